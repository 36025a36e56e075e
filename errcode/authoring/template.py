"""A table to start from."""

from __future__ import annotations

import time

from errcode.authoring.canonical import canonical
from errcode.authoring.checks import check_id


def template(table_id: str) -> str:
    """Give the text of a table to start from: one example of everything, which validates as it stands."""
    check_id(table_id)
    example = '{"result": "error", "code": "1001", "message": "price 12.345 is not a multiple of 0.01"}'
    return canonical(
        {
            "$schema": "table.schema.json",
            "id": table_id,
            "name": {"en": table_id, "ko": table_id},
            "api": "REST v1",
            "hosts": ["api.example.com"],
            "sources": [
                {"id": "docs", "url": "https://example.com/docs/errors", "retrieved": time.strftime("%Y-%m-%d")}
            ],
            "sections": [{"id": "order", "name": {"en": "Orders", "ko": "주문"}}],
            "payloads": [{"when": {"result": "error"}, "code": "code", "message": "message", "success": ["0"]}],
            "examples": [{"text": example, "code": "1001"}],
            "errors": [
                {
                    "code": "1001",
                    "section": "order",
                    "name": "BAD_PRICE",
                    "http_status": 400,
                    "messages": ["price %s is not a multiple of %s"],
                    "meaning": {"en": "The price is off the tick size.", "ko": "가격이 호가 단위에 맞지 않습니다."},
                    "kind": "order-rule",
                }
            ],
        }
    )
