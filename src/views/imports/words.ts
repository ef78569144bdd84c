import { grouped } from '../../core/formats/text';
import type { ImportPlan, Planned } from '../../core/imports/plan';
import type { FileSummary, FoundFilm } from '../../core/imports/preview';
import { newlyKept } from '../../ui/imports';
import { counted } from '../../ui/text';

/** How many films of each kind were found. */
export type MatchCounts = Readonly<Record<FoundFilm['match']['kind'], number>>;

export function matchCounts(films: readonly FoundFilm[]): MatchCounts {
  const counts = { matched: 0, ambiguous: 0, missing: 0 };
  for (const { match } of films) counts[match.kind] += 1;
  return counts;
}

/** "240 films: 214 matched, 9 to choose, 17 not in this data set". */
export function countsText({ matched, ambiguous, missing }: MatchCounts): string {
  const parts = [`${grouped(matched)} matched`];
  if (ambiguous > 0) parts.push(`${grouped(ambiguous)} to choose`);
  if (missing > 0) parts.push(`${grouped(missing)} not in this data set`);
  return `${counted(matched + ambiguous + missing, 'film')}: ${parts.join(', ')}`;
}

/** What the button says that confirms: how many are added, how many changed, and how many kept that were not kept before. */
export function confirmText({ changes, counts, films }: ImportPlan): string {
  const { added, replaced } = counts;
  const kept = newlyKept(films);
  const noun = nounOf(films.filter(({ fate }) => fate === 'added' || fate === 'replaced'));
  const taken = [
    ...(added > 0 ? [`add ${counted(added, noun)}`] : []),
    ...(replaced > 0 ? [`change ${added > 0 ? grouped(replaced) : counted(replaced, noun)}`] : []),
  ];
  const keeps =
    taken.length > 0 ? `keep ${grouped(kept)} for later` : `keep ${counted(kept, 'film')}`;
  const acts = [...taken, ...(kept > 0 ? [keeps] : [])];
  if (acts.length === 0) return `Update ${counted(changes.length, 'date')}`; // all is here already, and was said again later
  const text = acts.join(', ');
  return text[0].toUpperCase() + text.slice(1);
}

const nounOf = (films: readonly Planned[]) =>
  films.every(({ entry }) => entry.opinion.kind === 'rating') ? 'rating' : 'film';

const AS = { seen: 'as watched', saved: 'as films to see' };

/** Whether a file has nothing in it that could be read: an empty list, or the names of its columns alone. */
export const isEmpty = ({ rows, series, skipped }: FileSummary) => rows + series + skipped === 0;

/** What one file gave: "Letterboxd, 316 rows: 312 of films, as watched, 4 of series left out." */
export function fileText(file: FileSummary): string {
  const { service, rows, series, skipped, dateless, guess } = file;
  const as = file.as ? `, ${AS[file.as]}` : '';
  const all = rows + series + skipped;
  const parts = [
    ...(all > rows ? [`${grouped(rows)} of films${as}`] : []),
    ...(series > 0 ? [`${grouped(series)} of series left out`] : []),
    ...(skipped > 0 ? [`${grouped(skipped)} that could not be used`] : []),
  ];
  const sum = `${service ?? 'Unknown'}, ${counted(all, 'row')}`;
  const text = parts.length > 0 ? `${sum}: ${parts.join(', ')}` : `${sum}${as}`;
  const dates = [
    ...(dateless > 0 ? [datelessText(dateless, rows)] : []),
    ...(guess ? [guess] : []),
  ];
  return `${[text, ...dates].join('; ')}.`;
}

function datelessText(dateless: number, rows: number): string {
  if (dateless === rows)
    return 'it has no dates that can be read: the file’s own date counts for all rows';
  return dateless === 1
    ? '1 row has no date that can be read: the file’s own date counts for it'
    : `${grouped(dateless)} rows have no date that can be read: the file’s own date counts for them`;
}

/** By what films are recognised surely enough that nothing has to be said of it. */
const SURE: readonly string[] = ['imdb', 'tmdb', 'title'];

/** What is to be known of how a film was found: another title in the file, or no year there. */
export function matchNote({ found, film, entry }: Planned): string | undefined {
  const { said, match } = found;
  const { title } = said.film;
  const notes = [
    ...(title === entry.film.title ? [] : [`“${title}” in the file`]),
    ...(match.kind === 'matched' && match.film === film && !SURE.includes(match.by)
      ? ['found by title alone']
      : []),
  ];
  return notes.length > 0 ? notes.join(', ') : undefined;
}

/** The films of which something else was said here; rows that another row of the files outdoes have nothing to do with that. */
export function differingFrom({ films }: ImportPlan): readonly Planned[] {
  const own = new Set(films.map(({ entry }) => entry));
  return films.filter(
    ({ before, fate }) => before && !own.has(before) && (fate === 'replaced' || fate === 'older'),
  );
}

/** What the button says that hands over a table of the films which nothing was done with, or which are kept. */
export function leftText(missing: number, unchosen: number): string {
  const of = (n: number) => (n === 1 ? 'the film' : `the ${grouped(n)} films`);
  if (missing === 0) return `Download a list of ${of(unchosen)} not chosen (CSV)`;
  const more =
    unchosen > 0 ? ` and the ${unchosen === 1 ? 'one' : grouped(unchosen)} not chosen` : '';
  return `Download a list of ${of(missing)} not found${more} (CSV)`;
}
