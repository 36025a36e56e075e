"""Lines of a shell and of one's own server that name codes: no provider has sent them."""

from __future__ import annotations

from errcode.recognise.unsent.kind import Unsent

ROWS = (
    Unsent(
        "a command that searches",
        r"(?:[$>%][ ])?(?:sudo[ ])?(?:git[ ])?(?:[efz]?grep|rg|ag|ack|sed|awk|jq)[ ](?!error\b)"
        r" | [^{\n]{1,160}(?:\|&?|&&|;)[ ](?:sudo[ ])?(?:[efz]?grep|rg|ag|ack|sed|awk|jq)[ ](?!error\b)"
        r" | \$[ ](?=[a-z])[\w./-]{1,40}[ ]"
        r" | errcode[ ](?:lookup|explain|search|reverse|list)[ ] | (?:export|setx|unset|alias)[ ][A-Za-z_]\w*="
        r" | (?:[$>%\#][ ])?(?:sudo[ ])?(?:docker(?:-compose)?|podman|kubectl|helm|git|npx|pnpm|yarn|pip3?|cargo"
        r"|terraform|systemctl|journalctl|scp|rsync)[ ](?!error\b|failed\b)[a-z-]{2,20}\b(?!:)",
        claims=(
            "grep -rn 'EGW00123' src/",
            "$ rg 'EOrder:Unknown order' crates/",
            "kubectl get pods -n bybit | grep 10006",
            "docker logs okx-bot 2>&1 | rg 51008",
            "$ redis-cli get okx:errors:51008",
            "docker build -t okx:51008 .",
            "errcode lookup okx 51008",
            "export OKXCODE=51008",
        ),
        ignores=(
            "grepping for binance error -1021",
            "sed: okx error 51008",
            "bot | awk error: okx error 51008",
            "git: okx error 51008",
        ),
    ),
    Unsent(
        "an answer of one's own server",
        r"(?:.{0,120}[\"\s])?(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)[ ]/\S*(?:[ ]HTTP/\d(?:\.\d)?)?[\"']?[ ]"
        r"(?:->[ ])?[123]\d\d"
        r"(?:[ ](?:-|OK|[\d.]+[ ]?(?:[mµu]?s|[kKM]?B)?(?=[ ]|\Z)|[\"'(-][^\n]*))*\s*\Z",
        signs=("GET /", "HEAD /", "POST /", "PUT /", "PATCH /", "DELETE /", "OPTIONS /"),
        claims=(
            "GET /api/v1/errors/okx/51008 200 12ms",
            '10.0.3.7 - - [01/Mar/2026:10:00:00 +0000] "GET /errors/okx/51008 HTTP/1.1" 200 512 "-" "curl/8.5"',
            'INFO:     127.0.0.1:51008 - "GET /bybit/10006 HTTP/1.1" 200 OK',
            "GET /docs/binance/errors/-1021 304 1.203 ms - -",
        ),
        ignores=("POST /api/v5/trade/order 200 okx sCode=51008", "okx: GET /api/v5/account 401 code 50111"),
    ),
)
