"""`errcode site`: every code in a browser."""

PLACE = 75
HELP = (
    "Every code as a page to read: offline, no server.",
    "모든 코드를 웹 페이지로 봅니다. 서버 없이 오프라인에서 열립니다.",
)
