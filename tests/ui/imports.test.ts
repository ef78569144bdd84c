import { describe, expect, test } from 'vitest';
import type { Fate, ImportPlan, Planned } from '../../src/core/imports/plan';
import type { FileSummary } from '../../src/core/imports/preview';
import { outcomeText } from '../../src/ui/imports';
import { foundFilm, MISSING, named } from '../core/imports/found';
import { film, rated } from '../core/profiles';

const FATES = ['added', 'replaced', 'same', 'older', 'kept', 'undecided'] as const;

const HERE = rated(film('Heat'), 3);

const planned = (fate: Fate, others = 0): Planned => ({
  found: { ...foundFilm(named('Heat'), MISSING, { kind: 'seen' }), others },
  film: undefined,
  before: fate === 'replaced' || fate === 'older' ? HERE : undefined,
  entry: rated(film('Heat'), 8),
  fate,
});

function planOf(films: readonly Planned[]): ImportPlan {
  const count = (fate: Fate) => films.filter((one) => one.fate === fate).length;
  const counts = Object.fromEntries(FATES.map((fate) => [fate, count(fate)]));
  return { changes: [], films, counts: counts as Record<Fate, number> };
}

const plan = (counts: Partial<Record<Fate, number>>, others = 0) =>
  planOf(
    FATES.flatMap((fate) =>
      Array.from({ length: counts[fate] ?? 0 }, (_, k) => planned(fate, k === 0 ? others : 0)),
    ),
  );

const file = (name: string, { series = 0, skipped = 0, refusal = '' } = {}): FileSummary => ({
  name,
  service: refusal === '' ? 'Letterboxd' : undefined,
  ...(refusal !== '' && { refusal }),
  rows: 1,
  series,
  skipped,
  examples: [],
  dateless: 0,
});

const ONE = [file('letterboxd.zip')];

describe('the end of an import says', () => {
  test('all that was taken, all that was not, and why', () => {
    const all = plan({ added: 1206, replaced: 8, same: 9, older: 3, kept: 17, undecided: 4 }, 5);
    expect(outcomeText(all, [file('letterboxd.zip', { series: 12, skipped: 2 })])).toBe(
      '1,214 films taken from letterboxd.zip, 8 of them changed. 17 are not in this data set; they are kept for one that has them. Not taken: 9 here already, 3 where what was here stays, 4 not chosen, 30 further rows of the same films, 12 rows of series, 2 rows that could not be used.',
    );
  });

  test.each<[string, ImportPlan, string]>([
    ['one film', plan({ added: 1 }), '1 film taken from letterboxd.zip.'],
    ['films', plan({ added: 214 }), '214 films taken from letterboxd.zip.'],
    ['one that was changed', plan({ replaced: 1 }), '1 film changed from letterboxd.zip.'],
    [
      'one taken, one changed',
      plan({ added: 1, replaced: 1 }),
      '2 films taken from letterboxd.zip, 1 of them changed.',
    ],
    ['nothing at all', plan({}), 'No film was taken from letterboxd.zip.'],
    [
      'all here already',
      plan({ same: 1 }),
      'No film was taken from letterboxd.zip. Not taken: 1 here already.',
    ],
    [
      'one that is kept',
      plan({ kept: 1 }),
      'No film of this data set was taken from letterboxd.zip. 1 is not in this data set; it is kept for one that has it.',
    ],
    [
      'one further row',
      plan({ added: 1 }, 1),
      '1 film taken from letterboxd.zip. Not taken: 1 further row of the same films.',
    ],
  ])('%s', (_, some, expected) => {
    expect(outcomeText(some, ONE)).toBe(expected);
  });

  test('rows of series and unusable ones of all files together', () => {
    const files = [
      file('a.csv', { series: 1 }),
      file('b.csv', { skipped: 1 }),
      file('c.csv', { series: 1000 }),
    ];
    expect(outcomeText(plan({ added: 2 }), files)).toBe(
      '2 films taken from 3 files. Not taken: 1,001 rows of series, 1 row that could not be used.',
    );
  });

  test('which files were of no use', () => {
    const refused = ['x.pdf', 'y.pdf'].map((name) => file(name, { refusal: 'No.' }));
    expect(outcomeText(plan({ added: 2 }), [...ONE, refused[0]])).toBe(
      '2 films taken from letterboxd.zip. Nothing could be read from x.pdf.',
    );
    expect(outcomeText(plan({ added: 2 }), [...ONE, ...refused])).toMatch(
      /Nothing could be read from 2 files\.$/,
    );
  });

  test('which part of an archive could not be read', () => {
    const part = { ...file('letterboxd.zip'), refusal: 'watched.csv: got a wrong checksum.' };
    expect(outcomeText(plan({ added: 2 }), [part])).toBe(
      '2 films taken from letterboxd.zip. watched.csv: got a wrong checksum.',
    );
  });

  test('names of files so that they cannot disturb it', () => {
    expect(outcomeText(plan({}), [file('a\u202e\n.csv')])).toBe('No film was taken from a··.csv.');
  });

  test('that a row gave way to another of the same file, not to what was here', () => {
    const winner = planned('added');
    const loser = { ...planned('older'), before: winner.entry };
    expect(outcomeText(planOf([winner, loser]), ONE)).toBe(
      '1 film taken from letterboxd.zip. Not taken: 1 further row of the same films.',
    );
  });
});

describe('the end of looking again says', () => {
  test.each<[string, ImportPlan, string]>([
    ['what was found', plan({ added: 3 }), '3 kept films found in this data set.'],
    [
      'what is still missing',
      plan({ added: 1, kept: 1 }),
      '1 kept film found in this data set. 1 is still not in it, and stays kept.',
    ],
    [
      'what gave way to what was here',
      plan({ replaced: 1, older: 1 }),
      '2 kept films found in this data set. Not taken: 1 where what was here stays.',
    ],
    [
      'that nothing was chosen',
      plan({ undecided: 2, kept: 17 }),
      'No kept film found in this data set. 17 are still not in it, and stay kept. Not taken: 2 not chosen.',
    ],
    [
      'that a film was taken back meanwhile',
      planOf([planned('added'), { ...planned('older'), before: undefined }]),
      '1 kept film found in this data set. Not taken: 1 taken back since.',
    ],
  ])('%s', (_, some, expected) => {
    expect(outcomeText(some, [])).toBe(expected);
  });
});
