from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from intl_crm.db import Database
from tests import factories
from tests.refusals import refusal, refused_twice

REFUSED: list[tuple[str, Callable[[], Any]]] = [
    ("sort_known", lambda: factories.file(record_id=uuid4(), sort="film")),
    ("not_empty", lambda: factories.file(record_id=uuid4(), size=0)),
]


@pytest.mark.parametrize(("constraint", "make"), REFUSED)
def test_what_is_senseless_is_refused(database: Database, constraint: str, make: Callable[[], Any]) -> None:
    assert constraint in refusal(database, make())


def test_two_files_do_not_lie_in_one_place(database: Database) -> None:
    assert refused_twice(database, lambda: factories.file(record_id=uuid4()), "path")
