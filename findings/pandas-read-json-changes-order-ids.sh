#!/usr/bin/env bash
# pandas 3.1.1's read_json makes numbers of JSON's strings. A batch of orders as OKX answers it, its ids in quotation marks
# because they do not fit a double, becomes a column of floats as soon as one order was refused and has null for its id: the
# last digits of all the others change, and cancelling by such an id meets nobody's order, or another one. Codes lose their
# zeros the same way ("024" is 24, "00" is 0), with no null needed. With dtype=False both stay as they were written.
# Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import json

import pandas

ORDERS = [{"ordId": "680800019749904385", "sCode": "0"}, {"ordId": None, "sCode": "51008"}]
ANSWERS = {"array": json.dumps(ORDERS), "lines": "\n".join(map(json.dumps, ORDERS))}

for name, text in ANSWERS.items():
    frame = pandas.read_json(io.StringIO(text), lines=name == "lines")
    held = int(frame["ordId"][0])
    print(f"{name}: {frame['ordId'].dtype}; sent 680800019749904385, held {held}")
    assert frame["ordId"].dtype == float and held == 680800019749904384
    kept = pandas.read_json(io.StringIO(text), lines=name == "lines", dtype=False)
    assert kept["ordId"][0] == "680800019749904385"

codes = pandas.read_json(io.StringIO('[{"code": "024"}, {"code": "00"}]'))["code"]
print("codes:", codes.dtype, list(codes))
assert list(codes) == [24, 0]
PYTHON
echo "as described"
