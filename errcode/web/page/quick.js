// The matcher's innermost loops, which go through hundreds of texts for each question, take the places of those that were
// made from Python; tests ask both, and want the same answers.

import { Corpus } from "./corpus.js";
import { besideSituations } from "./told.js";
import { laidOf } from "./lexicon.js";
import { exactOf, foundOf, holdsOf, lateOf, rankedOf } from "./ranking.js";
import { hitOf, readText, weakOf } from "./reading.js";
import { besideOf, bestOf, coveredOf, promisingOf, sumOf } from "./wording.js";
/* global py */

export function quicken() {
  Object.assign(py.Ranking.prototype, { $_exact: exactOf, $_found: foundOf, $_holds: holdsOf, $_late: lateOf, $_ranked: rankedOf });
  Object.assign(py.Term.prototype, { $hit: hitOf });
  Object.assign(py.Synonyms.prototype, { $beside: besideSituations });
  Object.assign(py.Reader.prototype, { $read: readText, $weak: weakOf });
  Object.assign(py.Wording.prototype, { $best: bestOf, $_beside: besideOf, $sum: sumOf, $covered: coveredOf, $promising: promisingOf });
  Corpus.prototype.$said = function (number) {
    return laidOf(this.rows[number][1]);
  };
}
