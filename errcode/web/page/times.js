// Moments and lengths of time as Python's `datetime` has them, as far as waits need them: seconds, in UTC or nowhere.

import { $, ValueError } from "./python.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:.(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?(Z|[+-]\d\d(?::?\d\d(?::?\d\d)?)?)?)?$/s;
const MAIL = /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[ -]([A-Za-z]{3})[ -](\d{2}|\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?\s*(GMT|UTC?|Z|[+-]\d{4})?$/;
export const UTC = { utc: true };

class Length {
  constructor(seconds) {
    this.seconds = seconds;
  }
  valueOf() {
    return this.seconds;
  }
  $total_seconds() {
    return this.seconds;
  }
}

export class Moment {
  constructor(seconds, tzinfo) {
    this.seconds = seconds;
    this.tzinfo = tzinfo;
  }
  valueOf() {
    return this.seconds;
  }
  $timestamp() {
    return this.seconds;
  }
  $plus(length) {
    return new Moment(this.seconds + length.seconds, this.tzinfo);
  }
  $minus(other) {
    return other instanceof Moment ? new Length(this.seconds - other.seconds) : new Moment(this.seconds - other.seconds, this.tzinfo);
  }
  $astimezone(tzinfo) {
    return new Moment(this.seconds, tzinfo);
  }
  replaced({ tzinfo }) {
    return new Moment(this.seconds, tzinfo);
  }
  $isoformat() {
    const shown = new Date(this.seconds * 1000).toISOString();
    const fraction = shown.slice(19, 23);
    return `${shown.slice(0, 19)}${fraction === ".000" ? "" : `${fraction}000`}${this.tzinfo ? "+00:00" : ""}`;
  }
  $strftime(form) {
    const shown = new Date(this.seconds * 1000).toISOString();
    const parts = { Y: shown.slice(0, 4), m: shown.slice(5, 7), d: shown.slice(8, 10), H: shown.slice(11, 13), M: shown.slice(14, 16), S: shown.slice(17, 19) };
    return form.replace(/%([YmdHMS])/g, (_, part) => parts[part]);
  }
}

export function now() {
  return new Moment(Date.now() / 1000, UTC);
}

// Seconds east of UTC; nothing is said by `-0000`.
function offset(zone) {
  const digits = zone.replaceAll(":", "");
  if (!/^[+-]/.test(digits)) return 0;
  const [hours, minutes, seconds] = [1, 3, 5].map((at) => Number(digits.slice(at, at + 2)));
  return (digits[0] === "-" ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds);
}

function made([year, month, day, hour, minute, second], fraction, zone) {
  const here = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(here);
  const same = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!same) throw new ValueError("no such day or hour");
  return new Moment(here / 1000 + fraction - (zone ? offset(zone) : 0), zone ? UTC : null);
}

function fromisoformat(text) {
  const found = ISO.exec(text);
  if (!found) throw new ValueError(`no date: ${text}`);
  const fraction = found[7] ? Number(`0.${found[7].slice(0, 6)}`) : 0;
  return made(found.slice(1, 7).map((part) => Number(part ?? 0)), fraction, found[8]);
}

function parsedate(text) {
  const found = MAIL.exec(text.trim());
  const month = found ? MONTHS.indexOf(found[2].toLowerCase()) + 1 : 0;
  if (!month) throw new ValueError(`no date: ${text}`);
  const short = Number(found[3]);
  const year = found[3].length === 4 ? short : short + (short > 68 ? 1900 : 2000);
  const zone = found[7] && found[7] !== "-0000" ? found[7] : undefined;
  return made([year, month, ...[found[1], found[4], found[5], found[6]].map((part) => Number(part ?? 0))], 0, zone);
}

$.datetime = {
  UTC,
  datetime: { $fromtimestamp: (seconds, zone) => new Moment(seconds, zone), $fromisoformat: fromisoformat, $now: now },
  timedelta: (_days, seconds) => new Length(seconds),
};
$.email_utils = { parsedate_to_datetime: parsedate };
