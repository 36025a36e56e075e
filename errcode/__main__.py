"""`python -m errcode`."""

from errcode.start import main

main()
