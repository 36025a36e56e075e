"""Words and messages, into entries."""
