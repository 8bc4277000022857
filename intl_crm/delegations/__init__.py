"""People, posts, organisations, envoys, delegations, and who signed."""
