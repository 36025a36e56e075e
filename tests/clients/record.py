"""Records what real clients print when a provider answers with an error, and what they give back when all is well.

    python tests/clients/record.py FOLDER [CLIENT …]

As root, on Linux. FOLDER/py is a virtual environment and FOLDER/js a folder of npm with the clients of `programs.toml`;
those of other languages are the system's (Debian's ruby, php-cli, golang-go, openjdk, perl with their HTTP libraries).
What is recorded goes to recorded.jsonl and versions.json; of some clients alone it replaces what was known of them.

Every client runs unchanged against the hosts that it knows: in a network of its own (`unshare`) their names lead to
this machine, where a server with a certificate of its own gives each request the answer in turn. Codes and messages are
drawn from the tables. Half of the clients (`unseen`) were not looked at while rules were written.
"""

from __future__ import annotations

import json
import os
import random
import re
import ssl
import subprocess
import sys
import threading
import tomllib
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TABLES = HERE.parents[1] / "tables"
EACH = 2
"""Errors that each client is answered with; one where it is one of many of a library."""

SERVICE = (
    "<OpenAPI_ServiceResponse>\n<cmmMsgHeader>\n<errMsg>SERVICE ERROR</errMsg>\n<returnAuthMsg>{text}</returnAuthMsg>\n"
    "<returnReasonCode>{code}</returnReasonCode>\n</cmmMsgHeader>\n</OpenAPI_ServiceResponse>"
)
"""How the gateway of Korea's public data answers."""

BODIES: dict[str, tuple[int, Any]] = {
    "binance": (400, lambda code, text: {"code": int(code), "msg": text}),
    "bybit": (200, lambda code, text: {"retCode": int(code), "retMsg": text, "result": {}, "retExtInfo": {}}),
    "okx": (200, lambda code, text: {"code": code, "msg": text, "data": []}),
    "kucoin": (200, lambda code, text: {"code": code, "msg": text}),
    "upbit": (400, lambda code, text: {"error": {"name": code, "message": text}}),
    "bithumb": (400, lambda code, text: {"status": code, "message": text}),
    "kraken": (200, lambda code, text: {"error": [code]}),
    "gate": (400, lambda code, text: {"label": code, "message": text}),
    "bitget": (400, lambda code, text: {"code": code, "msg": text, "requestTime": 1764212400000, "data": None}),
    "mexc": (400, lambda code, text: {"code": int(code), "msg": text}),
    "deribit": (400, lambda code, text: {"jsonrpc": "2.0", "error": {"code": int(code), "message": text}, "usIn": 1}),
    "kis": (500, lambda code, text: {"rt_cd": "1", "msg_cd": code, "msg1": text}),
    "coinone": (200, lambda code, text: {"result": "error", "error_code": code, "error_msg": text}),
    "htx": (200, lambda code, text: {"status": "error", "err-code": code, "err-msg": text, "data": None}),
    "woox": (400, lambda code, text: {"success": False, "code": int(code), "message": text}),
    "kiwoom": (200, lambda code, text: {"return_code": 2, "return_msg": f"{text}[{code}:{text}]"}),
    "tosspayments": (400, lambda code, text: {"code": code, "message": text}),
    "stripe": (402, lambda code, text: {"error": {"code": code, "message": text, "type": "card_error"}}),
    "alpaca": (403, lambda code, text: {"code": int(code), "message": text}),
    "bingx": (200, lambda code, text: {"code": int(code), "msg": text, "timestamp": 1764212400000}),
    "bitbank": (200, lambda code, _: {"success": 0, "data": {"code": int(code)}}),
    "bitmart": (400, lambda code, text: {"message": text, "code": int(code), "trace": "5a8c.e1", "data": {}}),
    "bitstamp": (403, lambda code, text: {"status": "error", "reason": text, "code": code}),
    "coinbase": (401, lambda code, text: {"error": code, "message": text, "error_details": text}),
    "crypto-com": (
        400,
        lambda code, text: {"id": 11, "method": "private/user-balance", "code": int(code), "message": text},
    ),
    "gemini-exchange": (400, lambda code, text: {"result": "error", "reason": code, "message": text}),
    "phemex": (200, lambda code, text: {"code": int(code), "msg": text, "data": None}),
    "kosis": (200, lambda code, text: {"err": code, "errMsg": text}),
    "opendart": (200, lambda code, text: {"status": code, "message": text}),
    "portone": (404, lambda code, text: {"type": code, "message": text}),
    "solapi": (400, lambda code, text: {"errorCode": code, "errorMessage": text}),
    "korbit": (400, lambda code, _: {"success": False, "error": {"message": code}}),
    "orderly": (400, lambda code, text: {"success": False, "code": int(code), "message": text}),
    "hyperliquid": (200, lambda _, text: {"status": "err", "response": text}),
    "popbill": (400, lambda code, text: {"code": int(code), "message": text}),
    "kakao": (401, lambda code, text: {"code": int(code), "msg": text}),
    "naver": (401, lambda code, text: {"errorCode": code, "errorMessage": text}),
    "neis": (200, lambda code, text: {"RESULT": {"CODE": code, "MESSAGE": text}}),
    "ecos": (200, lambda code, text: {"RESULT": {"CODE": code, "MESSAGE": text}}),
    "data-go-kr": (200, lambda code, text: SERVICE.format(code=code, text=text)),
}
"""The status and the body with which each provider tells an error."""

NUMBERS = (
    "binance",
    "mexc",
    "woox",
    "deribit",
    "bybit",
    "alpaca",
    "bingx",
    "bitbank",
    "bitmart",
    "crypto-com",
    "phemex",
    "orderly",
    "popbill",
    "kakao",
)
CODES = dict.fromkeys(NUMBERS, r"-?\d+") | {"kraken": r"E\w+:.*", "bitstamp": r"API\d+", "solapi": r"[A-Za-z]+"}
CODES |= {"data-go-kr": r"[23]\d", "korbit": r"[A-Z_]+", "hyperliquid": r".* .*"}
"""What the codes look like that stand in those bodies, where a table has others too."""

PAGE = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
    "<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n"
)
"""A gateway's page."""

CCXT = [
    "binance",
    "bybit",
    "okx",
    "kucoin",
    "upbit",
    "bithumb",
    "kraken",
    "gate",
    "bitget",
    "mexc",
    "deribit",
    "coinone",
]
CCXT += ["htx", "woo", "alpaca", "bingx", "bitbank", "bitstamp", "coinbase", "cryptocom", "gemini", "phemex"]
"""Exchanges as ccxt calls them."""

IDS = {"woo": "woox", "cryptocom": "crypto-com", "gemini": "gemini-exchange"}
"""Exchanges that a table calls otherwise."""

BESIDE = {
    "alpaca.markets": "api paper-api data",
    "bitbank.cc": "api public",
    "bingx.com": "open-api",
    "bitstamp.net": "www",
    "coinbase.com": "api",
    "crypto.com": "api",
    "gemini.com": "api",
    "phemex.com": "api vapi",
    "fss.or.kr": "opendart",
    "kosis.kr": "www",
    "portone.io": "api",
    "solapi.com": "api",
    "binance.com": "api api1 fapi dapi eapi api-gcp",
    "bybit.com": "api api-testnet",
    "okx.com": "www us openapi aws",
    "kucoin.com": "api api-futures openapi-v2",
    "kraken.com": "api futures",
    "deribit.com": "www test",
    "gateio.ws": "api fx-api",
    "mexc.com": "api contract",
    "huobi.pro": "api",
    "hbdm.com": "api",
    "huobigroup.com": "status",
    "woo.org": "api api-pub",
    "woox.io": "api api-pub",
    "koreainvestment.com": "openapi",
    "coinone.co.kr": "api",
    "bitget.com": "api",
    "stripe.com": "api",
    "korbit.co.kr": "api",
    "orderly.org": "api-evm api",
    "hyperliquid.xyz": "api",
    "linkhub.co.kr": "auth popbill ga-auth static-auth",
    "kakao.com": "dapi kapi kauth",
    "naver.com": "openapi",
    "neis.go.kr": "open",
    "bok.or.kr": "ecos",
    "data.go.kr": "apis api",
    "exchange.coinbase.com": "api",
}
"""Hosts that clients ask besides those that the tables name."""


class Answers(BaseHTTPRequestHandler):
    """Answers every request with what `reply` holds."""

    reply: tuple[int, str, str] = (200, "application/json", "{}")

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, kind, body = self.reply
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def table(provider: str) -> dict[str, Any]:
    """Give a provider's table."""
    data: dict[str, Any] = json.loads((TABLES / f"{provider}.json").read_text(encoding="utf-8"))
    return data


def hosts() -> list[str]:
    """Give every host that a client may ask."""
    known = {host for provider in BODIES for host in table(provider).get("hosts") or ()}
    known |= {host for provider in BODIES for part in table(provider)["sections"] for host in part.get("hosts") or ()}
    known |= {f"{name}.{domain}" for domain, names in BESIDE.items() for name in names.split()}
    return sorted({host for host in known if re.fullmatch(r"[a-z0-9.-]+", host)})


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for all hosts, and trust it in the folder's environments."""
    key, crt = folder / "key.pem", folder / "crt.pem"
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "9", "-subj", "/CN=local"]
    words += ["-addext", "subjectAltName=" + ",".join(f"DNS:{host}" for host in hosts())]
    subprocess.run([*words, "-keyout", str(key), "-out", str(crt)], check=True, capture_output=True)
    trusted = bundle(folder).read_text(encoding="utf-8").partition("# local\n")[0]
    (folder / "trust.p12").unlink(missing_ok=True)
    store = ["-keystore", str(folder / "trust.p12"), "-storepass", "changeit"]
    trust = ["keytool", "-importcert", "-noprompt", "-file", str(crt), *store]
    subprocess.run(trust, check=True, capture_output=True)
    bundle(folder).write_text(f"{trusted}# local\n{crt.read_text(encoding='utf-8')}", encoding="utf-8")
    return key, crt


def bundle(folder: Path) -> Path:
    """Give where the Python environment keeps the certificates that it trusts."""
    return next((folder / "py/lib").glob("python3*/site-packages/certifi/cacert.pem"))


def serve(key: Path, crt: Path) -> None:
    """Answer at the ports that clients use."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(crt, key)
    for port in (80, 443, 9443):
        server = ThreadingHTTPServer(("127.0.0.1", port), Answers)
        if port != 80:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()


def command(folder: Path, kind: str) -> tuple[Path, list[str]]:
    """Give where a language's program is written, and the command that runs it."""
    trusted = str(bundle(folder))
    jars = ":".join(f"/usr/share/java/{name}.jar" for name in ("okhttp", "okio"))
    file, *words = {
        "py": ["bot.py", str(folder / "py/bin/python")],
        "js": ["js/bot.js", "node"],
        "rb": ["bot.rb", "ruby"],
        "php": ["bot.php", "php", "-d", f"curl.cainfo={trusted}", "-d", f"openssl.cafile={trusted}"],
        "go": ["bot.go", "go", "run"],
        "java": [
            "Bot.java",
            "java",
            f"-Djavax.net.ssl.trustStore={folder}/trust.p12",
            "-Djavax.net.ssl.trustStorePassword=changeit",
            "-cp",
            jars,
        ],
        "pl": ["bot.pl", "perl"],
        "sh": ["bot.sh", "bash"],
    }[kind]
    return folder / file, [*words, str(folder / file)]


def programs() -> list[tuple[str, str, str, str]]:
    """Give of every client language, name, provider and program; of ccxt one for each exchange."""
    found = []
    for kind, clients in tomllib.loads((HERE / "programs.toml").read_text(encoding="utf-8")).items():
        for name, client in clients.items():
            if client["provider"] != "*":
                found.append((kind, name, client["provider"], client["program"]))
                continue
            for exchange in CCXT:
                text = client["program"].replace("{name}", exchange)
                found.append((kind, f"{name} {exchange}", IDS.get(exchange, exchange), text))
    return found


def whole(kind: str, text: str) -> str:
    """Give the whole program: in Python an error is not caught; what comes back without one is printed."""
    if kind == "py":
        return f"{text}\nprint('result:', result)\n"
    if kind != "js":
        return f"<?php\n{text}" if kind == "php" else text
    ends = ".catch((error) => { console.error('order failed:', error); process.exitCode = 1 })"
    return f"(async () => {{ let result; {text}; console.log('result:', result) }})(){ends}\n"


def run(folder: Path, kind: str, text: str) -> str:
    """Run a client's program; give what it printed, this machine's paths made general."""
    file, words = command(folder, kind)
    file.write_text(whole(kind, text), encoding="utf-8")
    env = {"PATH": f"{folder}/py/bin:{os.environ['PATH']}", "HOME": str(folder), "LANG": "C.UTF-8"}
    env |= dict.fromkeys(("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "PERL_LWP_SSL_CA_FILE"), str(bundle(folder)))
    env |= {"NODE_EXTRA_CA_CERTS": str(folder / "crt.pem"), "GOCACHE": str(folder / "go"), "GO111MODULE": "off"}
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, env=env, cwd=folder, check=False)
    except subprocess.TimeoutExpired:
        return ""
    said = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)
    said = said.replace(f"{sys.base_prefix}/lib/", "/usr/lib/")
    said = re.sub(rf"{folder}/py/lib/python3\.\d+/site-packages", "/venv", said).replace(f"{folder}/js", "/app")
    return shortened(re.sub(r"0x[0-9a-f]{8,}", "0x7f", said.replace(str(folder), "/app")))


def shortened(said: str) -> str:
    """Give the first and the last lines of a long text, and no line longer than a screen."""
    lines = [line[:500] for line in said.splitlines() if line.strip(" ^~")]
    return "\n".join(lines if len(lines) <= 24 else [*lines[:6], *lines[-18:]])


def drawn(provider: str, chance: random.Random, count: int) -> list[tuple[str, str]]:
    """Draw codes and messages of a provider's table."""
    told = []
    for row in table(provider)["errors"]:
        first = next(iter(row.get("messages") or ()), "")
        text = first if isinstance(first, str) else first["text"]
        plain = (
            text
            and not set(text) & set("{}%<>'\"\n")
            and row["kind"] != "no-error"
            and "status" not in row
            and row.get("section") != "websocket"
        )
        if plain and re.fullmatch(CODES.get(provider, ".*"), row["code"]):
            told.append((row["code"], text))
    return chance.sample(told, min(count, len(told)))


def unseen(client: str) -> bool:
    """Say whether a client is of the half that was not looked at."""
    return sha256(client.encode()).digest()[0] % 2 == 1


def replies(client: str, provider: str) -> list[tuple[str, int, str, str]]:
    """Give what a client is answered: the code (`page` for a gateway's page), status, type and body."""
    status, body = BODIES[provider]
    count = 1 if client.startswith("ccxt") else EACH
    well = json.loads((HERE / "well.json").read_text(encoding="utf-8"))[provider]
    answers = [(code, status, body(code, text)) for code, text in drawn(provider, random.Random(client), count)]
    answers.append(("", 200, well))
    given = [(code, number, *written(data)) for code, number, data in answers]
    # ccxt's two ways in Python differ in their stacks alone: of the second the error is enough.
    return given[:1] if client.startswith("ccxt async") else [*given, ("page", 502, "text/html", PAGE)]


def written(body: Any) -> tuple[str, str]:
    """Give a body's type and text; what is a text is XML."""
    if isinstance(body, str):
        return "text/xml; charset=utf-8", body
    return "application/json", json.dumps(body, ensure_ascii=False)


def shown(code: str, said: str) -> bool:
    """Say whether a client's text shows a code; kraken-api leaves the first letter of Kraken's out."""
    return code in said or (":" in code and code[1:] in said)


def records(folder: Path, wanted: list[str]) -> list[dict[str, object]]:
    """Run every client with every answer; what does not show the answer (a client that broke on it) is not kept."""
    serve(*certificate(folder))
    found: list[dict[str, object]] = []
    for kind, client, provider, text in programs():
        if wanted and client not in wanted:
            continue
        about = {"client": client, "language": kind, "provider": provider, "unseen": unseen(client)}
        for code, *reply in replies(client, provider):
            Answers.reply = (reply[0], reply[1], reply[2])
            said = run(folder, kind, text)
            if said and (code == "page" or (shown(code, said) if code else kind == "sh" or "result: " in said)):
                found.append({**about, "code": code, "text": said})
        sys.stderr.write(f"{kind} {client}\n")
    return found


DEBIAN = {"rb": "ruby ruby-faraday ruby-httparty ruby-rest-client", "php": "php-cli php-curl php-guzzlehttp-guzzle"}
DEBIAN |= {"go": "golang-go", "java": "openjdk-17-jdk libokhttp-java", "pl": "perl libwww-perl", "sh": "curl wget"}
"""The packages of the system that the programs of a language need."""


def versions(folder: Path) -> dict[str, str]:
    """Give the versions of the clients."""
    frozen = subprocess.run([folder / "py/bin/pip", "freeze"], check=True, capture_output=True, text=True).stdout
    found = dict(line.split("==") for line in frozen.split() if "==" in line)
    for package in (folder / "js/node_modules").glob("**/package.json"):
        if package.parent.parent.name == "node_modules" or package.parent.parent.name.startswith("@"):
            data = json.loads(package.read_text(encoding="utf-8"))
            found.setdefault(f"npm:{data.get('name')}", str(data.get("version")))
    known = {name.split()[0].replace("-async", "") for _, name, _, _ in programs()}
    known |= {name.replace("-", "_") for name in known}
    asked = ["dpkg-query", "-W", "-f", "deb:${Package} ${Version}\n", *" ".join(DEBIAN.values()).split()]
    system = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines()
    debian = dict(line.split() for line in system if " " in line)
    return debian | {name: version for name, version in found.items() if name.removeprefix("npm:") in known}


def before(wanted: list[str]) -> tuple[list[dict[str, object]], dict[str, str]]:
    """Give what is kept of before, where only some clients are recorded: the others' texts and versions."""
    if not wanted:
        return [], {}
    rows = map(json.loads, (HERE / "recorded.jsonl").read_text(encoding="utf-8").splitlines())
    said: dict[str, str] = json.loads((HERE / "versions.json").read_text(encoding="utf-8"))
    others = {name: version for name, version in said.items() if name.removeprefix("npm:") not in wanted}
    return [row for row in rows if row["client"] not in wanted], others


def main() -> None:
    """Enter a network of its own, record, write."""
    folder, wanted = Path(sys.argv[1]).resolve(), sys.argv[2:]
    if "ERRCODE_RECORDING" not in os.environ:
        names = folder / "hosts"
        names.write_text("127.0.0.1 localhost " + " ".join(hosts()) + "\n", encoding="utf-8")
        words = " ".join(f"'{word}'" for word in (sys.executable, *sys.argv))
        inside = f"ip link set lo up; mount --bind {names} /etc/hosts; exec {words}"
        command = ["unshare", "-m", "-n", "bash", "-c", inside]
        os.execvpe(command[0], command, {**os.environ, "ERRCODE_RECORDING": "1"})
    kept, known = before(wanted)
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in (*kept, *records(folder, wanted))]
    (HERE / "recorded.jsonl").write_text("".join(lines), encoding="utf-8")
    told = json.dumps(versions(folder) | known, indent=2, sort_keys=True)
    (HERE / "versions.json").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
