"""One index over all records."""
