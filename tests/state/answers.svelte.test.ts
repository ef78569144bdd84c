import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WorkerClient } from '../../src/bridge/client';
import { Answers } from '../../src/state/answers';
import { ProfileState } from '../../src/state/profile.svelte';
import { Route } from '../../src/state/route.svelte';
import { Starting } from '../../src/state/starting.svelte';
import { SteeringState } from '../../src/state/steering.svelte';
import { Taste } from '../../src/state/taste.svelte';
import { browserAt } from './browser-address';
import { FakeStorage } from './browser-storage';
import { FakeStore, filmsNamed } from './fixtures';

beforeEach(() => vi.stubGlobal('localStorage', new FakeStorage()));
afterEach(() => vi.unstubAllGlobals());

test('asks about films that were seen, and not about others of which something was said', async () => {
  browserAt('#/rate');
  const known = () => filmsNamed(['Heat', 'Up', 'Brazil', 'Fargo', 'Alien', 'Big']);
  const profile = new ProfileState(new FakeStore(), known);
  await profile.load();
  const steering = new SteeringState(new Route(['rate']), known);
  const taste = new Taste(known, profile, new Starting(), steering);
  const questions = vi.fn<WorkerClient['questions']>(() => Promise.resolve([]));
  const client = { questions } as Partial<WorkerClient> as WorkerClient;
  const answers = new Answers(client, profile, taste, steering);

  profile.say(0, { kind: 'rating', halfStars: 8 });
  profile.say(1, { kind: 'seen' });
  profile.say(2, { kind: 'not-seen' });
  profile.say(3, { kind: 'saved', note: '' });
  await answers.questions(12, [5]);

  const [history, passed, count] = questions.mock.calls[0];
  expect([[...history.films], count]).toEqual([[0], 12]);
  expect([...passed.notSeen]).toEqual([2]);
  expect([...passed.others].sort()).toEqual([0, 2, 3, 5]);
});
