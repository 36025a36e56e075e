"""Fuzzes the recogniser with coverage as guide, for a bounded number of runs; not collected by pytest.

    pip install atheris
    python tests/fuzz_atheris.py -runs=200000 -max_len=2048

Any exception, or an input that takes longer than `-timeout` seconds, ends the run and is written to a file.
"""

from __future__ import annotations

import os
import sys

import atheris

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

with atheris.instrument_imports(include=["errcode"]):
    from errcode.catalog.catalog import Catalog
    from errcode.catalog.folders import bundled_folder
    from errcode.diagnose.diagnoser import Diagnoser
    from errcode.matching.messages import MessageIndex
    from errcode.text.encoding import decoded

TABLES = Catalog([bundled_folder()]).tables()
INDEX = MessageIndex(TABLES)
DIAGNOSER = Diagnoser(TABLES, messages=lambda: INDEX)

SEEDS = [
    b'weex {"code":-1121,"msg":"Invalid symbol."}',
    b"{'result': 'error', 'error_code': '12', 'error_msg': \"It's bad\",}",
    b'x "{""code"":""159"",""msg"":""a""}" {\\"code\\":-5} {&quot;code&quot;:1}',
    b"Array ( [code] => -5 ) map[code:-5 msg:a b] S { code: Some(1) } :code=>1 <a><code>1</code></a>",
    b"HTTP/1.1 401 Unauthorized\n\nAPIError(code=-1013): Filter failure: LOT_SIZE (ErrCode: 10002) [-2015] a",
]


def one(data: bytes) -> None:
    """Explain one input."""
    DIAGNOSER.findings(decoded(data))


def main() -> None:
    """Fuzz, from payloads in a few writings on."""
    folder = os.environ.get("FUZZ_CORPUS")
    if folder:
        for place, seed in enumerate(SEEDS):
            with open(os.path.join(folder, f"seed-{place}"), "wb") as file:
                file.write(seed)
        sys.argv.append(folder)
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
