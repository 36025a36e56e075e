"""Python as JavaScript: what searches and explains runs in a browser as it stands, so that there is one matcher.

It is no compiler for any Python: it knows the language of `text`, `recognise`, `diagnose` and `matching`, refuses what
it does not know, and leaves to `page/python.js` what values mean (truth, equality, slices, sets, tuples as keys).
"""
