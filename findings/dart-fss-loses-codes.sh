#!/usr/bin/env bash
# dart-fss 0.4.17 knows eight of OpenDART's statuses and raises UnknownError for the others, so that an address that is not
# registered (012), a document that does not exist (014), too many companies at once (021), a wrong kind of access (101) and a
# key that has run out (901) are one to a program, like the server's own failure (900). None of its exceptions has the status:
# what is left is the Korean message. Seen on 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q dart-fss==0.4.17
"$folder/venv/bin/python" - <<'PYTHON'
from dart_fss.errors import check_status

answers = {
    "020": "요청 제한을 초과하였습니다.",
    "012": "접근할 수 없는 IP입니다.",
    "014": "파일이 존재하지 않습니다.",
    "021": "조회 가능한 회사 개수가 초과하였습니다.",
    "101": "부적절한 접근입니다.",
    "901": "사용자 계정의 개인정보 보유기간이 만료되어 사용할 수 없는 키입니다.",
    "900": "정의되지 않은 오류가 발생하였습니다.",
}
for status, message in answers.items():
    try:
        check_status(status=status, message=message)
    except Exception as error:
        print(f"{status}: {type(error).__name__}, args {error.args}, status in it: {status in str(vars(error)) + str(error)}")
        assert type(error).__name__ == ("OverQueryLimit" if status == "020" else "UnknownError")
        assert error.args == (message,) and not vars(error)
    else:
        raise AssertionError(status)
PYTHON
