"""`python -m errcode`."""

from errcode.cli.program import program

program()
