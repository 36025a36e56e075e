"""The signs of which texts are made: what parts keys from values, where a bare value ends.

Every pattern's parts are possessive or of bounded length, so that none ever goes back far.
"""

from __future__ import annotations

import re

TOKEN = re.compile(
    r"""(\\++(?:["'nrt]|u00(?:22|27))?+)            # 1 backslashes, and what they escape
      | (["'`]|&(?:quot|apos|\#0?3[49]|\#x2[27]);)  # 2 a quotation mark
      | ([{\[(])                                    # 3 opens
      | ([}\])])                                    # 4 closes
      | (=>|:=|[:=])                                # 5 parts a key from its value
      | ([,;\n])                                    # 6 parts fields
      | ((?<![^\s,{\[])(?://|/\*))                  # 7 a comment
      | ([^\s\\"'`{}\[\]():=,;&]++|&)               # 8 a word or number
    """,
    re.VERBOSE,
)
PAIR = re.compile(
    r"""[ \t\r\n]{0,40}+ "([A-Za-z_][A-Za-z0-9_.]{0,60}+)"     # 1 a key
        [ ]?: [ ]? (?: "([^"\\&\n]{0,4000}+)" | ([+-]?[A-Za-z0-9.+]{1,40}+) )  # 2 a string, 3 a number or a word
        [ \t\r\n]{0,40}+ (?: (,) | (?=\}) )                  # 4 what follows
    """,
    re.VERBOSE,
)
"""A pair in an object as JSON is mostly written: read at once, it is read as its tokens would be."""
SEPARATOR = re.compile(r"[ \t]{0,8}(?:=>|:=|:(?!:)|=(?!=))")
ARROW = re.compile(r"[ \t]?=>")
GAP = re.compile(r"(?:[ \t\r]|\n|\\++[nrt](?![A-Za-z])){0,80}+")
BLANKS = re.compile(r"[ \t\r]{0,80}+")
WRAPPER = re.compile(
    r"""string\(\d{1,9}\)[ \t]*                      # PHP's var_dump
      | array\(\d{1,9}\)[ \t]*(?=\{)
      | object\([\w\\]{1,80}\)\#\d{1,9}[ ]\(\d{1,9}\)[ ](?=\{)
      | (?:Some|Number|String|Int|Long|Decimal|Bool|int|float|double|bool)\((?=[^)])  # Rust's Debug, MongoDB's shell
      | [bBuUrR](?=["'])                            # Python's prefixes of strings
    """,
    re.VERBOSE,
)
WORD = re.compile(r"[^\s\"'`{}\[\](),;&\\<]{1,512}+")
NUMBER = re.compile(r"[+-]?\d[\w.-]{0,40}")
_NEXT_KEY = r"(?: \[ [\w:.-]{1,40}+ \] [ ]? => | [\w.-]{1,40}+ [ \t]? (?: => | =(?!=) | :(?=[ ]?[\"'\[{]) ) )"
RUN = re.compile(
    rf"""(?: [^\s,;/|(){{}}\[\]\\<]
          | \( [^()\n]{{0,200}}+ \) | \{{ (?! [ \t]? \\{{0,8}}["'] ) [^{{}}\n]{{0,200}}+ \}}
          | \[ (?! \w{{1,40}}+ \] [ ]? => ) [^\[\]\n]{{0,200}}+ \]
          | [,;]?+ [ \t]{{1,16}}+ (?! {_NEXT_KEY} | [/|][ \t] | // )
          | [,;] (?! {_NEXT_KEY} )
          | [/|<] | \\(?!["'n])
        ){{1,1000}}+""",
    re.VERBOSE,
)
TIGHT_RUN = re.compile(
    r"""(?: [^\s,;(){}\[\]\\"]
          | \( [^()\n]{0,200}+ \) | \[ [^\[\]\n]{0,200}+ \]
          | [,;]?+ [ \t]{1,16}+ (?! [A-Za-z_][\w.-]{0,40}+ (?: = | :(?=[^\s]|[ ][A-Za-z_]\w{0,40}+:) ) )
          | [,;] (?! [\w.-]{1,40}+ [=:] )
        ){1,1000}+""",
    re.VERBOSE,
)
NO_VALUE = re.compile(r"//|&(?:quot|apos|#0?3[49]|#x2[27]);")
NAMED_BRACKET = re.compile(r"[A-Za-z]\w{0,40}+(?:[\[{(]|[ ][\[{])|&\w{0,40}+\{|[Aa]rray\s{0,40}+\(")
NAMED_BRACE = re.compile(r"[A-Z]\w{0,40}+[ ]?\{|&\w{0,40}+\{|map\[|[Aa]rray\s{0,40}+[(\[]")
EMPTY = re.compile(r"(?: [A-Za-z_]\w{0,40}+:){1,4}[^\s/:\"']")
EMPTY_PAIR = re.compile(r"(?<=\w=)[ ]{1,4}[A-Za-z_][\w.-]{0,40}+=[^\s=]")
"""In logfmt: a pair without a value, and the next one behind it."""
OPEN_END = re.compile(r"[\"']?:[ \t\r]{0,8}\n[ \t]{1,40}[\"']?[\w.-]{1,40}+[\"']?:[ \n]")
OPENS = frozenset("`'\"\\{[(")
"""Signs with which a value of another sort begins."""
LABELLED = re.compile(r"\[[^\[\]\n\"'{}:=]{1,40}\][ ]?[^\W\d_]")
"""A message that begins with a word in brackets: `[인증실패] 입력하신 정보가 …`."""
STRUCTURE = re.compile(r"[{\[=:(<-]")
