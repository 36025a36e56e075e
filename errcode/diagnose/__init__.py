"""Payloads and what surrounds them, into findings."""
