import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { CHECK_AT_MOST, type HeldBack } from '../../src/core/recommend/check';
import { ProfileState } from '../../src/state/profile.svelte';
import { SelfCheck, type Examiner } from '../../src/state/self-check.svelte';
import { Session } from '../../src/state/session.svelte';
import {
  FakeClient,
  FakeStore,
  filmsNamed,
  Later,
  libraryOf,
  settled,
  SMALL_LINE_UP,
  source,
  summaryOf,
} from './fixtures';

const films = filmsNamed(Array.from({ length: 250 }, (_, film) => `Film ${film}`));
const stars = (halfStars: number) => ({ kind: 'rating', halfStars }) as const;

let stop = () => {};
afterEach(() => stop());

/** Somebody with so many ratings, whose check is followed; each question is answered when the test says so. */
async function checked(ratings: number) {
  const client = new FakeClient();
  const session = new Session(client, undefined, SMALL_LINE_UP);
  const profile = new ProfileState(new FakeStore(), () => session.library?.films);
  const asked: { films: number[]; later: Later<readonly HeldBack[] | undefined> }[] = [];
  const examiner: Examiner = {
    holdBack(_history, held) {
      const later = new Later<readonly HeldBack[] | undefined>();
      asked.push({ films: [...held], later });
      return later.promise;
    },
  };
  await profile.load();
  const opening = session.open(source('small'));
  client.openings[0].resolve(libraryOf('small', films));
  await opening;
  await settled();
  for (let film = 0; film < ratings; film++) profile.say(film, stars(8));
  const check = new SelfCheck(examiner, profile, session);
  stop = $effect.root(() => {
    $effect(() => check.follow());
  });
  flushSync();
  const train = async () => {
    client.fitOf('ridge').result.resolve(summaryOf('ridge'));
    await settled();
    flushSync();
  };
  /** Answers all questions until none comes; predictions miss by half a star, averages by one. */
  const answerAll = async () => {
    for (let k = 0; k < asked.length; k++) {
      const rows = asked[k].films.map((film) => ({
        film,
        given: 400,
        predicted: 350,
        average: 300,
      }));
      asked[k].later.resolve(rows);
      await settled();
    }
    flushSync();
  };
  return { profile, check, asked, train, answerAll };
}

describe('a check on you', () => {
  test('begins with eight ratings and says how many are missing before', async () => {
    const { profile, check, asked, train } = await checked(5);
    await train();
    expect([check.missing, asked.length]).toEqual([3, 0]);
    for (const film of [5, 6, 7]) profile.say(film, stars(6));
    flushSync();
    expect([check.missing, asked.length]).toEqual([0, 1]);
  });

  test('waits for a model', async () => {
    const { asked, train } = await checked(8);
    expect(asked).toHaveLength(0);
    await train();
    expect(asked).toHaveLength(1);
  });

  test('holds back every rating once, the latest first, and adds up what comes back', async () => {
    const { check, asked, train, answerAll } = await checked(10);
    await train();
    await answerAll();
    expect(asked.flatMap((question) => question.films)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(check.result?.check).toMatchObject({ count: 10, miss: 50, averageMiss: 100, gain: 50 });
    expect(check.progress).toBeUndefined();
  });

  test('takes the latest two hundred where there are more', async () => {
    const { check } = await checked(220);
    expect(check.films).toHaveLength(CHECK_AT_MOST);
    expect([check.films[0], check.films[199]]).toEqual([219, 20]);
  });

  test('is begun again with another rating; the answers to the first count no more', async () => {
    const { profile, check, asked, train, answerAll } = await checked(8);
    await train();
    profile.say(8, stars(2));
    flushSync();
    expect(asked).toHaveLength(2);
    await answerAll();
    expect(check.result?.check.count).toBe(9);
    expect(asked.slice(1).flatMap((question) => question.films)).toHaveLength(9);
    expect(asked[0].films).toEqual([7, 6, 5, 4]);
  });

  test('is none while the worker cannot say', async () => {
    const { check, asked, train } = await checked(8);
    await train();
    asked[0].later.resolve(undefined);
    await settled();
    expect([check.result, check.progress, asked.length]).toEqual([undefined, undefined, 1]);
  });

  test('is gone with the ratings that it needs', async () => {
    const { profile, check, train, answerAll } = await checked(8);
    await train();
    await answerAll();
    expect(check.result).toBeDefined();
    profile.say(0, undefined);
    flushSync();
    expect([check.result, check.missing]).toEqual([undefined, 1]);
  });
});
