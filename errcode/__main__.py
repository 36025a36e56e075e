"""`python -m errcode`."""

from errcode.cli.start import program

program()
