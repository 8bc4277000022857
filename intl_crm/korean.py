"""Korean particles that follow the sound of the word before them."""

import re

# Each pair as a pattern writes it, with the form after a final consonant and the one after a vowel.
PAIRS = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
FIRST_SYLLABLE, FINALS = ord("가"), 28
FINAL_L = 8
# How a digit ends when it is read aloud: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구.
DIGITS = "영일이삼사오육칠팔구"
# Latin words should come in Hangul; where one does not, these last letters are heard as a final consonant.
LATIN_FINALS = {"l": FINAL_L, "m": 16, "n": 4}

_WAITING = re.compile("|".join(re.escape(pair) for pair in PAIRS))
_BEHIND = re.compile(r"\([^()]*\)$|[^\w]$")


def agree(text: str) -> str:
    """Return the text with each pair such as 을(를) turned into the one that the word before it takes."""
    return _WAITING.sub(lambda pair: _particle(text[: pair.start()], pair.group()), text)


def _particle(before: str, pair: str) -> str:
    after_consonant, after_vowel = PAIRS[pair]
    final = _final(last_sound(before))
    if pair == "(으)로" and final == FINAL_L:
        return after_vowel
    return after_consonant if final else after_vowel


def last_sound(before: str) -> str:
    """Return the last character that is read aloud: closing quotes and what stands in brackets are not."""
    while shorter := _BEHIND.search(before):
        before = before[: shorter.start()]
    return before[-1:]


def _final(character: str) -> int:
    """Return the number of the syllable's final consonant, 0 for none."""
    if character.isdecimal():
        character = DIGITS[int(character)]
    if "가" <= character <= "힣":
        return (ord(character) - FIRST_SYLLABLE) % FINALS
    return LATIN_FINALS.get(character.lower(), 0)
