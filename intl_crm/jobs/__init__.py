"""Long work: a row for each job, done one after the other by a worker of its own."""
