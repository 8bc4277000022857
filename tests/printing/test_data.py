import dataclasses
import json
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from intl_crm.printing.report_data import ReportData
from intl_crm.printing.sheet_data import SheetData
from intl_crm.printing.values import Text, Value
from tests.printing.examples import REPORTS, SHEETS, sample


def built(kind: Any, data: Any) -> Any:
    """The JSON as the data classes that it was made of; a key that they do not know is an error."""
    if kind == Text or kind is Value:
        return _text(data)
    if get_origin(kind) is UnionType:
        (kind,) = (k for k in get_args(kind) if k is not type(None))
        return built(kind, data)
    if get_origin(kind) is tuple:
        return tuple(built(get_args(kind)[0], item) for item in data)
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{key: _field(hints[key], value) for key, value in data.items()})
    return data


def _field(hint: Any, value: Any) -> Any:
    is_text = hint == Text or hint == Text | None
    return _text(value) if is_text else built(hint, value)


def _text(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(map(_text, data))
    return Value(**data) if isinstance(data, dict) else data


def without_defaults(data: Any) -> Any:
    if isinstance(data, dict):
        return {k: without_defaults(v) for k, v in data.items() if (k, v) not in (("prio", 1), ("no", "•"))}
    return [without_defaults(v) for v in data] if isinstance(data, list) else data


@pytest.mark.parametrize(
    ("kind", "name"), [*((SheetData, name) for name in SHEETS), *((ReportData, name) for name in REPORTS)]
)
def test_the_samples_are_what_the_data_classes_print(kind, name):
    printed = json.loads(json.dumps(built(kind, sample(name)).to_json()))
    assert without_defaults(printed) == without_defaults(sample(name))
