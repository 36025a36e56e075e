"""Texts as such: normal forms, templates, what is visible, encodings, byte search; nothing of errcode."""
