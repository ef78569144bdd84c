import { IMPORT_LIMITS } from '../limits';

/** "Fargo: Season 2: Loplop" in its parts; French has a space before the colon, Chinese a wide one. */
const COLON = /\s*:\s+|\s*：\s*/;

/** What the languages of the site call the parts of a series; patterns, parted by commas; one that several share stands once. */
interface Names {
  readonly season?: string;
  readonly limited?: string;
  /** What films are divided into too: of a series where an episode's title follows. */
  readonly part?: string;
  readonly episode?: string;
}

const NAMES: Readonly<Record<string, Names>> = {
  en: {
    season: 'seasons?, series',
    limited: String.raw`limited series, mini-?\s?series`,
    part: String.raw`part, volume, vol\.?, book, collection, chapter`,
    episode: 'episode',
  },
  cs: { season: 'řada', episode: 'epizoda?' },
  da: { season: 'sæson', part: 'del', episode: 'afsnit' },
  de: {
    season: 'staffel',
    limited: String.raw`mini-?\s?serien?`,
    part: 'teil, band, buch',
    episode: 'folge',
  },
  es: {
    season: 'temporada',
    limited: 'serie limitada',
    part: 'parte, volumen, libro',
    episode: 'episodio',
  },
  fi: { season: 'kausi', episode: 'jakso' },
  fr: {
    season: 'saison, série, serie',
    limited: String.raw`mini-?\s?séries?, série limitée`,
    part: 'partie, tome, livre',
    episode: 'épisode',
  },
  hu: { season: 'évad' },
  it: { season: 'stagione', limited: 'serie limitata' },
  nb: { season: 'sesong' },
  nl: { season: 'seizoen', part: 'deel', episode: 'aflevering' },
  pl: { season: 'sezon(?:ul)?', limited: 'miniserial', part: 'część', episode: 'odcinek' },
  pt: { limited: 'minissérie, série limitada', part: 'livro', episode: 'episódio' },
  sv: { season: 'säsong', episode: 'avsnitt' },
  tr: { part: 'kısım', episode: 'bölüm' },
  vi: { season: 'mùa, phần' },
  id: { season: 'musim' },
  el: { season: 'κύκλος' },
  ru: { season: 'сезон', episode: 'серия, эпизод' },
  ar: { season: 'الموسم' },
  he: { season: 'עונה' },
  hi: { season: 'सीज़न' },
  th: { season: 'ซีซั่น' },
  ja: { season: 'シーズン', episode: 'エピソード' },
  ko: { season: '시즌', episode: '에피소드' },
};

/** All languages' names of one kind, as one pattern. */
const anyOf = (kind: keyof Names) =>
  Object.values(NAMES)
    .flatMap((names) => names[kind]?.split(', ') ?? [])
    .join('|');

const NUMBER = String.raw`(?:\d{1,3}|[ivx]{1,5}|one|two|three|four|five|six)`;
/** In some languages the number comes first. */
const SEASON = new RegExp(
  String.raw`^(?:(?:${anyOf('season')})\s*\d{1,3}|\d{1,3}\.?\s*(?:${anyOf('season')})|第\s*\d{1,3}\s*季)(?!\p{L}|\d)`,
  'iu',
);
const LIMITED = new RegExp(`^(?:${anyOf('limited')})$`, 'iu');
const PART = new RegExp(String.raw`^(?:${anyOf('part')})\s*${NUMBER}$`, 'iu');
/** With an Arabic number: "Star Wars: Episode IV" is a film. */
const EPISODE = new RegExp(String.raw`^(?:${anyOf('episode')})\s*\d{1,4}$`, 'iu');

/** A longer title is of no film, and could have a hundred thousand parts. */
const partsOf = (title: string) => title.slice(0, IMPORT_LIMITS.titleCharacters).split(COLON);

/** As many episodes make a series of what no word tells: "Roots: The Saga: …". */
const EPISODES = 3;

/** The part of a title before its season; undefined where nothing in it tells of one. */
function showIn(parts: readonly string[]): string | undefined {
  const at = parts.findIndex((part, k) => {
    if (k === 0) return false;
    if (SEASON.test(part) || LIMITED.test(part) || EPISODE.test(part)) return true;
    const inside = k < parts.length - 1;
    return inside && (PART.test(part) || isRenumbered(parts[0], part));
  });
  return at < 0 ? undefined : parts.slice(0, at).join(': ');
}

/** Whether a season bears the show's own name: "Stranger Things: Stranger Things 2: …". */
function isRenumbered(show: string, part: string): boolean {
  return part.startsWith(`${show} `) && /^\d{1,3}$/.test(part.slice(show.length + 1));
}

/** What tells the series of a history from its films. */
export interface SeriesFinder {
  /** Takes a title of the history. All come before the first question. */
  add(title: string): void;
  isSeries(title: string): boolean;
}

/**
 * Titles with a season or the like in them are of series, and so is all else of the same show: "Fargo: Palindrome" where
 * "Fargo: Season 2: Loplop" was watched, but not "Fargo", which is a film.
 */
export function seriesFinder(): SeriesFinder {
  const shows = new Set<string>();
  const endings = new Map<string, Set<string>>();
  const isShow = (show: string) => shows.has(show) || (endings.get(show)?.size ?? 0) >= EPISODES;
  return {
    add(title) {
      const parts = partsOf(title);
      const show = showIn(parts);
      if (show !== undefined) shows.add(show);
      else if (parts.length > 2) {
        const [name, ending] = [parts.slice(0, 2).join(': '), parts.slice(2).join(': ')];
        endings.set(name, (endings.get(name) ?? new Set()).add(ending));
      }
    },
    isSeries(title) {
      const parts = partsOf(title);
      if (showIn(parts) !== undefined) return true;
      return parts.slice(1).some((_, k) => isShow(parts.slice(0, k + 1).join(': ')));
    },
  };
}
