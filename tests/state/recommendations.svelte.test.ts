import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import type { Opinion } from '../../src/core/profile';
import { ProfileState } from '../../src/state/profile.svelte';
import {
  PICKS_AT_A_TIME,
  Recommendations,
  type AnswersClient,
} from '../../src/state/recommendations.svelte';
import { Session } from '../../src/state/session.svelte';
import type { PickMessage, PicksMessage } from '../../workers/api';
import {
  FakeClient,
  FakeStore,
  filmsNamed,
  Later,
  libraryOf,
  named,
  settled,
  SMALL_LINE_UP,
  source,
  summaryOf,
} from './fixtures';

const films = filmsNamed(['Heat', 'Up', 'Brazil']);
const picksOf = (candidates: number): PicksMessage => ({
  picks: [],
  candidates,
  personal: true,
  changed: 0,
});
const stars = (halfStars: number): Opinion => ({ kind: 'rating', halfStars });

/** Answers that arrive when the test says so, and what was asked. */
class FakeAnswers implements AnswersClient {
  readonly asked: { films: number[]; dismissed: number[]; count: number; keep?: number[] }[] = [];
  readonly picksLater: Later<PicksMessage>[] = [];

  picks: AnswersClient['picks'] = ({ films }, dismissed, count, question) => {
    const shown = question?.shown && { keep: [...question.shown] };
    this.asked.push({ films: [...films], dismissed: [...dismissed], count, ...shown });
    const later = new Later<PicksMessage>();
    this.picksLater.push(later);
    return later.promise;
  };
}

let stop = () => {};
afterEach(() => stop());

/** Recommendations that are followed as the screens follow them. */
function followed() {
  const client = new FakeClient();
  const session = new Session(client, undefined, SMALL_LINE_UP);
  const profile = new ProfileState(new FakeStore(), () => session.library?.films);
  const answers = new FakeAnswers();
  const recommendations = new Recommendations(answers, profile, session);
  stop = $effect.root(() => {
    $effect(() => recommendations.followPicks());
  });
  flushSync();
  return {
    answers,
    profile,
    recommendations,
    session,
    async opens() {
      const opening = session.open(source('small.zip'));
      client.openings[0].resolve(libraryOf('small', films));
      await opening;
      flushSync();
      await settled();
    },
    async fitted(model: string) {
      client.fitOf(model).result.resolve(summaryOf(model));
      await settled();
      flushSync();
      await settled();
    },
    async says(film: number, opinion: Opinion | undefined) {
      profile.say(film, opinion);
      flushSync();
      await settled();
    },
  };
}

async function withPicks() {
  const world = followed();
  await world.profile.load();
  await world.opens();
  return world;
}

describe('picks', () => {
  test('are not asked for before a data set is open and the ratings are there', async () => {
    const { answers, opens, profile } = followed();
    await opens();
    expect(answers.asked).toEqual([]);
    await profile.load();
    flushSync();
    expect(answers.asked).toEqual([{ films: [], dismissed: [], count: PICKS_AT_A_TIME }]);
  });

  test('are said to be worked out until they are there', async () => {
    const { answers, says, recommendations } = await withPicks();
    expect(recommendations.busy).toBe(true);
    answers.picksLater[0].resolve(picksOf(3));
    await settled();
    expect(recommendations.busy).toBe(false);
    await says(2, stars(9));
    expect(recommendations.busy).toBe(true);
  });

  test('are asked for again after each rating and each dismissal', async () => {
    const { answers, says } = await withPicks();
    await says(2, stars(9));
    await says(0, { kind: 'not-interested' });
    expect(answers.asked.slice(1)).toEqual([
      { films: [2], dismissed: [], count: 10 },
      { films: [2], dismissed: [0], count: 10 },
    ]);
  });

  test('are asked for again when a model is ready', async () => {
    const { answers, fitted } = await withPicks();
    await fitted('ease');
    expect(answers.asked).toHaveLength(2);
  });

  test('are asked for again when more are wanted', async () => {
    const { answers, recommendations } = await withPicks();
    recommendations.count += PICKS_AT_A_TIME;
    flushSync();
    expect(answers.asked.at(-1)?.count).toBe(20);
  });

  test('are those of the latest question, in whatever order the answers come', async () => {
    const { answers, says, recommendations } = await withPicks();
    await says(2, stars(9));
    answers.picksLater[1].resolve(picksOf(2));
    await settled();
    answers.picksLater[0].resolve(picksOf(3));
    await settled();
    expect(recommendations.picks).toEqual(picksOf(2));
  });

  test('stay as they were while the next are worked out, and where the worker is gone', async () => {
    const { answers, says, recommendations } = await withPicks();
    answers.picksLater[0].resolve(picksOf(3));
    await settled();
    await says(2, stars(9));
    expect(recommendations.picks).toEqual(picksOf(3));
    answers.picksLater[1].reject(named('WorkerError', 'The worker stopped answering.'));
    await settled();
    expect(recommendations.picks).toEqual(picksOf(3));
  });

  describe('that somebody points at', () => {
    const pick = (film: number, because = film) =>
      ({ film, stars: NaN, reason: { kind: 'rating', film: because } }) as PickMessage;
    const two = { ...picksOf(3), picks: [pick(2), pick(0)] };

    async function pointedAt() {
      const world = await withPicks();
      world.answers.picksLater[0].resolve(two);
      await settled();
      world.recommendations.held = true;
      flushSync();
      return world;
    }

    test('keep their order when a better model is ready, until the pointer leaves', async () => {
      const { answers, fitted, recommendations } = await pointedAt();
      expect(answers.asked).toHaveLength(1);
      await fitted('ease');
      expect(answers.asked).toHaveLength(2);
      expect(answers.asked[1].keep).toEqual([2, 0]);
      answers.picksLater[1].resolve(two);
      await settled();
      flushSync();
      expect(answers.asked).toHaveLength(2);
      recommendations.held = false;
      flushSync();
      expect(answers.asked).toHaveLength(3);
      expect(answers.asked[2]).not.toHaveProperty('keep');
    });

    test('have the stars of the better model, and the reasons of the one that picked them', async () => {
      const { answers, fitted, recommendations } = await pointedAt();
      await fitted('ease');
      const now = [pick(2, 1), pick(0, 1)].map((one) => ({ ...one, stars: 4 }));
      answers.picksLater[1].resolve({ ...two, picks: now });
      await settled();
      expect(recommendations.picks?.picks).toEqual([
        { ...pick(2), stars: 4 },
        { ...pick(0), stars: 4 },
      ]);
    });

    test('go on below in the same order where more are wanted', async () => {
      const { answers, fitted, recommendations } = await pointedAt();
      await fitted('ease');
      recommendations.count += PICKS_AT_A_TIME;
      flushSync();
      expect(answers.asked.at(-1)).toMatchObject({ count: 20, keep: [2, 0] });
    });

    test('give way at once where they are only popular', async () => {
      const world = await withPicks();
      world.answers.picksLater[0].resolve({ ...two, personal: false });
      await settled();
      world.recommendations.held = true;
      await world.fitted('ease');
      expect(world.answers.asked).toHaveLength(2);
      expect(world.answers.asked[1]).not.toHaveProperty('keep');
    });

    test('are chosen anew at once after a rating', async () => {
      const { answers, says } = await pointedAt();
      await says(2, stars(9));
      expect(answers.asked[1]).not.toHaveProperty('keep');
    });

    test('are not asked for again because the pointer leaves', async () => {
      const { answers, recommendations } = await pointedAt();
      recommendations.held = false;
      flushSync();
      expect(answers.asked).toHaveLength(1);
    });
  });

  test('are not asked for again by their own answer', async () => {
    const { answers } = await withPicks();
    answers.picksLater[0].resolve(picksOf(3));
    await settled();
    flushSync();
    expect(answers.asked).toHaveLength(1);
  });

  test('are not used once nobody follows any more', async () => {
    const { answers, recommendations } = await withPicks();
    stop();
    answers.picksLater[0].resolve(picksOf(3));
    await settled();
    expect(recommendations.picks).toBeUndefined();
  });
});
