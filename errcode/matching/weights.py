"""The weights of search and reverse, all of them, each with its reason.

They were set by hand on labelled questions: those of `tests/data/queries.jsonl` and the half of
`tests/data/asked.jsonl` that was looked at (`benchmarks/search.py`). The ranking leans on none of them alone. Of 420
such questions 389 have an accepted entry first and 409 within three; halved or doubled, `REWRITTEN` costs 2 or 1
first and 3 or none within three, `FITS` 4 or 2 and none, `HAPPENED` 3 or none and 3 or none, `NEXT` doubled gains 1 and
costs 1; 0.1 moved between `COVERED` and `TOGETHER` gains 1; `SYNONYM` at 0.7 costs 1 and gains 2; without `ASIDE` 2
are lost; an unknown predicate that weighs as much as an unknown noun (`CHATTED` 1) costs 3 and 3: those questions are
then not answered at all.
"""

# What is shown

SAID, SAID_BARELY, KNOWN = 50.0, 60.0, 0.95
"""A question is answered when an entry scores so much by the words asked; more when none of them means a trouble, or
only things that troubles befall, and less than the last share of them is known. The
right entry often stands first with less than the 50 that were asked for before; below, questions about something else
begin."""
GUESSED, GUESSED_WELL = 0.5, 59.0
"""There what is only guessed, a misspelling or initials of a word that means no trouble, counts so much as known,
unless one entry scores so much: then all guesses agree."""
SHARE = 0.75
"""Or when one entry accounts for so much of the question's weight beyond doubt, misspellings left out."""
HAPPENED_AT_ALL, HAPPENED_SURELY, HAPPENED_NAMED = 46.0, 30.0, 20.0
"""Or when a situation is said and an entry scores so much by its words; less where it is said in words of trading
alone, least where a provider is named, which nobody names who asks about anything else. Questions about anything stay
below."""
HAPPENED_BESIDE, HAPPENED_HALF = 50.0, 0.5
"""Or when the tables have every word of a question that tells a trouble, and an entry scores so much by the words asked
and by half of what the situation's say."""
HERE, ELSEWHERE = 0.7, 2.0
"""All that counts so many times where a word says that a question is about APIs and trading, or about anything else."""
NAMED = 0.6
"""Or when a provider is named, so much of the question is known and the first entry is of a kind that it asks for:
where the table has no word of it, its kinds say it."""
CHATTED = 0.4
"""There an unknown Korean predicate weighs so much of what an unknown noun does: it is how a sentence ends."""
WHOLE_WORDS, WHOLE_LETTERS = 3, 12
"""A whole wire message inside a question is no accident when it has so many words that say something, and letters."""
CUT, CUT_NAMED, UNCLEAR = 50.0, 28.0, 0.6
"""Behind an entry that answers, others are shown from this score on; of a provider that is named, sooner; and from this
share of what the first one scores, where that is less: behind an answer that is not clear itself."""
NEAREST = 20.0
"""Below this score an entry is not even near."""
BEHIND = 75.0
"""A standard's entry is shown behind the providers' from this score on: its words are in every question."""
BEHIND_ALONE, BEHIND_NAMED = 60.0, 40.0
"""From this one on where no provider's answers; where the question begins or ends with the standard's name, besides."""
HIGHEST, TEMPLATE = 99.0, 97.0
"""100 is kept for what is the question letter for letter; a filled template comes close to it."""

# What a word counts

FIELDS = {"name": 0.95, "message": 1.0, "meaning": 0.94, "kind": 1.0, "section": 0.45}
"""What a hit in each kind of text is worth: the wire message is what people remember, the section is where it was."""
WHOLE, BEGUN, INSIDE, SHORTENED = 1.0, 0.93, 0.86, 0.82
"""The word itself; its beginning; a part of a Korean compound; a longer form of what stands in the text."""
SHORT_BEGUN = 0.7
"""A beginning of three letters: `cat` begins `catch`."""
SYNONYM, PHRASE = 0.82, 0.8
"""Another word of the same group; a phrase of it, which is rarer and may stand by chance less often."""
INITIALS, INITIALS_INSIDE, SPELT_TROUBLE = 0.75, 0.675, 0.95
"""A word's initial consonants; those inside a compound; those of a word that means a trouble."""
INITIALS_SURE = 2
"""More letters than that are nobody's initials by accident."""
KIND, GENERIC = 0.5, 0.4
"""The kind of the entry alone; nothing, for a word like `wrong` that every entry means."""
NEGATED = 0.95
"""`not correct` counts so much for incorrect."""
HELD = 0.6
"""A word that a placeholder of a template may hold."""
OUTWEIGHED = 2
"""Placeholders hold words that a template lacks when it has so many times as many others."""
MISSPELT = 0.9
"""A misspelling counts so much less than its likeness to the word."""
LIKELY = 0.8
"""From this likeness on a misspelt word brings its synonyms too."""
EDITS = ((4, 6, 11), (5, 9, 14))
"""From which length on a word may have one, two, three wrong letters; Korean ones are counted in jamo."""
RARE = 2
"""A word that no more entries have may be a misspelling of another: some entries hold misspellings of their own."""

# What a term weighs: the rarer its word, the more

UNKNOWN = 0.55
"""A word that no table has weighs so much of what the rarest word would: it is noise, or a word that is lacking."""
NUMBER = 0.3
"""A number that is no code: amounts and counts say little."""
LIGHT = 0.3
"""A word that says something in a phrase only weighs so much of what another one would."""
CODE = 2.0
"""A code weighs so many times what the rarest word would."""
PROMISED = 20.0
"""It brings its entry among those that are ranked, whatever else is said."""
OTHERWISE = 0.9
"""Where the question has a word that is a code, the entries without it count so much: it may be a number after all."""
HAPPENED = 2.0
"""A situation weighs so many times what a word as rare as its words would: it stands for a whole clause."""
CHATTER = 0.2
"""What is left beside a situation and in no table is chatter, and weighs so much of what an unknown word does."""

# What an entry scores

COVERED, TOGETHER, FILLED = 0.45, 0.40, 0.15
"""Parts of the score: the question's share in the entry, in one of its texts, and that text's share in the question."""
NEXT = 3.0
"""Points for terms that stand side by side in a text as they do in the question."""
REWRITTEN = 0.7
"""What the score by a situation's words adds, beside the score by the words asked."""
FITS, FITS_BOTH = 14.0, 22.0
"""Points for an entry of a kind that the situations said are of; of a kind that object and situation make together."""
ORDER, LATEST = 0.4, 4.0
"""Points less for each section that stands before an entry's in its table, and at most so many: the first sections are
what most people meet."""
ASIDE = 8.0
"""Points less for a section that its table sets aside (products beside trading, former versions), and for a table that
is aside: among forty providers that say the same, those come first that most people ask about."""
AHEAD = 4.0
"""So many points more, and what is aside stands in front: it has what others lack; not where initials are guessed."""
ALONE = 55.0
"""Where nobody in front answers, what is aside answers from this score on: below, it is a word that they share."""
ALONE_SURE = 30.0
"""From this one where it is of a kind that is said in words of trading and of APIs alone."""
TELLING = 4
"""Words from which on a text of a table that is aside leads when it is the question: 잔액 부족 asks for no table in
particular."""
NOTHING_AMISS = 0.3
"""An entry that says that all went well scores so much of what another would, unless the question asks for that."""
RETIRED = 5.0
"""Points less for a code that is no longer sent."""

# How far is looked: these bound time, and change no answer that was measured

POOL = 50
"""So many of the most promising entries are ranked in full, by each wording. 80 find no more and cost a third more."""
SENTENCE, WINDOW, HELD_AT_MOST = 8, 4, 24
"""In a question of so many words a message is looked for by so many of them in a row, in at most so many entries."""
MOSTLY = 0.3
"""Once there are as many, terms that together weigh less than this share of the question bring none."""
PROMISED_BY_SYNONYM = 0.75
"""An entry found by another word of a group promises so much of what the word itself does."""
COMMON = 100
"""A word that more entries have needs no synonyms to find candidates."""
HOLDERS = 20_000
"""Of the entries that have a word no more are looked at; of those that have one of many like it, a quarter."""
LARGE = 20_000
"""With more entries than that, a search saves itself what a small set of tables can afford."""

# Messages (`errcode.matching.messages`, `errcode.matching.search.reverse`)

SURE = 90.0
"""From this score on a message answers alone, without near ones."""
EXACT, MEANT = 100.0, 99.0
"""A documented message letter for letter; a documented meaning."""
FILLED_LEAST, FILLED_MORE, FILLED_MOST = 90.0, 9.0, 98.0
"""A filled template, the more of the text is its own letters; never as sure as a message without placeholders."""
FILLED_BARELY = 60.0
"""A template whose placeholders hold nearly everything."""
INSIDE_SAID, INSIDE_LITTLE, INSIDE_MORE = 85.0, 62.0, 10.0
"""A message inside a longer text: one that says enough, one that does not, and points for its share."""
INSIDE_SHARE, INSIDE_FULL = 0.6, 30
"""A short message counts inside a text when it is so much of it; from so many letters on it says all that it can."""
CUT_SENTENCE, CUT_SAID, CUT_LITTLE, CUT_MORE, CUT_MOST = 85.0, 70.0, 55.0, 25.0, 95.0
"""The beginning of a message: a sentence of it, enough of it, little of it; points for its share, and the most."""
CUT_SHARE = 0.6
"""From this share on the beginning of a message says enough."""
NEAR_ALIKE, NEAR_RANKED, NEAR_ALONE, NEAR_MOST = 0.62, 0.33, 0.9, 94.0
"""A near message: the likeness of the whole texts and the rank of its words together, or the likeness alone."""
PART_LEAST, PART_MORE, PART_LETTERS = 0.75, 0.2, 11
"""A part of a text is nearly the text, from more than so many letters on, and the longer the more."""
