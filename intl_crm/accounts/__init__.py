"""Accounts, sign-in, sessions on the server and the audit."""
