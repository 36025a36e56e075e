"""Count the errors of a log with Polars, tracebacks joined first: polars_logs.py [FILE|FILE.parquet [COLUMN]]."""

import sys
from pathlib import Path

try:
    import polars as pl

    from errcode.integrations.polars import errors, explained
except ImportError as missing:
    sys.exit(f"{missing}: pip install 'errcode[polars]'")

path = sys.argv[1] if len(sys.argv) > 1 else "docs/bot.log"
column = sys.argv[2] if len(sys.argv) > 2 else "line"
if path.endswith(".parquet"):
    frame = pl.scan_parquet(path)
else:
    # A record that spans lines is one row: a line that does not begin with a time or a brace belongs to the one before.
    lines = pl.LazyFrame({column: Path(path).read_text(encoding="utf-8").splitlines()})
    begins = pl.col(column).str.contains(r"^\s*[{\[]?[\"']?\w*[\"']?:?\s?[\"']?\d{2,4}[-/]\d\d|^\{")
    numbered = lines.with_columns(begins.cum_sum().alias("record"))
    frame = numbered.group_by("record", maintain_order=True).agg(pl.col(column).str.join("\n"))

found = explained(frame, column).group_by("provider", "code", "retry").len("count")
advice = errors().lazy().select("provider", "code", "advice_en").unique(["provider", "code"])
with pl.Config(tbl_rows=50, fmt_str_lengths=60):
    sys.stdout.write(f"{found.join(advice, ['provider', 'code'], 'left').sort('count', descending=True).collect()}\n")
