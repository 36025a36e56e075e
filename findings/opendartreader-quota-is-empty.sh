#!/usr/bin/env bash
# OpenDartReader 0.2.2 gives the same empty table whether OpenDART has no data (013), the day's quota is used up (020), the key
# is unknown (010) or the service is stopped (800): nothing is raised, the frame has no attribute that tells, the answer is
# only printed to standard output. A screening run that passes its quota at noon finds "no disclosures" for the rest of the
# day. Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q OpenDartReader==0.2.2
"$folder/venv/bin/python" - <<'PYTHON'
import io
import json
from contextlib import redirect_stdout

import requests
from OpenDartReader import dart_event, dart_list, dart_report

ANSWERS = {
    "013": "조회된 데이타가 없습니다.",
    "020": "사용한도를 초과하였습니다.",
    "010": "등록되지 않은 키입니다.",
    "800": "시스템 점검으로 인한 서비스가 중지 중입니다.",
}
CALLS = {
    "list": lambda: dart_list.list("k" * 40, "00126380", start="2026-01-01", end="2026-11-01"),
    "event": lambda: dart_event.event("k" * 40, "00126380", "유상증자"),
    "report": lambda: dart_report.report("k" * 40, "00126380", "배당", 2025),
}


def answered(status, message):
    """Let OpenDART answer every request with this; the documented shape, HTTP status 200."""
    response = requests.Response()
    response.status_code = 200
    response._content = json.dumps({"status": status, "message": message}, ensure_ascii=False).encode()
    requests.get = lambda *_, **__: response


for name, call in CALLS.items():
    for status, message in ANSWERS.items():
        answered(status, message)
        printed = io.StringIO()
        with redirect_stdout(printed):
            frame = call()
        print(f"{name}, answered {status}: {type(frame).__name__} of {len(frame)} rows; attributes {frame.attrs}")
        assert frame.empty and not frame.attrs and status in printed.getvalue()
PYTHON
echo "as described"
