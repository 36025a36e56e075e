"""The bundled tables, read once for all tests that only ask them, and what has been made of them."""

import functools
import gc
import os

from errcode.catalog import layered
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder, table_folders
from errcode.diagnose.diagnoser import Diagnoser
from errcode.engine import over
from errcode.matching import situations, spoken_forms, synonyms

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
"""Whether this is .ci/run, which takes its time."""

# Tables and tests are millions of objects that live as long as the run: looking through them for what could be freed
# was a fifth of it, taking apart what a minute leaves behind a tenth. Never to look doubles the memory, to 1.7 GB:
# what is young is looked through now and then. Said before the tests' libraries are loaded.
gc.set_threshold(*((100_000, 50, 100) if THOROUGH else (500_000, 10, 1_000)))


def once(read):
    """Read each of errcode's own files once in a process, whatever other folders a test has beside them."""
    kept = functools.cache(read)
    return lambda place, *given, **named: (kept if place.startswith(bundled_folder()) else read)(place, *given, **named)


layered.read_table = once(layered.read_table)
situations.read, synonyms.read = once(situations.read), once(synonyms.read)
spoken_forms.needles = functools.cache(spoken_forms.needles)
"""What a spoken form must hold is worked out once, as the index of an installed errcode has it."""
CATALOG = Catalog((bundled_folder(),))
"""Every test may ask it; one that changes tables, or counts what is read, makes a catalog of its own."""
ENGINE = over(CATALOG)
"""What is made of them once: what reads texts, the index of messages, the texts laid out for searching."""
PAYLOADS_ALONE = Diagnoser(CATALOG.tables())
"""What finds errors by their payloads and codes, and no bare message."""
READER = Diagnoser(CATALOG.tables(), messages=lambda: ENGINE.messages)
"""What finds bare messages, too, and no failure on the way."""
_anew = Catalog.__init__


def opened(self, folders=None):
    """Take the place of `Catalog.__init__`: who reads nobody's tables but the bundled ones gets what has been read."""
    *others, last = table_folders()
    if folders is None and (last,) == CATALOG.folders and len(others) == 2 and not any(map(os.path.exists, others)):
        self.__dict__ = CATALOG.__dict__
    else:
        _anew(self, folders)
