#!/usr/bin/env bash
# PublicDataReader 1.1.1.post2: a query over several months asks data.go.kr once a month, and a month that is answered with an
# HTTP status other than 200 (the gateway's 429 past the day's quota, 502, 503) is left out of the table; nothing is raised, the
# status is only printed, and the table looks as if nobody had traded. A refusal with status 200 raises, with the code of
# the gateway's own XML but of the service's (resultCode) with the message alone. Seen on 2026-11-28 with CPython 3.11. Fails
# when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q PublicDataReader==1.1.1.post2
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import io
import threading
from contextlib import redirect_stdout
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from PublicDataReader import TransactionPrice

ITEM = "<item><sggCd>11110</sggCd><dealYear>2026</dealYear><dealMonth>{}</dealMonth><dealDay>2</dealDay></item>"
GOOD = (
    "<response><header><resultCode>000</resultCode><resultMsg>OK</resultMsg></header><body><items>{}</items></body></response>"
)
LIMIT = (
    "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg>"
    "<returnAuthMsg>LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR</returnAuthMsg>"
    "<returnReasonCode>22</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>"
)


class Portal(BaseHTTPRequestHandler):
    """Answer each month with a deal; February with a status, and a district 99999 with the gateway's refusal."""

    def do_GET(self):
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        month = int(asked["DEAL_YMD"][4:])
        status, text = 200, GOOD.format(ITEM.format(month))
        if asked["LAWD_CD"] == "99999":
            text = LIMIT
        elif month == 2:
            status, text = 429, "API token quota exceeded"
        self.send_response(status)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
threading.Thread(target=server.serve_forever, daemon=True).start()
api = TransactionPrice("key")
api.meta_dict["아파트"]["매매"]["url"] = f"http://127.0.0.1:{server.server_port}/"
span = {"property_type": "아파트", "trade_type": "매매", "start_year_month": "202601", "end_year_month": "202603"}
printed = io.StringIO()
with redirect_stdout(printed):
    table = api.get_data(sigungu_code="11110", translate=False, **span)
print("months in the table:", table["dealMonth"].tolist(), "- printed:", printed.getvalue().strip())
assert table["dealMonth"].astype(int).tolist() == [1, 3]
assert "429" in printed.getvalue()
try:
    api.get_data(sigungu_code="99999", translate=False, **span)
except Exception as error:
    print(type(error).__name__, error)
    assert type(error) is Exception and "'22'" in str(error)
else:
    raise AssertionError("nothing raised")
PYTHON
