#!/usr/bin/env bash
# A span processor's OnEnding cannot add an attribute in Python.
#
# The specification of the tracing SDK says of OnEnding that the span must still be mutable (SetAttribute, AddLink and
# AddEvent can be called). opentelemetry-sdk 1.45.2 for Python has the hook (`SpanProcessor._on_ending`), but sets the
# span's end before it calls it, so that what the hook adds is dropped with a warning:
#
#   WARNING:opentelemetry.sdk.trace:Setting attribute on ended span.
#   attributes: {}
#
# Whoever wants to add attributes to what has happened in a span has to listen to its events while it is open, which is
# what errcode.integrations.opentelemetry.spans does. Fails when the attribute is kept.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check 'opentelemetry-sdk==1.45.2'
cat >"$work/ending.py" <<'PY'
import logging

from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

logging.basicConfig()


class Adding(SpanProcessor):
    def _on_ending(self, span):
        span.set_attribute("added", True)


kept = InMemorySpanExporter()
provider = TracerProvider()
provider.add_span_processor(Adding())
provider.add_span_processor(SimpleSpanProcessor(kept))
with provider.get_tracer("finding").start_as_current_span("work"):
    pass
print("attributes:", dict(kept.get_finished_spans()[0].attributes))
PY
out=$("$work/venv/bin/python" "$work/ending.py" 2>&1)
echo "$out"
grep -q "Setting attribute on ended span" <<<"$out"
grep -qx "attributes: {}" <<<"$out"
echo "as described"
