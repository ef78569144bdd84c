type NumberArray = Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Int16Array<ArrayBuffer>;

const FIRST_BLOCK = 1 << 10;
const LONGEST_BLOCK = 1 << 20;

/** A typed array that grows as values are added. */
export interface Column<T extends NumberArray> {
  add(value: number): void;
  readonly length: number;
  /** All values, in an array of their own. Call once: the column gives up its memory. */
  done(): T;
}

/** @param make The array's constructor. It grows by blocks, so that little of its memory is ever unused. */
export function column<T extends NumberArray>(make: new (length: number) => T): Column<T> {
  const full: T[] = [];
  let block = new make(FIRST_BLOCK);
  let before = 0; // values in the full blocks
  let next = 0;
  return {
    add(value) {
      if (next === block.length) {
        full.push(block);
        before += next;
        block = new make(Math.min(before, LONGEST_BLOCK));
        next = 0;
      }
      block[next++] = value;
    },
    get length() {
      return before + next;
    },
    done() {
      const all = new make(before + next);
      let at = 0;
      for (const part of full) {
        all.set(part, at);
        at += part.length;
      }
      all.set(block.subarray(0, next), at);
      full.length = 0;
      return all;
    },
  };
}
