import { createStore, delMany, getMany, keys, set, setMany, type UseStore } from 'idb-keyval';

const VERSION = 2;

/** How long the database may leave a call unanswered: another tab can hold it up for ever. Visitors wait for what is read. */
const READ_WITHIN_MS = 5000;
const WRITE_WITHIN_MS = 60_000;

/** What is known of a kept value without reading it; lies beside it under the key `about:…`. */
interface About<Note> {
  readonly version: typeof VERSION;
  readonly bytes: number;
  /** Names, kinds and lengths of its parts: a value with others is damaged. */
  readonly shape: string;
  readonly note: Note;
}

/** A kept value as it is listed. */
export interface Kept<Note> {
  readonly key: string;
  readonly bytes: number;
  readonly note: Note;
}

/** Values that can be made again, by key, each with a note. No call throws, and none waits for ever. */
export interface Cache<Note> {
  /** Undefined where there is none, or none that can be used: damaged, or of another version. */
  load<T>(key: string): Promise<T | undefined>;
  /** False where this browser keeps nothing, or has no room even once all that may be evicted is gone. */
  save(key: string, value: unknown, note: Note): Promise<boolean>;
  /** What is kept, without reading it; what another version of the app has left is removed. */
  list(): Promise<readonly Kept<Note>[]>;
  /** What is known of what is kept under a key. */
  note(key: string): Promise<Note | undefined>;
  /** Replaces the note of what is kept under a key; false where there is nothing, or it cannot be written. */
  annotate(key: string, note: Note): Promise<boolean>;
  forget(keys: readonly string[]): Promise<void>;
}

const ABOUT = 'about:';
const beside = (key: string) => ABOUT + key;

/**
 * A cache in an IndexedDB database of its own.
 * @param evictable What may go when room is needed, first what goes first.
 */
export function openCache<Note>(
  name: string,
  evictable: (kept: readonly Kept<Note>[]) => readonly Kept<Note>[],
): Cache<Note> {
  const store = patient(reopening(name));

  async function list(): Promise<readonly Kept<Note>[]> {
    const all = await keys<string>(store); // every key of this database is a text
    const values = all.filter((key) => !key.startsWith(ABOUT));
    const described = values.filter((key) => all.includes(beside(key)));
    if (described.length < values.length) {
      await forget(values.filter((key) => !described.includes(key))); // of an older version
    }
    const abouts = await getMany<About<Note>>(described.map(beside), store);
    return described.flatMap((key, k) => {
      const about = abouts[k];
      return about?.version === VERSION ? [{ key, bytes: about.bytes, note: about.note }] : [];
    });
  }

  /** Removes values and what is known of them. */
  async function forget(gone: readonly string[]): Promise<void> {
    await delMany(
      gone.flatMap((key) => [key, beside(key)]),
      store,
    );
  }

  async function evictOne(except: string): Promise<boolean> {
    const [first] = evictable(await list()).filter(({ key }) => key !== except);
    if (first) await forget([first.key]);
    return first !== undefined;
  }

  async function load<T>(key: string): Promise<T | undefined> {
    const [about, value] = (await getMany<unknown>([beside(key), key], store)) as [
      About<Note> | undefined,
      T | undefined,
    ];
    if (about?.version === VERSION && about.shape === shapeOf(value)) return value;
    if (about !== undefined || value !== undefined) await forget([key]);
    return undefined;
  }

  async function save(key: string, value: unknown, note: Note): Promise<boolean> {
    const about: About<Note> = {
      version: VERSION,
      bytes: bytesOf(value),
      shape: shapeOf(value),
      note,
    };
    for (;;) {
      try {
        await setMany(
          [
            [key, value],
            [beside(key), about],
          ],
          store,
        );
        return true;
      } catch (error) {
        if ((error as Error).name !== 'QuotaExceededError' || !(await evictOne(key))) return false;
      }
    }
  }

  async function aboutOf(key: string): Promise<About<Note> | undefined> {
    const [about] = await getMany<About<Note> | undefined>([beside(key)], store);
    return about;
  }

  async function annotate(key: string, note: Note): Promise<boolean> {
    const about = await aboutOf(key);
    if (about) await set(beside(key), { ...about, note }, store);
    return about !== undefined;
  }

  // A cache: what cannot be read is made again, and what cannot be written was not worth a word.
  return {
    load: (key) => load<never>(key).catch(() => undefined),
    save: (key, value, note) => save(key, value, note).catch(() => false),
    list: () => list().catch(() => []),
    note: (key) =>
      aboutOf(key).then(
        (about) => about?.note,
        () => undefined,
      ),
    annotate: (key, note) => annotate(key, note).catch(() => false),
    forget: (gone) => forget(gone).catch(() => {}),
  };
}

/** A store that opens its database again where the browser has closed it, and lets another tab delete it. */
function reopening(name: string): UseStore {
  let database: UseStore | undefined;
  // Opening throws at once where IndexedDB is missing; here that is a rejection like any other.
  const use: UseStore = async (mode, act) => {
    database ??= createStore(name, name);
    return database(mode, (objects) => {
      const { db } = objects.transaction;
      db.onversionchange = () => {
        db.close();
        database = undefined;
      };
      return act(objects);
    });
  };
  return (mode, act) =>
    use(mode, act).catch((error: Error) => {
      if (error.name !== 'InvalidStateError') throw error;
      database = undefined;
      return use(mode, act);
    });
}

/** A store whose calls fail after a while; once one has, others fail at once until it is answered after all. */
function patient(store: UseStore): UseStore {
  let stuck = false;
  return (mode, act) => {
    const late = () => new DOMException('The database does not answer.', 'TimeoutError');
    if (stuck) return Promise.reject(late());
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        stuck = true;
        reject(late());
      };
      const timer = setTimeout(giveUp, mode === 'readonly' ? READ_WITHIN_MS : WRITE_WITHIN_MS);
      const answered = () => {
        clearTimeout(timer);
        stuck = false;
      };
      const call = store(mode, act);
      call.then(answered, answered);
      call.then(resolve, reject);
    });
  };
}

/** Size of the typed arrays and texts in a value, whatever its shape. */
export function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return 8;
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part), 0);
}

/** Names, kinds and lengths of a value's parts, as a text that is short also for long lists of texts. */
export function shapeOf(value: unknown): string {
  if (ArrayBuffer.isView(value)) {
    const { length } = value as Uint8Array;
    return `${value.constructor.name}[${length}]`;
  }
  if (Array.isArray(value)) return `[${[value.length, ...new Set(value.map(shapeOf))].join()}]`;
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return `{${Object.entries(value)
    .map(([name, part]) => `${name}:${shapeOf(part)}`)
    .join()}}`;
}
