import type { Categories, Colouring, Ramp } from '../../charts/map/colours';
import type { MapScreen } from '../../state/map/screen.svelte';
import type { ColourBy } from '../../state/map/settings.svelte';
import type { ClustersMessage } from '../../../workers/atlas-api';
import type { Library } from '../../../workers/api';
import { genreColours } from './genre-colours';

/** What dots are coloured by: the words for it, as a choice. */
export const COLOUR_NAMES: Readonly<Record<ColourBy, string>> = {
  stars: 'Predicted stars',
  genre: 'Genre',
  year: 'Year',
  mean: 'Mean rating',
  count: 'Number of ratings',
  cluster: 'Groups',
};

interface Known {
  readonly library: Library;
  /** Stars per film; undefined while no model predicts. */
  readonly predictions: Float32Array | undefined;
  /** Undefined until they are worked out. */
  readonly clusters: ClustersMessage | undefined;
  /** The only genre to be told from others; undefined for the most frequent ones. */
  readonly genre: string | undefined;
}

const unknown = ({ films }: Library) => new Float32Array(films.count).fill(NaN);

function starRamp(name: string, values: Float32Array): Ramp {
  const ticks = [2.5, 3, 3.5, 4, 4.5].map((at) => ({ at, text: `${at}${at === 4.5 ? '+' : ''}` }));
  return { by: 'ramp', name, values, range: [2.5, 4.5], ticks };
}

/** From the decade before which one film in twenty was made, to that of the latest. */
function yearRamp({ films: { years } }: Library): Ramp {
  const values = Float32Array.from(years, (year) => year || NaN);
  const known = values.filter(Number.isFinite).sort();
  const decade = (share: number) =>
    10 * Math.floor((known[Math.floor(share * (known.length - 1))] ?? 0) / 10);
  const [first, last] = [decade(0.05), decade(1) + 10];
  const step = 10 * Math.max(1, Math.ceil((last - first) / 35));
  const ticks = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, k) => ({
    at: first + k * step,
    text: `${first + k * step}`,
  }));
  return { by: 'ramp', name: COLOUR_NAMES.year, values, range: [first, last], ticks };
}

function countRamp({ counts }: Library): Ramp {
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const ticks = [1, 3, 10, 30, 100, 300, 1000, 10_000, 100_000]
    .filter((at) => at <= most)
    .map((at) => ({ at, text: at.toLocaleString('en-GB') }));
  const values = Float32Array.from(counts, (count) => count || NaN);
  return {
    by: 'ramp',
    name: COLOUR_NAMES.count,
    values,
    range: [1, Math.max(2, most)],
    ticks,
    log: true,
  };
}

function genres({ films }: Library, genre: string | undefined): Categories {
  const bit = films.genreNames.indexOf(genre ?? '');
  if (bit < 0) return { by: 'category', name: COLOUR_NAMES.genre, ...genreColours(films) };
  const values = Uint8Array.from(films.genres, (bits) => ((bits >>> bit) & 1 ? 0 : 255));
  return { by: 'category', name: COLOUR_NAMES.genre, names: [films.genreNames[bit]], values };
}

/** What the colours of the dots say. */
export function colouringBy(by: ColourBy, known: Known): Colouring {
  const { library, predictions, clusters, genre } = known;
  switch (by) {
    case 'stars':
      return starRamp(COLOUR_NAMES.stars, predictions ?? unknown(library));
    case 'mean':
      return starRamp(COLOUR_NAMES.mean, library.means);
    case 'year':
      return yearRamp(library);
    case 'count':
      return countRamp(library);
    case 'genre':
      return genres(library, genre);
    case 'cluster':
      return {
        by: 'category',
        name: COLOUR_NAMES.cluster,
        names: clusters?.names ?? [],
        values: clusters?.values ?? new Uint8Array(library.films.count).fill(255),
      };
  }
}

/** The same for what the screen shows. */
export function colouringOf({ map, known, predictions }: MapScreen, library: Library): Colouring {
  const { colour, genre } = map.settings;
  return colouringBy(colour, { library, predictions, clusters: known.clusters.answer, genre });
}
