"""The command line: read, performed, helped and completed (the only Typer)."""
