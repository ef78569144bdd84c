import type { AskingReason } from '../core/recommend/asking-reason';

/** What a reason speaks of, in words. */
export interface AskingNames {
  /** Title of a film. */
  readonly titleOf: (film: number) => string;
  /** Name of a genre, by its bit. */
  readonly genreOf: (bit: number) => string;
}

/** Why a film is asked about, in a sentence. */
export function askingText(reason: AskingReason, names: AskingNames): string {
  const why = shortText(reason, names);
  const known = reason.likely && reason.kind !== 'known';
  return `Asking because ${why}${known ? ', and you probably know it' : ''}.`;
}

/** The same in a few words, for a card. */
export function askingNote(reason: AskingReason, names: AskingNames): string {
  const why = shortText(reason, names).replace(/^it (is )?/, '');
  return why[0].toUpperCase() + why.slice(1);
}

function shortText(reason: AskingReason, { titleOf, genreOf }: AskingNames): string {
  switch (reason.kind) {
    case 'splits':
      return 'it splits opinion';
    case 'separates':
      return `it tells ${inSentence(genreOf(reason.liked))} from ${inSentence(genreOf(reason.other))}`;
    case 'near':
      return `it is often rated with ${titleOf(reason.film)}`;
    case 'known':
      return 'many people know it';
    case 'moves':
      return 'your answer moves the picks';
  }
}

/** Genres that are called otherwise within a sentence. */
const CALLED: Readonly<Record<string, string>> = {
  Children: 'children’s films',
  'Film-Noir': 'film noir',
  'Sci-Fi': 'science fiction',
  IMAX: 'IMAX',
};

/** A genre within a sentence: "comedy". */
const inSentence = (genre: string) => CALLED[genre] ?? genre.toLowerCase();
