import { fail } from '../errors';
import { LIMITS } from './limits';
import { grouped } from './text';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const COMMA = 44;
const DOT = 46;
const ZERO = 48;

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
 * @param lineBytes Of the longest line; a longer one is refused.
 */
export function csvReader(
  file: string,
  onRow: (row: CsvRow) => void,
  lineBytes: number = LIMITS.lineBytes,
): CsvReader {
  const row = new Row();
  let begun = false;

  /** Hands on the complete lines of these bytes, and keeps the rest. */
  function read(bytes: Uint8Array): void {
    row.bytes = bytes;
    row.bytes = bytes.slice(readLines(row, file, onRow, lineBytes));
    if (row.bytes.length > lineBytes) tooLong(file, row.line + 1, lineBytes);
  }

  /** The bytes without a byte order mark, which counts only where the file begins and may come in pieces itself. */
  function withoutMark(bytes: Uint8Array): Uint8Array {
    begun = true;
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return marked ? bytes.subarray(3) : bytes;
  }

  return {
    push(chunk) {
      const bytes = row.bytes.length === 0 ? chunk : joined(row.bytes, chunk);
      if (begun) read(bytes);
      else if (bytes.length < 3) row.bytes = bytes.slice();
      else read(withoutMark(bytes));
    },
    end() {
      if (row.bytes.length === 0) return;
      const openQuote = row.line + 1;
      read(joined(row.bytes, Uint8Array.of(NEWLINE)));
      if (row.bytes.length > 0) {
        fail(
          'DataError',
          `${file}, line ${openQuote}: got a quotation mark that is never closed; expected one more before the end of the file. The file may be cut short.`,
        );
      }
    },
  };
}

/** Hands on every complete line of the row's bytes and returns where the incomplete rest begins. */
function readLines(
  row: Row,
  file: string,
  onRow: (row: CsvRow) => void,
  lineBytes: number,
): number {
  let rest = 0;
  for (let next = row.find(0); next >= 0; next = row.find(rest)) {
    row.line += 1;
    if (next - rest > lineBytes) tooLong(file, row.line, lineBytes);
    rest = next;
    if (row.fields > 1 || row.ends[0] > row.starts[0]) onRow(row);
    row.line += row.breaks;
  }
  return rest;
}

function tooLong(file: string, line: number, lineBytes: number): never {
  fail(
    'DataError',
    `${file}, line ${line}: got a line of over ${grouped(lineBytes)} bytes; expected a CSV file with short lines. Is a quotation mark left open?`,
  );
}

/** The line at hand. One object per file, moved from line to line: nothing is allocated for a row. */
class Row implements CsvRow {
  bytes: Uint8Array = new Uint8Array();
  line = 0;
  fields = 0;
  /** Where each field begins and ends in `bytes`. */
  starts = new Uint32Array(8);
  ends = new Uint32Array(8);
  /** Line breaks within quotes. */
  breaks = 0;

  /** Moves to the line that begins at `from`; returns where the next one does, −1 where this one has no end yet. */
  find(from: number): number {
    const { bytes } = this;
    const length = bytes.length;
    let { starts, ends } = this;
    let start = from;
    let fields = 0;
    this.breaks = 0;
    for (let at = from; at < length; at++) {
      const byte = bytes[at];
      if (byte > COMMA) continue; // digits, letters, dots: most of a file
      if (byte === COMMA || byte === NEWLINE) {
        if (fields === starts.length) {
          this.lengthen();
          ({ starts, ends } = this);
        }
        starts[fields] = start;
        ends[fields] = at;
        fields += 1;
        start = at + 1;
        if (byte === COMMA) continue;
        if (at > starts[fields - 1] && bytes[at - 1] === RETURN) ends[fields - 1] = at - 1;
        this.fields = fields;
        return start;
      }
      if (byte === QUOTE && at === start) {
        at = this.closingQuote(at + 1);
        if (at < 0) break;
      }
    }
    return -1;
  }

  /** Makes room for twice the fields. */
  lengthen(): void {
    this.starts = longer(this.starts);
    this.ends = longer(this.ends);
  }

  /** Position of the quote that closes a field opened before `from`; −1 where the field goes on in the next piece. */
  closingQuote(from: number): number {
    const { bytes } = this;
    for (let at = from; at < bytes.length; at++) {
      if (bytes[at] === NEWLINE) this.breaks += 1;
      if (bytes[at] !== QUOTE) continue;
      if (at + 1 === bytes.length) return -1; // a doubled quote may follow
      if (bytes[at + 1] !== QUOTE) return at;
      at += 1;
    }
    return -1;
  }

  integer(field: number): number {
    return field < this.fields ? this.number(field, integerIn) : NaN;
  }

  halfStars(field: number): number {
    return field < this.fields ? this.number(field, halfStarsIn) : NaN;
  }

  /** Reads a number, also one in quotes. */
  number(field: number, read: (bytes: Uint8Array, start: number, end: number) => number): number {
    const { bytes } = this;
    const start = this.starts[field];
    const end = this.ends[field];
    const quoted = end - start > 2 && bytes[start] === QUOTE && bytes[end - 1] === QUOTE;
    return quoted ? read(bytes, start + 1, end - 1) : read(bytes, start, end);
  }

  text(field: number): string {
    return field < this.fields ? textIn(this.bytes, this.starts[field], this.ends[field]) : '';
  }
}

function longer(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const twice = new Uint32Array(2 * values.length);
  twice.set(values);
  return twice;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function integerIn(bytes: Uint8Array, start: number, end: number): number {
  const digits = end - start;
  if (digits < 1 || digits > 10) return NaN;
  // Nine digits fit 32 bits and their fast arithmetic; a tenth may not.
  const ninth = digits === 10 ? end - 1 : end;
  let value = 0;
  for (let at = start; at < ninth; at++) {
    const digit = bytes[at] - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    value = (Math.imul(value, 10) + digit) | 0;
  }
  if (ninth === end) return value;
  const digit = bytes[ninth] - ZERO;
  const whole = value * 10 + digit;
  return digit >= 0 && digit <= 9 && whole <= 0xffffffff ? whole : NaN;
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
