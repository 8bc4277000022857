"""Strings that break careless programs, for everybody's tests; every one is a legal name or title.

NUL and lone surrogates are apart, because databases and files refuse them: see UNSTORABLE.
"""

NAMES: tuple[str, ...] = (
    # Markup, templates and scripts.
    "<script>alert(1)</script>",
    "<b>粗體</b> & <i>斜體</i>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "</title></textarea></script><svg onload=alert(1)>",
    "<!-- ]]> -->",
    "&lt;b&gt; &amp;amp; &#39;",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7}",
    "%s %d %(name)s {0} {name} %n",
    "{count, plural, one {#} other {#}}",
    # Quotes and marks that are syntax somewhere.
    "O'Brien “quoted” „Wien“ «Paris» 「高雄」『釜山』",
    'Conan "The" O\'Brien',
    "back\\slash \\n \\N \\, \\; C:\\New\\new",
    "a;b,c:d=e|f",
    "semi; colon: comma, caret^ ^n ^' ^^",
    "\ttab\there\t",
    "two  blanks and a no-break\u00a0blank\u3000ideographic",
    # Other people's syntax.
    "'; DROP TABLE person; --",
    "1' OR '1'='1",
    "100% _ LIKE %\\_%",
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.1": *',
    "$x^2$ *bold* _it_ `raw` <label> @ref // no comment",
    "\\input{/etc/passwd} \\textbf{x}",
    "../../etc/passwd",
    "CON.txt",
    "$(touch /tmp/x) `id` ; ls | cat",
    "title\r\nATTENDEE:mailto:evil@example.org",
    "line\nBEGIN:VEVENT\nEND:VEVENT",
    "BEGIN:VCARD\r\nFN:x\r\nEND:VCARD",
    'a","b\nc',
    "name\r\nSet-Cookie: a=b",
    # Cells that a spreadsheet would calculate.
    '=HYPERLINK("http://example.org","click")',
    "+886-7-337-3333",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "＝１＋１",
    "\ufeff=1+1",
    # Right to left, and directions that do not end.
    "שלום חיפה",
    "عمّان والقدس",
    "abc\u202etxt.exe",
    "\u2067כן\u2069 and on",
    # Marks that combine, and letters that change length with case.
    "Z\u0351\u0343\u0346a\u0335\u0316l\u0327\u0316g\u0322\u033bo\u0338\u033c",
    "e\u0301 é n\u0303 ñ",
    "Łódź İstanbul ıI Straße ǅ ﬁ",
    "Đà Nẵng, Constanța, Şişli, Kraków",
    "नमस्ते க்ஷ ภาษาไทย",
    "각 각 부산광역시",
    # Without width, or not seen.
    "zero\u200bwidth\u200c\u200djoin\u2060er",
    "soft\u00adhyphen",
    "\u2028line\u2029paragraph",
    "\u200e\u200f",
    # Emoji: families, skin, flags, keycaps, variations.
    "👨‍👩‍👧‍👦 👩🏽‍🚀 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "🇹🇼🇯🇵🇰🇷 1️⃣ ❤️ ❤ 👍🏿",
    "👩‍❤️‍💋‍👨" * 12,
    # Han: rare, outside the basic plane, variants, compatibility.
    "𡍼𠮷野家 堃喆 臺台 温溫 﨑 葛󠄀城",
    "高雄市政府行政暨國際處" * 12,
    # Numbers and nothings.
    "None",
    "null undefined NaN true",
    "0",
    "１２３ ٣٤٥ Ⅻ",
    # Long.
    "W" * 200,
    "<b>長</b>" * 25,
    "café, naïve; résumé\\ " * 9,
)

UNSTORABLE: tuple[str, ...] = ("nul\x00here", "half\ud83d", "\udc00")
