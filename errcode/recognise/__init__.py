"""A text, into the payloads that stand in it."""
