import type { Library } from '../../../workers/api';
import type { Facts } from '../../core/survey/facts';
import { counted } from '../../ui/text';

/** A file of the data set, as its shape and quality are told. */
export interface FileRow {
  readonly name: string;
  /** Rows that were read. */
  readonly rows: number;
  readonly columns: string;
  /** What it leaves blank; empty for nothing. */
  readonly blank: string;
  readonly skipped: number;
  readonly about: string;
}

const list = (parts: readonly (string | false)[]) => parts.filter(Boolean).join(', ');

/** The four files of a MovieLens archive. */
export function fileRows(facts: Facts, { report }: Pick<Library, 'report'>): FileRow[] {
  const skipped = (name: string) =>
    report.find(({ file }) => file.split('/').at(-1) === name)?.skipped ?? 0;
  const rows: Omit<FileRow, 'skipped'>[] = [
    {
      name: 'movies.csv',
      rows: facts.films,
      columns: 'id, title with year, genres',
      blank: list([
        facts.undated.length > 0 && `${counted(facts.undated.length, 'year')}`,
        facts.withoutGenre.length > 0 &&
          `the genres of ${counted(facts.withoutGenre.length, 'film')}`,
      ]),
      about: `${(facts.films - facts.unrated.length).toLocaleString('en-GB')} of them rated; ${facts.sameTitle.length === 0 ? 'no title and year twice' : `${counted(facts.sameTitle.length, 'title')} there more than once with one year`}`,
    },
    {
      name: 'ratings.csv',
      rows: facts.ratings,
      columns: 'person, film, stars, time',
      blank: facts.times ? '' : 'all times',
      about: `${counted(facts.users, 'person', 'people')}; ${(100 * facts.filled).toFixed(2)} % of all pairs of a person and a film, ${(100 * (1 - facts.filled)).toFixed(2)} % are empty`,
    },
    {
      name: 'tags.csv',
      rows: facts.tags,
      columns: 'person, film, tag, time',
      blank: '',
      about:
        facts.repeatedTags > 0
          ? `${counted(facts.repeatedTags, 'tag')} given twice by one person to one film`
          : 'no tag twice by one person on one film',
    },
    {
      name: 'links.csv',
      rows: facts.films,
      columns: 'film, IMDb id, TMDB id',
      blank: list([
        facts.withoutImdb.length > 0 && `${counted(facts.withoutImdb.length, 'IMDb id')}`,
        facts.withoutTmdb.length > 0 && `${counted(facts.withoutTmdb.length, 'TMDB id')}`,
      ]),
      about: 'where each film is found elsewhere',
    },
  ];
  return rows.map((row) => ({ ...row, skipped: skipped(row.name) }));
}
