"""Adapters, a library a file: each imports its library in its functions, and nobody else imports it."""
