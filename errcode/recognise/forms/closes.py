"""Codes with which a WebSocket is closed, as clients print them; 4000 to 4999 are the service's own."""

from __future__ import annotations

from errcode.recognise.forms.form import Form

RECEIVED = Form(
    "a close frame",
    r"""(?: \b received | \b sent | \b code[=:] | \b data[=:] | \b message[ ]8: | \b closed?
          (?: [ ] (?: with | by | code ) ){0,3} | \b close[_ ]?[Ff]rame [\w({:=, ]{0,20} )
        [ ]? [(\[]? (?P<code> 4\d\d\d ) \b
        (?: [ ] \( private[ ]use \) )? (?: [ ,:;)-]{1,3} (?P<message> [A-Za-z가-힣][^\n;,"'{}]{3,120} ) )?""",
    trust="close",
    sign=r"4\d{3}",
    anchors=("received", "sent", "code", "data", "message 8", "close"),
    claims=(("okx", "4001", "okx ws: received 4001 (private use) Login Failed; then sent 4001 (private use)"),),
    ignores=("okx: received 4001 candles", "okx: sent 4001 bytes"),
    context=True,
)

FORMS: tuple[Form, ...] = (RECEIVED,)
