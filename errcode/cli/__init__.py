"""What each command does: from its arguments to its output and exit code.

No Typer here: `cli` declares the commands, `start` calls them.
"""
