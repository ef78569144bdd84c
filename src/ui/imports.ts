import { grouped, shown } from '../core/formats/text';
import type { Fate, ImportPlan } from '../core/imports/plan';
import type { FileSummary } from '../core/imports/preview';
import { counted } from './text';

/** Films of a plan by what becomes of them; rows that only repeat another's film, and kept films taken back, apart. */
type Outcome = Readonly<Record<Fate | 'repeated' | 'gone', number>>;

/** How many films are kept for another data set that were not kept before. */
export const newlyKept = (films: ImportPlan['films']) =>
  films.filter(({ fate, found }) => fate === 'kept' && !found.said.keptAs).length;

/** What stands in the place of that once it was undone. */
export const UNDONE =
  'It was undone: these films are as they were before, but for what you have said of them since.';

/**
 * The end of an import in words: how many films were taken, how many were not, and why.
 * @param files None where films that are kept were looked for again.
 */
export function outcomeText(plan: ImportPlan, files: readonly FileSummary[]): string {
  const read = files.filter(({ service }) => service !== undefined);
  const unread = files.filter(({ service }) => service === undefined);
  const outcome = outcomeOf(plan);
  const left = leftOut(outcome, read);
  return [
    ...(files.length > 0 ? takenText(outcome, sourceText(read)) : foundText(outcome)),
    ...(left.length > 0 ? [`Not taken: ${left.join(', ')}.`] : []),
    ...refusedText(unread),
    ...read.flatMap(({ refusal }) => refusal ?? []),
  ].join(' ');
}

function outcomeOf({ films, counts }: ImportPlan): Outcome {
  const entries = new Set(films.map(({ entry }) => entry));
  const outdone = films.filter(({ before }) => before && entries.has(before));
  const of = (fate: Fate) => counts[fate] - outdone.filter((film) => film.fate === fate).length;
  const others = films.reduce((sum, { found }) => sum + found.others, 0);
  const gone = films.filter(({ fate, before }) => fate === 'older' && !before).length;
  return {
    ...counts,
    same: of('same'),
    older: of('older') - gone,
    gone,
    repeated: outdone.length + others,
  };
}

function sourceText(read: readonly FileSummary[]): string {
  return read.length === 1 ? shown(read[0].name) : counted(read.length, 'file');
}

function takenText({ added, replaced, kept }: Outcome, source: string): string[] {
  const taken = added + replaced;
  const changed = replaced > 0 && added > 0 ? `, ${grouped(replaced)} of them changed` : '';
  const elsewhere = `${isOrAre(kept)} not in this data set; ${keptText(kept)}.`;
  if (taken > 0) {
    const all = `${counted(taken, 'film')} ${added > 0 ? 'taken' : 'changed'} from ${source}${changed}.`;
    return kept > 0 ? [all, elsewhere] : [all];
  }
  if (kept === 0) return [`No film was taken from ${source}.`];
  return [`No film of this data set was taken from ${source}.`, elsewhere];
}

/** What became of films that the profile keeps. */
function foundText({ added, replaced, same, older, kept }: Outcome): string[] {
  const found = added + replaced + same + older;
  const what = found > 0 ? counted(found, 'kept film') : 'No kept film';
  const stays = kept === 1 ? 'stays' : 'stay';
  return [
    `${what} found in this data set.`,
    ...(kept > 0 ? [`${isOrAre(kept)} still not in it, and ${stays} kept.`] : []),
  ];
}

const isOrAre = (n: number) => `${grouped(n)} ${n === 1 ? 'is' : 'are'}`;
const keptText = (n: number) =>
  n === 1 ? 'it is kept for one that has it' : 'they are kept for one that has them';

function leftOut(outcome: Outcome, read: readonly FileSummary[]): string[] {
  const { same, older, gone, undecided, repeated } = outcome;
  const series = read.reduce((sum, file) => sum + file.series, 0);
  const skipped = read.reduce((sum, file) => sum + file.skipped, 0);
  const parts: readonly (readonly [number, string])[] = [
    [same, `${grouped(same)} here already`],
    [older, `${grouped(older)} where what was here stays`],
    [gone, `${grouped(gone)} taken back since`],
    [undecided, `${grouped(undecided)} not chosen`],
    [repeated, `${counted(repeated, 'further row')} of the same films`],
    [series, `${counted(series, 'row')} of series`],
    [skipped, `${counted(skipped, 'row')} that could not be used`],
  ];
  return parts.filter(([n]) => n > 0).map(([, text]) => text);
}

function refusedText(refused: readonly FileSummary[]): string[] {
  if (refused.length === 0) return [];
  const what = refused.length === 1 ? shown(refused[0].name) : counted(refused.length, 'file');
  return [`Nothing could be read from ${what}.`];
}
