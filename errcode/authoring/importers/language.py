"""Which language a text is in: by its script, and among Latin ones by the small words of each."""

from __future__ import annotations

import re

from errcode.authoring.importers import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

ENGLISH_TROUBLE = re.compile(words.TROUBLES["en"], re.IGNORECASE)
_SCRIPTS = (
    ("ko", re.compile("[가-힣ㄱ-ㆎ]")),
    ("ja", re.compile("[\u3041-\u30fa\uff66-\uff9d]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("uk", re.compile("[іїєґ]", re.IGNORECASE)),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("vi", re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư]", re.IGNORECASE)),
)  # fmt: skip
OF_A_SCRIPT = frozenset(language for language, _ in _SCRIPTS if language != "vi")
"""Languages that a text's letters tell, whatever the texts around it are in."""
_LATIN = {
    "pt": "não é são uma um para por com da do dos das ou foi está já sem você o os inválido inválida erro "
    "ordem chave conta código mensagem descrição motivo causa cartão resposta",
    "es": "el la los las una un para por con del no es está ya sin se su o fue inválido inválida error orden "
    "clave cuenta que código mensaje descripción motivo causa tarjeta respuesta",
    "fr": "le la les un une des du est pas pour avec sans dans ou sur ne n'est non déjà été erreur requête "
    "libellé signification cause",
    "de": "der die das ein eine nicht ist und oder für mit ohne wurde kein keine zu bereits von im fehler ungültig "
    "fehlercode bedeutung ursache abhilfe beschreibung konto karte",
    "it": "il lo gli un una di è non per con della del sono già stato richiesta errore valido "
    "codice messaggio descrizione carta",
    "tr": "ve bir bu için değil geçersiz hata ile olarak yok hesap işlem kodu mesajı açıklama kart",
    "id": "tidak yang dan untuk dengan ini atau sudah gagal salah pada adalah "
    "kode pesan keterangan saldo nomor penjelasan kesalahan",
    "pl": "nie jest lub dla brak błąd się został nieprawidłowy konto kod opis komunikat",
    "nl": "de het een niet is voor met of geen van ongeldig fout",
    "en": "the a an is are not of to for with or and in on was be has have this that invalid error no by from",
}
_OF_A_WORD = {
    word: tuple(language for language, small in _LATIN.items() if word in small.split())
    for small_words in _LATIN.values()
    for word in small_words.split()
}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LETTER = re.compile("[A-Za-z]")
_MARKS = re.compile("[àâãäçèéêëìíîïñòóôõöùúûüÿßœğışąćęłńśźż]", re.IGNORECASE)


def language_of(text: str) -> str | None:
    """Give the tag of the language that a text is in (BCP 47); None when there are no letters in it."""
    for language, script in _SCRIPTS if not text.isascii() else ():
        found = len(script.findall(text))
        if found and (language in ("ko", "ja", "vi", "uk") or found * 3 >= _letters(text)):
            return language
    return _latin(text) if _LETTER.search(text) else None


def language_of_column(texts: Iterable[str], around: str | None = None) -> str | None:
    """Give the language that a column's texts are in: together they say more than each of them.

    Args:
        texts: The texts.
        around: The language of what stands around them, which they are in where none of their words tells another.
    """
    text = " \n".join(list(texts)[:200])
    language = language_of(text)
    return around if language == "en" and around in _LATIN and not _is_told(text) else language


def _is_told(text: str) -> bool:
    """Tell whether a word of a text tells its language: a small one, or an English one for a trouble."""
    return any(word in _OF_A_WORD for word in _WORD.findall(text.casefold())) or bool(ENGLISH_TROUBLE.search(text))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _latin(text: str) -> str:
    """English unless another language has more of its small words and some of its marks, or many more."""
    counts = dict.fromkeys(_LATIN, 0)
    for word in _WORD.findall(text.casefold()):
        for language in _OF_A_WORD.get(word, ()):
            counts[language] += 1
    best = max(counts, key=counts.__getitem__)
    if best == "en" or counts[best] <= counts["en"]:
        return "en"
    marked = bool(_MARKS.search(text))
    return best if marked or counts[best] >= 2 * counts["en"] + 2 else "en"
