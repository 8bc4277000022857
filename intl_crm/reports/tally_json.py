"""Tallies and figures as data: each number with the keys of the records that it counts."""

from typing import Any

from intl_crm.cities.rules import best
from intl_crm.reports.published import YearTotal
from intl_crm.reports.tallies import Cell, Column, Tally
from intl_crm.reports.tally_words import column_words, row_words, tally_words

Json = dict[str, Any]


def total_json(total: YearTotal, language: str) -> Json:
    """Return a figure of the year as computed and as published; null is unknown or not published."""
    figure = total.figure
    return {
        "published": total.published,
        "computed": total.cell.number,
        "unknown": total.cell.unknown,
        "difference": total.difference,
        "source": (best(figure.source, language).text or None) if figure else None,
        "reason": (best(figure.reason, language).text or None) if figure else None,
    }


def tally_json(tally: Tally, language: str) -> Json:
    """Return a tally with its rows, the last without a key that of all; a number that is null is unknown."""
    return {
        "key": tally.key,
        "name": tally_words(tally, language),
        "columns": [_column(column, language) for column in tally.columns],
        "rows": [_row(tally, row, language) for row in (*tally.rows, None)],
    }


def _column(column: Column, language: str) -> Json:
    return {"key": column.key, "name": column_words(column, language), "unit": column.unit.value}


def _row(tally: Tally, row: str | None, language: str) -> Json:
    cells = {column.key: _cell(tally.cell(row, column)) for column in tally.columns}
    return {"key": row, "name": row_words(tally, row, language), "cells": cells}


def _cell(cell: Cell) -> Json:
    return {"number": cell.number, "unknown": cell.unknown, "records": [item.key for item in cell.items]}
