import { fail } from '../errors';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const COMMA = 44;
const DOT = 46;
const ZERO = 48;

/** No field of a MovieLens file comes near this; a longer line is a sign of another kind of file. */
const LONGEST_LINE = 1 << 20;

/** One line of a CSV file, as bytes: views on the reader's memory, valid only until the next line. */
export interface CsvRow {
  /** From 1, as an editor counts; a quoted line break counts too. */
  readonly line: number;
  readonly fields: number;
  /** Whole number in a field; NaN where it is anything else or does not fit 32 bits. */
  integer(field: number): number;
  /** Half stars of a rating such as "3.5"; NaN where it is no half star from 0.5 to 5. */
  halfStars(field: number): number;
  /** The field as text, quotes undone. Bytes that are no UTF-8 become U+FFFD. */
  text(field: number): string;
}

/** Parses bytes that come in pieces. Both calls may throw a DataError. */
export interface CsvReader {
  readonly push: (chunk: Uint8Array) => void;
  /** The last line need not end in a line break. */
  readonly end: () => void;
}

/**
 * A CSV reader over bytes: RFC 4180 quoting, CRLF or LF, a byte order mark. Blank lines are left out.
 * @param file Named in messages.
 * @param onRow Called for every line, the header included.
 */
export function csvReader(file: string, onRow: (row: CsvRow) => void): CsvReader {
  let bytes: Uint8Array = new Uint8Array();
  let starts = new Uint32Array(8);
  let ends = new Uint32Array(8);
  let fields = 0;
  let line = 0;
  let quotedBreaks = 0;

  const row: CsvRow = {
    get line() {
      return line;
    },
    get fields() {
      return fields;
    },
    integer: (field) => (field < fields ? integerIn(bytes, starts[field], ends[field]) : NaN),
    halfStars: (field) => (field < fields ? halfStarsIn(bytes, starts[field], ends[field]) : NaN),
    text: (field) => (field < fields ? textIn(bytes, starts[field], ends[field]) : ''),
  };

  function addField(start: number, end: number): void {
    if (fields === starts.length) {
      const [longerStarts, longerEnds] = [new Uint32Array(2 * fields), new Uint32Array(2 * fields)];
      longerStarts.set(starts);
      longerEnds.set(ends);
      [starts, ends] = [longerStarts, longerEnds];
    }
    starts[fields] = start;
    ends[fields] = end;
    fields += 1;
  }

  function finishLine(start: number, end: number): void {
    const last = end > start && bytes[end - 1] === RETURN ? end - 1 : end;
    line += 1;
    addField(start, last);
    if (fields > 1 || last > start) onRow(row);
    line += quotedBreaks;
    quotedBreaks = 0;
    fields = 0;
  }

  /** Hands on every complete line of `bytes` and returns where the incomplete rest begins. */
  function scan(): number {
    const length = bytes.length;
    let rest = 0;
    let start = 0;
    let at = 0;
    while (at < length) {
      const byte = bytes[at];
      if (byte === COMMA) {
        addField(start, at);
        start = at + 1;
      } else if (byte === NEWLINE) {
        finishLine(start, at);
        rest = start = at + 1;
      } else if (byte === QUOTE && at === start) {
        at = closingQuote(at + 1);
        if (at < 0) break;
      }
      at += 1;
    }
    fields = 0;
    quotedBreaks = 0;
    return rest;
  }

  /** Position of the quote that closes a field opened before `from`; −1 where the field goes on in the next piece. */
  function closingQuote(from: number): number {
    for (let at = from; at < bytes.length; at++) {
      if (bytes[at] === NEWLINE) quotedBreaks += 1;
      if (bytes[at] !== QUOTE) continue;
      if (at + 1 === bytes.length) return -1; // a doubled quote may follow
      if (bytes[at + 1] !== QUOTE) return at;
      at += 1;
    }
    return -1;
  }

  return {
    push(chunk) {
      bytes = bytes.length === 0 ? chunk : joined(bytes, chunk);
      if (line === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
        bytes = bytes.subarray(3);
      }
      bytes = bytes.slice(scan());
      if (bytes.length > LONGEST_LINE) {
        fail(
          'DataError',
          `${file}, line ${line + 1}: got over ${LONGEST_LINE} characters without a line end; expected a CSV file with short lines. Is a quotation mark left open?`,
        );
      }
    },
    end() {
      if (bytes.length === 0) return;
      const openQuote = line + 1;
      bytes = joined(bytes, Uint8Array.of(NEWLINE));
      if (scan() < bytes.length) {
        fail(
          'DataError',
          `${file}, line ${openQuote}: got a quotation mark that is never closed; expected one more before the end of the file. The file may be cut short.`,
        );
      }
    },
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function integerIn(bytes: Uint8Array, start: number, end: number): number {
  if (start === end || end - start > 10) return NaN;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at] - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value <= 0xffffffff ? value : NaN;
}

function halfStarsIn(bytes: Uint8Array, start: number, end: number): number {
  const whole = bytes[start] - ZERO;
  if (!(whole >= 0 && whole <= 5)) return NaN;
  let half = 0;
  if (end - start > 1) {
    if (bytes[start + 1] !== DOT || end - start === 2) return NaN;
    const tenth = bytes[start + 2] - ZERO;
    if (tenth !== 0 && tenth !== 5) return NaN;
    for (let at = start + 3; at < end; at++) if (bytes[at] !== ZERO) return NaN;
    half = tenth === 5 ? 1 : 0;
  }
  const value = 2 * whole + half;
  return end > start && value >= 1 && value <= 10 ? value : NaN;
}

const decoder = new TextDecoder();

function textIn(bytes: Uint8Array, start: number, end: number): string {
  if (bytes[start] !== QUOTE || end === start) return decoder.decode(bytes.subarray(start, end));
  const closed = end - start > 1 && bytes[end - 1] === QUOTE ? end - 1 : end;
  return decoder.decode(bytes.subarray(start + 1, closed)).replaceAll('""', '"');
}
