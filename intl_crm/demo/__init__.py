"""The demo: the year 2021 of a real office, with an account for each role."""
