"""Events, who takes part, gifts, commitments and links."""
