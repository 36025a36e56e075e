// The matcher's innermost loops, which go through hundreds of texts for each question, take the places of those that were
// made from Python; tests ask both, and want the same answers.

import { Corpus } from "./corpus.js";
import { besideSituations } from "./overlay.js";
import { placesOf } from "./forms.js";
import { laidOf } from "./lexicon.js";
import { orMade } from "./python.js";
import { exactOf, foundOf, holdsOf, lateOf, readWhenRanked } from "./ranking.js";
import { hitOf, literalOf, readText, readTexts, weakOf } from "./reading.js";
import { atMostOf, bestOf, coveredOf, ownWordsOf, promisingOf, sumOf } from "./wording.js";
/* global py */

// What a table makes of a row, made once: entries are shown again with the next key, retry policies asked by each filter.
function keptByRow({ $entry: entry, $policies: policies }) {
  const [entries, known] = [new WeakMap(), new WeakMap()];
  return {
    $entry(row) {
      return orMade(entries, row, () => entry.call(this, row));
    },
    $policies(row) {
      return orMade(known, row, () => policies.call(this, row));
    },
  };
}

export function quicken() {
  Object.assign(py.Table.prototype, keptByRow(py.Table.prototype));
  Object.assign(py.Ranking.prototype, readWhenRanked(py.Ranking.prototype));
  Object.assign(py.Ranking.prototype, { $_exact: exactOf, $_found: foundOf, $_holds: holdsOf, $_late: lateOf });
  Object.assign(py.SpokenForm.prototype, { $places: placesOf });
  Object.assign(py.Term.prototype, { $_literal: literalOf, $hit: hitOf });
  Object.assign(py.Synonyms.prototype, { $beside: besideSituations });
  Object.assign(py.Reader.prototype, { $read: readText, $readings: readTexts, $weak: weakOf });
  Object.assign(py.Wording.prototype, { $at_most: atMostOf, $best: bestOf, $sum: sumOf, $covered: coveredOf, $literal: ownWordsOf, $promising: promisingOf });
  Corpus.prototype.$texts = function (number) {
    this.entries ??= new Array(this.rows.length).fill(null);
    return (this.entries[number] ??= laidOf(this.rows[number][1]));
  };
}
