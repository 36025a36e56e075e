"""The matcher as the page runs it: the project's functions that it is called by, and what stands in for the rest."""

from __future__ import annotations

from functools import cache

from errcode.web.javascript.program import program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.web.javascript.symbols import Symbol

ROOTS: tuple[Symbol, ...] = (
    ("errcode.catalog.filter", "EVERYTHING"),
    ("errcode.catalog.filter", "Filter"),
    ("errcode.catalog.filter", "kinds_of"),
    ("errcode.catalog.policy", "kinds"),
    ("errcode.catalog.table", "Table"),
    ("errcode.catalog.table", "providers_of"),
    ("errcode.diagnose.diagnoser", "Diagnoser"),
    ("errcode.diagnose.reasons", "DOUBTS"),
    ("errcode.matching.answers", "Answer"),
    ("errcode.matching.answers", "Found"),
    ("errcode.matching.answers", "Texts"),
    ("errcode.matching.answers", "texts_of"),
    ("errcode.matching.codes", "Codes"),
    ("errcode.matching.codes", "SHORTEST"),
    ("errcode.matching.corpus", "_text"),
    ("errcode.matching.early_termination", "Enough"),
    ("errcode.matching.hangul", "are_initials"),
    ("errcode.matching.hangul", "initials"),
    ("errcode.matching.hangul", "is_hangul"),
    ("errcode.matching.hangul", "jamo"),
    ("errcode.matching.lexicon", "LIGHT_WORDS"),
    ("errcode.matching.lexicon", "lexicon"),
    ("errcode.matching.messages", "MessageIndex"),
    ("errcode.matching.providers", "_BEHIND"),
    ("errcode.matching.providers", "_words"),
    ("errcode.matching.ranking", "ROUNDING"),
    ("errcode.matching.ranking", "Ranking"),
    ("errcode.matching.ranking", "_ENDS"),
    ("errcode.matching.ranking", "_exactly"),
    ("errcode.matching.ranking", "_sorted"),
    ("errcode.matching.reading", "Reader"),
    ("errcode.matching.search", "search"),
    ("errcode.matching.spoken_forms", "SpokenForm"),
    ("errcode.matching.situations", "Needles"),
    ("errcode.matching.situations", "Situation"),
    ("errcode.matching.situations", "of_objects"),
    ("errcode.matching.spoken_forms", "_PARTICLE"),
    ("errcode.matching.situations", "happened"),
    ("errcode.matching.spoken_forms", "pattern"),
    ("errcode.matching.spelling", "_has"),
    ("errcode.matching.spelling", "_one_letter"),
    ("errcode.matching.standards", "NEAR"),
    ("errcode.matching.standards", "_WORD"),
    ("errcode.matching.standards", "_section_named"),
    ("errcode.matching.stems", "STOP"),
    ("errcode.matching.stems", "Word"),
    ("errcode.matching.stems", "parts"),
    ("errcode.matching.stems", "spans"),
    ("errcode.matching.stems", "stem"),
    ("errcode.matching.stems", "without_unfinished"),
    ("errcode.matching.synonyms", "Synonyms"),
    ("errcode.matching.terms", "NO_HIT"),
    ("errcode.matching.terms", "Term"),
    ("errcode.matching.topics", "Topics"),
    ("errcode.matching.weights", "ASIDE"),
    ("errcode.matching.weights", "BEGUN"),
    ("errcode.matching.weights", "COMMON"),
    ("errcode.matching.weights", "EDITS"),
    ("errcode.matching.weights", "FIELDS"),
    ("errcode.matching.weights", "FILLED"),
    ("errcode.matching.weights", "GENERIC"),
    ("errcode.matching.weights", "HELD"),
    ("errcode.matching.weights", "HIGHEST"),
    ("errcode.matching.weights", "HOLDERS"),
    ("errcode.matching.weights", "KIND"),
    ("errcode.matching.weights", "LARGE"),
    ("errcode.matching.weights", "LATEST"),
    ("errcode.matching.weights", "MOSTLY"),
    ("errcode.matching.weights", "NEGATED"),
    ("errcode.matching.weights", "ORDER"),
    ("errcode.matching.weights", "OUTWEIGHED"),
    ("errcode.matching.weights", "PHRASE"),
    ("errcode.matching.weights", "PROMISED_BY_SYNONYM"),
    ("errcode.matching.weights", "RETIRED"),
    ("errcode.matching.weights", "REWRITTEN"),
    ("errcode.matching.weights", "SHORTENED"),
    ("errcode.matching.weights", "SHORT_BEGUN"),
    ("errcode.matching.weights", "TEMPLATE"),
    ("errcode.matching.weights", "WHOLE"),
    ("errcode.matching.weights", "WHOLE_LETTERS"),
    ("errcode.matching.weights", "WHOLE_WORDS"),
    ("errcode.matching.wording", "Wording"),
    ("errcode.objects.explained", "timed"),
    ("errcode.recognise.network", "Network"),
    ("errcode.render.answers", "answer_of"),
    ("errcode.render.answers", "answers"),
    ("errcode.render.answers", "matched"),
    ("errcode.render.cards", "rows_of"),
    ("errcode.render.cards", "spoken"),
    ("errcode.render.cards", "title"),
    ("errcode.render.documents", "markdown"),
    ("errcode.render.findings", "_unknown"),
    ("errcode.render.findings", "_value"),
    ("errcode.text.bounds", "question"),
    ("errcode.text.normal", "HOLE"),
    ("errcode.text.normal", "MARKS"),
    ("errcode.text.normal", "_unified"),
    ("errcode.text.normal", "clean"),
    ("errcode.text.normal", "has_holes"),
    ("errcode.text.normal", "holed"),
    ("errcode.text.normal", "key"),
    ("errcode.text.templates", "Template"),
    ("errcode.text.visible", "_UNSEEN"),
    ("errcode.text.visible", "_written"),
)
"""What `page/*.js` calls, as `py`."""
GIVEN: dict[Symbol, str] = {
    ("errcode.matching.corpus", "Corpus"): "Corpus",
    ("errcode.matching.corpus", "pattern"): "patternOf",
    ("errcode.matching.providers", "_named"): "providersNamed",
    ("errcode.matching.vocabulary", "Vocabulary"): "Vocabulary",
    ("errcode.matching.spelling", "_short"): "shortGuess",
    ("errcode.matching.spelling", "misspellings"): "misspellings",
    ("errcode.matching.standards", "_named"): "rowsNamed",
    ("errcode.matching.standards", "_by_name"): "rowsByName",
    ("errcode.model", "Record"): "Record",
    ("errcode.model", "TableError"): "TableError",
    ("errcode.recognise.http", "_phrases"): "httpPhrases",
    ("errcode.text.normal", "keys"): "keysOf",
    ("errcode.text.visible", "visible"): "visible",
}
"""What is written in JavaScript by hand: it works on bytes, on files, or on classes as only Python has them."""
KEPT: tuple[Symbol, ...] = (("errcode.catalog.filter", "_statuses"), ("errcode.catalog.filter", "kinds_of"))
"""Functions of a row that are asked of the same row again and again: the page keeps what they give."""
ABSENT = (
    "errcode.catalog.cache",
    "errcode.catalog.fastjson",
    "errcode.catalog.folders",
    "errcode.catalog.index",
    "errcode.text.bytesearch",
)
"""Files, caches and machine code, which a browser has no use for."""


@cache
def matcher() -> str:
    """Give the matcher as JavaScript.

    Raises:
        UnknownPythonError: A change to the project's code is beyond what is made into JavaScript.
    """
    return program(ROOTS, GIVEN, ABSENT, KEPT)
