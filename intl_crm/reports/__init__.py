"""The year's report, its figures and its introductions."""
