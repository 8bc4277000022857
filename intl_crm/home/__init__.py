"""Today: the dashboard, and the first start of an empty office."""
