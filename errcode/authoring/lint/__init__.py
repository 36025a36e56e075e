"""What is wrong with tables: a rule a file, each problem with its place and remedy.

To add a rule, write one file in `rules/`. Its name, hyphens for underscores, is the rule's name (`errcode tables
validate --only NAME`). It has a docstring that says what must be so and why, and:

- `SCOPE`: `"entry"`, `"table"` or `"tables"`, what one call of `check` looks at;
- `check`, pure, called with values that fit the schema; gives a `Problem` for everything that is wrong:
    - entry: `check(entry, table, known)`, paths from the entry: `("messages", 0)`;
    - table: `check(table, known)`, paths from the table: `("payloads", 2, "code")`;
    - tables: `check(tables, known)`, pairs of a table's id and a problem of it;
- `KOREAN`: its lines in Korean: an English template (`{}` is whatever stands there), and its Korean one, which names
  the places (`{0}`);
- where it needs them, `COMPLETE = True` (only bundled tables must keep it) and `STAGE` (`"shape"`: the others run only
  when it finds nothing; `"proof"`: it runs only when the others find nothing; else it is among the `"facts"`);
- where something must stay as it is, `ACCEPTED`: what stays → why; what stays is named `table`, `table:code` or
  `table:code/section`, with what the problem is about behind it where there may be several: `table:code=about`.
  An exception that nothing needs any more is a problem itself.

A rule that a patch (a table that `extends` another) cannot keep looks at `table.get("extends")`. Each rule is tested on
a toy table that breaks it (`tests/authoring/test_lint.py`), and run over all bundled ones.
"""
