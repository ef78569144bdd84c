type NumberArray = Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Int16Array<ArrayBuffer>;

/** A typed array that grows as values are added. */
export interface Column<T extends NumberArray> {
  add(value: number): void;
  readonly length: number;
  /** The values so far, in memory of their own. */
  done(): T;
}

/** @param make The array's constructor; its size doubles from 1,024. */
export function column<T extends NumberArray>(make: new (length: number) => T): Column<T> {
  let values = new make(1024);
  let length = 0;
  return {
    add(value) {
      if (length === values.length) {
        const longer = new make(2 * length);
        longer.set(values);
        values = longer;
      }
      values[length++] = value;
    },
    get length() {
      return length;
    },
    done: () => values.slice(0, length) as T,
  };
}
