"""Tables found, read, patched, indexed and cached; exact look-up."""
