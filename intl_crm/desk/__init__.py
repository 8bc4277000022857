"""The desk: list, page, form, saving and history of every kind of record, written once."""
