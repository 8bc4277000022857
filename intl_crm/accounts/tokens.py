"""Secret tokens: whoever holds one is let in, so the database keeps only a digest."""

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    """Return 256 random bits that can stand in an address."""
    return secrets.token_urlsafe(BYTES)


def digest(secret: str) -> str:
    """Return what the database keeps of a token."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
