"""What the dashboard declares: nothing, as it only reads."""


def declare() -> None:
    """Declare nothing."""
