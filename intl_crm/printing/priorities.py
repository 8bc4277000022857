"""What leaves a briefing sheet first when it does not fit on its two pages.

Each ladder gives the priority of the first, second, third … of its list; its last step holds for the rest.
Priority 1 never goes, 9 goes first.
"""

from typing import Final

Ladder = tuple[int, ...]

# A large party is told by its first; the next edition of the sheet gives the others a page of their own.
PARTICIPANTS: Final[Ladder] = (1,) * 10 + (2,)
AIMS: Final[Ladder] = (1, 4, 6)
MEETINGS_BEFORE_THE_LAST: Final[Ladder] = (4, 5, 6, 7, 8)
EXCHANGES: Final[Ladder] = (1, 1, 1, 3, 4, 4, 6, 6, 6, 6, 9)
GIFTS_EACH_WAY: Final[Ladder] = (1, 5, 7)

ALWAYS: Final = 1
OTHER_FACT: Final = 2
OTHER_SPELLINGS: Final = 3
ITEM_WITHOUT_THE_MAYOR: Final = 6


def at(ladder: Ladder, index: int) -> int:
    """The priority of the item at an index, the latest or most important being 0."""
    return ladder[min(index, len(ladder) - 1)]
