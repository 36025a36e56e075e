"""`python -m errcode`."""

from errcode.start import program

program()
