"""How structures are written down: brackets, quotes, pairs, escapes, markup."""
