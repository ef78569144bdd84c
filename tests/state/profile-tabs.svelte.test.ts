import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Entry, Profile } from '../../src/core/profile';
import { openJournal } from '../../src/state/profile-journal';
import { ProfileKeeper, RETRY_MS } from '../../src/state/profile-keeper.svelte';
import { openProfileStore, type ProfileStore } from '../../src/state/profile-store';
import { film, rated } from '../core/profiles';
import { FakeChannel, FakeStorage } from './browser-storage';
import { Later, named, settled } from './fixtures';

const TABS = 8;
const FILMS = Array.from({ length: 6 }, (_, k) => film(`Film ${k}`, 1990 + k, k % 2 === 0 ? 0 : k));

beforeEach(
  () => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1e12 }),
);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A browser with nothing in it, whose tabs share IndexedDB, localStorage and a channel. */
function freshBrowser(): void {
  FakeChannel.open = [];
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('localStorage', new FakeStorage());
  vi.stubGlobal('BroadcastChannel', FakeChannel);
}

/** A tab whose way to IndexedDB can be blocked or broken, and which can be killed. */
class Tab {
  readonly #real = openProfileStore();
  #state: 'sound' | 'broken' | 'blocked' | 'killed' = 'sound';
  #freed = new Later<void>();
  /** Exchanges that have begun and not ended. */
  busy = 0;
  readonly keeper: ProfileKeeper;

  constructor() {
    const store: ProfileStore = {
      onChange: (listener) => this.#real.onChange(listener),
      exchange: (...args) => this.#exchange(...args),
    };
    this.keeper = new ProfileKeeper(store, openJournal());
    void this.keeper.load();
  }

  get killed(): boolean {
    return this.#state === 'killed';
  }

  become(state: 'sound' | 'broken' | 'blocked' | 'killed'): void {
    if (this.killed) return;
    this.#state = state;
    if (state === 'sound') {
      this.#freed.resolve();
      this.#freed = new Later();
    }
  }

  async #exchange(...args: Parameters<ProfileStore['exchange']>) {
    if (this.#state === 'killed') return new Promise<never>(() => {});
    if (this.#state === 'broken') throw named('UnknownError', 'broken');
    if (this.#state === 'blocked') await this.#freed.promise;
    this.busy += 1;
    try {
      return await this.#real.exchange(...args);
    } finally {
      this.busy -= 1;
    }
  }

  /** Rates a film, or takes the rating back. */
  say(which: number, halfStars: number | null): void {
    const at = this.keeper.now();
    const entry = halfStars === null ? undefined : rated(FILMS[which], halfStars, at);
    this.keeper.commit({ at, changes: [{ film: FILMS[which], entry }] });
  }

  forget(): void {
    this.keeper.commit({ at: this.keeper.now(), changes: 'forget' });
  }
}

/** Until every tab has done what it can do by now. */
async function quiet(tabs: readonly Tab[]): Promise<void> {
  await settled();
  while (tabs.some(({ busy, killed }) => busy > 0 && !killed)) await settled();
}

const said = ({ entries }: Profile) =>
  Object.fromEntries(
    entries.map(({ film: { title }, opinion }: Entry) => [
      title,
      opinion.kind === 'rating' ? opinion.halfStars : 0,
    ]),
  );

const tabNumber = fc.nat({ max: TABS - 1 });
const deeds = fc.record({
  tab: tabNumber,
  what: fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        which: fc.nat({ max: 5 }),
        halfStars: fc.option(fc.integer({ min: 1, max: 10 })),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom('sound' as const, 'broken' as const, 'blocked' as const),
    },
    { weight: 1, arbitrary: fc.constantFrom('killed' as const, 'forget' as const) },
  ),
  /** Whether everybody comes to rest before the next deed. */
  rest: fc.boolean(),
});
type Deed = typeof deeds extends fc.Arbitrary<infer T> ? T : never;

/** Does it in a tab, and in `expected`, which is what one person remembers of having said. */
function does({ what }: Deed, tab: Tab, expected: Record<string, number>): void {
  if (tab.killed) return;
  if (what === 'forget') {
    tab.forget();
    for (const title of Object.keys(expected)) delete expected[title];
  } else if (typeof what === 'string') {
    tab.become(what);
  } else {
    const { title } = FILMS[what.which];
    tab.say(what.which, what.halfStars);
    if (what.halfStars === null) delete expected[title];
    else expected[title] = what.halfStars;
  }
}

async function playsOut(story: readonly Deed[]): Promise<void> {
  freshBrowser();
  const tabs = Array.from({ length: TABS }, () => new Tab());
  const expected: Record<string, number> = {};
  for (const deed of story) {
    vi.advanceTimersByTime(1);
    does(deed, tabs[deed.tab], expected);
    if (deed.rest) await quiet(tabs);
  }
  tabs.forEach((tab) => tab.become('sound'));
  await quiet(tabs);
  vi.advanceTimersByTime(RETRY_MS);
  await quiet(tabs);

  const next = new Tab();
  const living = [...tabs.filter(({ killed }) => !killed), next];
  await quiet(living);
  await quiet(living);
  for (const { keeper } of living) {
    expect(said(keeper.profile)).toEqual(expected);
    expect(keeper.trouble).toBeUndefined();
  }
  expect(openJournal().read()).toEqual([]);
}

test('eight tabs that are blocked, broken and killed lose nothing, and show the same in the end', async () => {
  const stories = fc.array(deeds, { maxLength: 30 });
  await fc.assert(fc.asyncProperty(stories, playsOut), { seed: 20180926, numRuns: 80 });
}, 60_000);

test('eight tabs that rate one film at once agree on the last', async () => {
  const story = Array.from({ length: 40 }, (_, k): Deed => ({
    tab: (k * 3) % TABS,
    what: { which: 0, halfStars: 1 + (k % 10) },
    rest: false,
  }));
  await playsOut(story);
});
