import { describe, expect, test } from 'vitest';
import { ratedFilms, restrict, type Dataset } from '../../src/core/dataset';
import { historyFrom } from '../../src/core/history';
import { modelNamed } from '../../src/core/models/registry';
import type { ParamValues } from '../../src/core/params';
import { filmFacts } from '../../src/core/recommend/film-facts';
import { holdOutMask } from '../../src/core/recommend/hold-out';
import { bandAround } from '../../src/core/recommend/star-band';
import { seriesOf } from '../../src/core/recommend/series';
import { pickFilms, type FittedModel } from '../../src/core/recommend/picks';
import type { FitRequest } from '../../workers/api';
import { createServing } from '../../workers/serving';
import { checkerboard, errorOf, fitted as fit, loadPublic } from '../fixtures';
import { fileSource } from './fixtures';
import {
  ALS,
  EASE,
  inThread,
  memory,
  restored,
  servingOf,
  somebody,
  STARS,
} from './serving-fixtures';

const sample = await loadPublic('sample.zip');
const port = new MessageChannel().port1;
const none = new Uint32Array();
const nobody = historyFrom([]);

const serving = (requests: readonly FitRequest[] = [], connectJob = inThread) =>
  servingOf(sample, requests, connectJob);

function fittedModel(id: string, data: Dataset, params: ParamValues): FittedModel {
  const model = modelNamed(id);
  return { model, fitted: fit(model, data, params), data };
}

const ALL = ratedFilms(sample.data);
const fitted = await serving([EASE, ALS, STARS]);
const filmsOf = (picks: readonly { film: number }[]) => picks.map(({ film }) => film);

describe('picks', () => {
  test('are never films that were rated or dismissed, and may be any other rated film', () => {
    const dismissed = Uint32Array.from(filmsOf(fitted.picks(somebody, none, 10).picks));
    const all = fitted.picks(somebody, dismissed, 10_000);
    const out = new Set([...somebody.films, ...dismissed]);
    const expected = ALL.filter((film) => !out.has(film));
    expect(all.candidates).toBe(expected.length);
    expect(filmsOf(all.picks).sort((a, b) => a - b)).toEqual([...expected]);
  });

  test('stay as they are when more are asked for', () => {
    const more = fitted.picks(somebody, none, 30).picks;
    expect(fitted.picks(somebody, none, 10).picks).toEqual(more.slice(0, 10));
  });

  test('show how often the film was liked and how it was rated', () => {
    const { byFilm } = sample.data;
    for (const { film, histogram, liked } of fitted.picks(somebody, none, 5).picks) {
      expect(histogram.reduce((sum, n) => sum + n)).toBe(
        byFilm.starts[film + 1] - byFilm.starts[film],
      );
      expect(liked).toBe(histogram[7] + histogram[8] + histogram[9]);
    }
  });

  test('show predicted stars within the scale', () => {
    const stars = fitted.predict(somebody) ?? [];
    for (const pick of fitted.picks(somebody, none, 20).picks) {
      expect(pick.stars).toBe(stars[pick.film]);
    }
    const enthusiast = historyFrom([...ALL].slice(0, 60).map((film) => ({ film, halfStars: 10 })));
    const high = fitted.predict(enthusiast) ?? [];
    expect(Math.max(...high)).toBe(5);
    expect(Math.max(...fitted.picks(enthusiast, none, 20).picks.map((p) => p.stars))).toBe(5);
  });

  test('of a fit with ratings held out are scored with the ratings that it was fitted on', async () => {
    const request = { ...EASE, holdOut: 0.1 };
    const service = await serving([request]);
    const held = holdOutMask(sample.data, request.holdOut, request.seed);
    const training = restrict(
      sample.data,
      held.map((k) => 1 - k),
    );
    const ease = fittedModel('ease', training, request.params);
    const candidates = ALL.filter((film) => !somebody.films.includes(film));
    const series = seriesOf(sample.data.films);
    expect(filmsOf(service.picks(somebody, none, 50).picks)).toEqual([
      ...pickFilms(ease, somebody, candidates, { count: 50, series }),
    ]);
  });

  test('name a film of yours as their reason, or that they are popular', () => {
    const reasons = fitted.picks(somebody, none, 50).picks.map(({ reason }) => reason);
    const named = reasons.flatMap((reason) => (reason.kind === 'rating' ? [reason.film] : []));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((film) => !somebody.films.includes(film))).toEqual([]);
  });

  test('that are shown are described anew in their order where they are to be kept', () => {
    const shown = Uint32Array.of(...filmsOf(fitted.picks(nobody, none, 10).picks)).reverse();
    const { picks } = fitted.picks(somebody, none, 10, { shown });
    expect(filmsOf(picks)).toEqual([...shown]);
    const stars = fitted.predict(somebody) ?? [];
    expect(picks.map((pick) => pick.stars)).toEqual([...shown].map((film) => stars[film]));
  });

  test('come with the band around their stars where it is known', async () => {
    const mix: FitRequest = { ...STARS, model: 'star-mix', params: {}, holdOut: 0 };
    const service = await serving([mix]);
    const { counts } = filmFacts(sample.data.byFilm);
    for (const { film, stars, band } of service.picks(somebody, none, 10).picks) {
      const known = { filmRatings: counts[film], ownRatings: somebody.films.length };
      expect(band).toEqual(bandAround('star-mix', stars, known));
      expect(service.film(film, somebody)).toMatchObject({ stars, band });
    }
    expect(fitted.picks(somebody, none, 1).picks[0].band).toBeUndefined();
  });

  test('are personal with ratings and EASE, and only then', async () => {
    expect(fitted.picks(somebody, none, 1).personal).toBe(true);
    expect(fitted.picks(nobody, none, 1).personal).toBe(false);
    const popular = (await serving()).picks(somebody, none, 5);
    expect(popular.personal).toBe(false);
    expect(popular.picks.every(({ reason }) => reason.kind === 'popular')).toBe(true);
  });

  test('have no stars until a star model is fitted', async () => {
    const service = await serving();
    expect(service.picks(somebody, none, 3).picks.map(({ stars }) => stars)).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
    expect(service.predict(somebody)).toBeUndefined();
  });
});

describe('a film', () => {
  test('has neighbours, never itself, nearest first, before anything is fitted', async () => {
    const { nearest } = (await serving()).film(3, somebody);
    expect(nearest).toHaveLength(8);
    expect(nearest.every(({ film }) => film !== 3)).toBe(true);
    const similarities = nearest.map(({ similarity }) => similarity);
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
  });

  test('has its histogram, but no stars, before anything is fitted', async () => {
    const film = (await serving()).film(3, somebody);
    expect(film.histogram.reduce((sum, n) => sum + n)).toBeGreaterThan(0);
    expect(film).toMatchObject({ film: 3, stars: NaN, band: undefined });
  });
});

describe('why', () => {
  const mix: FitRequest = { ...STARS, model: 'star-mix', params: {}, holdOut: 0 };

  test('so many stars: the rows sum to the number that is shown', async () => {
    const service = await serving([mix]);
    for (const { film, stars } of service.picks(somebody, none, 10).picks) {
      const account = service.why(film, somebody);
      const sum = account?.rows.reduce((total, { hundredths }) => total + hundredths, 0);
      expect(sum).toBe(account?.total);
      expect(Math.abs((account?.total ?? NaN) / 100 - stars)).toBeLessThan(0.006);
      const rated = account?.rows.flatMap((row) => row.film ?? []) ?? [];
      expect(rated.filter((other) => !somebody.films.includes(other))).toEqual([]);
    }
  });

  test('is not made up where no model explains', async () => {
    expect((await serving()).why(3, somebody)).toBeUndefined();
  });
});

describe('ratings that are held back', () => {
  test('are predicted as they would be for somebody without them', () => {
    const rows = fitted.holdBack(somebody, Uint32Array.of(40, 3)) ?? [];
    expect(rows.map(({ film, given }) => [film, given])).toEqual([
      [40, 450],
      [3, 500],
    ]);
    const without40 = historyFrom([
      { film: 3, halfStars: 10 },
      { film: 7, halfStars: 2 },
    ]);
    const { stars } = fitted.film(40, without40);
    expect(rows[0].predicted).toBe(Math.round(100 * stars));
    const { means } = filmFacts(sample.data.byFilm);
    expect(rows.map(({ average }) => average)).toEqual(
      [40, 3].map((film) => Math.round(100 * means[film])),
    );
  });

  test('are not made up where no star model is fitted', async () => {
    expect((await serving()).holdBack(somebody, somebody.films)).toBeUndefined();
  });
});

describe('a loan', () => {
  test('is the data set and the fit for the map, with the key it is kept under', async () => {
    const { data, fit: lent } = fitted.loan(sample.data.sha256);
    expect(data).toBe(sample.data);
    expect(lent?.key).toContain('als');
    expect(Object.keys(lent?.fitted ?? {})).toContain('films');
    expect((await serving([EASE])).loan(sample.data.sha256).fit).toBeUndefined();
  });

  test('is refused to who asks about another data set', () => {
    expect(errorOf(() => fitted.loan('0'.repeat(64)))).toContain('Another data set');
  });

  test('has no fit any more once fits are forgotten; nor are there stars or reasons', async () => {
    const service = await serving([EASE, ALS, STARS]);
    await service.forgetFits();
    expect(service.loan(sample.data.sha256).fit).toBeUndefined();
    expect(service.predict(somebody)).toBeUndefined();
    expect(service.picks(somebody, none, 1).personal).toBe(false);
    expect(await service.restore(EASE)).toBeUndefined();
    expect((await service.stored()).fits).toBe(0);
  });
});

describe('opening', () => {
  /** A service whose archives are read when the test says so. */
  function reading() {
    const ready = new Map<string, () => void>();
    const service = createServing(
      memory(),
      inThread,
      ({ name }) =>
        new Promise((resolve, reject) => {
          const data = { ...checkerboard(name === 'small' ? 6 : 8), name };
          ready.set(name, () =>
            name === 'broken' ? reject(new Error(name)) : resolve(restored({ data, report: [] })),
          );
        }),
    );
    const open = (name: string) => service.open(fileSource(name, new Uint8Array()), () => {});
    return { service, open, arrives: (name: string) => ready.get(name)?.() };
  }

  test('of two data sets leaves the later one open, whichever is read first', async () => {
    const { service, open, arrives } = reading();
    const large = open('large').catch((error: Error) => error.name);
    const small = open('small');
    arrives('small');
    expect((await small).name).toBe('small');
    arrives('large');
    expect(await large).toBe('AbortError');
    expect(service.picks(nobody, none, 100).candidates).toBe(6);
  });

  test('of another data set forgets the fits of the first', async () => {
    const { service, open, arrives } = reading();
    const large = open('large');
    arrives('large');
    await large;
    await service.fit(EASE, 1, port, () => {});
    const small = open('small');
    arrives('small');
    await small;
    expect(service.picks(historyFrom([{ film: 0, halfStars: 9 }]), none, 1).personal).toBe(false);
  });
});
