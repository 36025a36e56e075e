"""Values as people paste them: whatever is written like JSON, a dict, a struct or `key=value`, read in one pass.

The reader never fails and never goes back: brackets stand on a stack, each character is looked at a bounded number of
times, and what is cut off, unclosed or out of place is taken as far as it goes. It keeps only fields whose keys are of
interest, so that memory follows the errors in a text rather than its size.
"""

from __future__ import annotations

import re

from errcode.recognise.unescape import View, unescape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Value = "Scalar | Node"

DEPTH = 128
"""Open brackets that are remembered; of deeper nesting the outermost is let go."""

KEY_LENGTH = 64
STRING_LENGTH = 16_384

_TOKEN = re.compile(
    r"""(\\++(?:["'nrt]|u00(?:22|27))?+)        # 1 backslashes, and what they escape
      | (["'`]|&(?:quot|apos|\#0?3[49]|\#x2[27]);)  # 2 a quotation mark
      | ([{\[(])                                # 3 opens
      | ([}\])])                                # 4 closes
      | (=>|:=|[:=])                            # 5 parts a key from its value
      | ([,;\n])                                # 6 parts fields
      | ((?<![^\s,{\[])(?://|/\*))              # 7 a comment
      | ([^\s\\"'`{}\[\]():=,;&]++|&)           # 8 a word or number
    """,
    re.VERBOSE,
)

_SEPARATOR = re.compile(r"[ \t]{0,8}(?:=>|:=|:(?!:)|=(?!=))")
_GAP = re.compile(r"(?:\s|\\++[nrt](?![A-Za-z])){0,64}")
_WRAPPED = re.compile(
    r"(?:Some|Number|String|Int|Long|Decimal|int|float|double|bool)\(|string\(\d{1,9}\)[ \t]*|[bBuUrR](?=[\"'])"
)
_WORD = re.compile(r"[^\s\"'`{}\[\](),;&]{1,512}")
_TAIL_MARKS = ".:!?*"

_RUN = re.compile(
    r"""(?: [^\s,;/|(){}\[\]\\"]
          | \( [^()\n]{0,200} \) | \[ [^\[\]\n]{0,200} \] | \{ [^{}\n]{0,200} \}
          | [,;]?+ [ \t]{1,16} (?! [\w.-]{1,40} [ \t]? (?: => | = | :(?=[ "'-]) ) | [/|][ \t] | // )
          | [,;] (?! [\w.-]{1,40} [=:] )
          | [/|] | " | \\(?!["'n])
        ){1,2000}+""",
    re.VERBOSE,
)
_TIGHT_RUN = re.compile(
    r"""(?: [^\s,;(){}\[\]"]
          | \( [^()\n]{0,200} \) | \[ [^\[\]\n]{0,200} \]
          | [,;]?+ [ \t]{1,16} (?! [A-Za-z_][\w.-]{0,40} (?: = | : ) )
          | [,;] (?! [\w.-]{1,40} [=:] )
        ){1,2000}+""",
    re.VERBOSE,
)

_CLOSER = {"{": "}", "[": "]", "(": ")"}
_OPENER = {"}": "{", "]": "[", ")": "("}
