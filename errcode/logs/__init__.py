"""Logs and other inputs of any size: where they come from, where errors stand in them, and what they sum up to."""
