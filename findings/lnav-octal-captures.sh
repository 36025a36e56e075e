#!/usr/bin/env bash
# lnav's regexp_match reads a captured 0100 as an octal number and gives 64.
#
# A single capture is returned as a number when it looks like one. lnav 0.11.1
# takes a leading zero for octal notation, so that error codes of that form become others:
#
#   SELECT regexp_match('code=(\w+)', 'code=0100')  -->  64        (expected: 100, or better '0100')
#   SELECT regexp_match('code=(\w+)', 'code=01001') -->  513
#   SELECT regexp_match('code=(\w+)', 'code=00')    -->  0
#   SELECT regexp_match('code=(\w+)', 'code=0108')  -->  108, for 8 is no octal digit
#
# Whoever joins a log with a table by such codes finds nothing, or another code. The stanza of errcode tables export --for
# lnav captures the quotation mark as well, which keeps a code text. Needs lnav 0.11.1 (Debian 12: apt-get install lnav);
# fails when the answer changes.
set -euo pipefail
command -v lnav >/dev/null || { echo "lnav is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work
printf '2026-11-27T10:00:00 ERROR x\n' >"$work/x.log"
lnav -V
out=$(lnav -n -c ";SELECT regexp_match('code=(\w+)', 'code=0100') AS a, regexp_match('code=(\w+)', 'code=01001') AS b,
  regexp_match('code=(\w+)', 'code=00') AS c, regexp_match('code=(\w+)', 'code=0108') AS d" \
  -c ':write-csv-to -' "$work/x.log")
echo "$out"
[ "$(tail -n 1 <<<"$out")" = "64,513,0,108" ]
echo "as described"
