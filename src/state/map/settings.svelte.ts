import { LINE_UP } from '../line-up';
import type { Route } from '../route.svelte';
import { ScreenParams, type ParamChanges } from '../screen-params.svelte';
import type { Feed, Layout } from '../../../workers/atlas-api';
import type { Metric } from '../../core/projection/projection';

/** What the address of the map says: `at` is what part is seen, `films` what is marked. */
const NAMES = [
  'layout',
  'across',
  'up',
  'model',
  'least',
  'colour',
  'genre',
  'by',
  'show',
  'view',
  'at',
  'films',
] as const;

export type MapParam = (typeof NAMES)[number];

/** What dots can be coloured by. */
export const COLOURS = ['stars', 'genre', 'year', 'mean', 'count', 'cluster'] as const;
export type ColourBy = (typeof COLOURS)[number];

/** How films are laid out where the address does not say. */
const USUAL = 'pca';

/** Only films with so many ratings can be asked for. */
export const LEAST = [1, 2, 5, 20] as const;

/** How the visitor wants the map to be. */
export class MapSettings {
  readonly #params: ScreenParams<MapParam>;

  /** As the address has them. */
  readonly params = $derived.by(() => this.#params.values);
  readonly colour = $derived<ColourBy>(COLOURS.find((id) => id === this.params.colour) ?? 'stars');
  /** The one genre that is shown; undefined for the most frequent. */
  readonly genre = $derived(this.params.genre);
  readonly metric = $derived<Metric>(this.params.by === 'l2' ? 'l2' : 'cosine');

  // Texts, so that what is drawn stays the same object where another parameter changes.
  readonly #feed = $derived(JSON.stringify(feedFrom(this.params)));
  readonly #layout = $derived(JSON.stringify(layoutFrom(this.params)));
  /** What is fitted for the map when the page opens, or another model as it is by default. */
  readonly feed = $derived(JSON.parse(this.#feed) as Feed);
  readonly layout = $derived(JSON.parse(this.#layout) as Layout);

  constructor(route: Route) {
    this.#params = new ScreenParams(route, 'map', NAMES);
  }

  set(changes: ParamChanges<MapParam>): void {
    this.#params.set(changes);
  }

  /** Asks for a map that is there already. */
  askFor({ feed, layout }: { readonly feed: Feed; readonly layout: Layout }): void {
    const { across, up } = layout.params;
    const unlessUsual = (value: string | number | undefined, usual?: string | number) =>
      value === usual ? undefined : String(value);
    this.set({
      layout: unlessUsual(layout.projection, USUAL),
      across: unlessUsual(across),
      up: unlessUsual(up),
      least: unlessUsual(layout.least, LEAST[0]),
      model: unlessUsual(feed.model, LINE_UP.map[0].request.model),
    });
  }

  /** Remembers what is set for when another screen is shown; call it in an effect. */
  remember(): void {
    this.#params.remember();
  }
}

/** Layouts whose two axes are chosen. */
export const hasComponents = (projection: string) => projection !== 'fame' && projection !== 'umap';

type Params = Readonly<Partial<Record<MapParam, string>>>;

function feedFrom({ model: other }: Params): Feed {
  const { model, params, seed, holdOut } = LINE_UP.map[0].request;
  return other && other !== model
    ? { model: other, params: {}, seed, holdOut: 0 }
    : { model, params, seed, holdOut };
}

function layoutFrom({ layout: projection = USUAL, across, up, least }: Params): Layout {
  const components = { ...(across && { across: Number(across) }), ...(up && { up: Number(up) }) };
  return {
    projection,
    params: hasComponents(projection) ? components : {},
    least: LEAST.find((count) => String(count) === least) ?? LEAST[0],
  };
}
