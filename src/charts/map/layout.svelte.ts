import { prefersReducedMotion } from 'svelte/motion';
import { marksOf } from './colours';
import { filterOf } from './filter';
import { Glide, Travel } from './motion.svelte';
import type { Films } from './scene';
import type { FilmMapProps } from './props';
import { stepsOf } from './sizes';
import { fitFrame, mixFrames, orderByCount, placedOf, positionsOf, toPlot } from './view';
import type { Frame, Point, Positions, Size } from './view';
import type { Plot } from './zoom';

/** How much of the way the frame follows each time live positions come: quickly out, so that nothing leaves it, and slowly in. */
const FOLLOW = { out: 0.6, in: 0.3 };

/** The films of a selection are ringed where they are fewer than this. */
const RINGED = 200;

/** What films and pin are placed by. */
interface Given {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly you: Point | undefined;
  readonly live: boolean;
  readonly layout: string | undefined;
  readonly size: Size;
}

/** And where that put them. */
interface Arranged extends Given {
  readonly positions: Positions;
  readonly pin: Point | undefined;
}

/** Where films and pin are in the plot, and how they get there. All places in plot pixels at fit. */
export class MapLayout {
  readonly #data: () => FilmMapProps;
  readonly #size: () => Size;
  readonly #travel = new Travel();
  readonly #glide = new Glide();
  #followed = $state.raw<Frame>();
  #before: Arranged | undefined;

  constructor(data: () => FilmMapProps, size: () => Size) {
    this.#data = data;
    this.#size = size;
  }

  /** A new one whenever films or pin may have to move. */
  readonly given = $derived.by<Given>(() => {
    const { x, y, you, live = false, layout } = this.#data();
    return { x, y, you, live, layout, size: this.#size() };
  });
  readonly #fitted = $derived.by(() => {
    const { x, y, uneven } = this.#data();
    return fitFrame(x, y, this.#size(), uneven);
  });
  readonly frame = $derived(this.given.live ? (this.#followed ?? this.#fitted) : this.#fitted);
  /** Where films belong. */
  readonly positions = $derived.by(() => positionsOf(this.frame, this.#data().x, this.#data().y));
  readonly #moving = $derived(this.#travel.positions);
  /** Whether films are on their way: nothing is labelled or pointed at then. */
  readonly travelling = $derived(this.#moving !== undefined);

  /** Undefined until the plot has a size. */
  readonly plot = $derived.by<Plot | undefined>(() => {
    const size = this.#size();
    return size.width > 0 && size.height > 0 ? { frame: this.frame, size } : undefined;
  });

  readonly #byCount = $derived.by(() => orderByCount(this.#data().counts));
  readonly #placed = $derived.by(() => placedOf(this.#byCount, this.#data().x, this.#data().y));
  /** Films on the map that pass the filter, least rated first. */
  readonly order = $derived.by(() => {
    const passes = filterOf(this.#data().colour, this.#data().filter);
    return passes ? this.#placed.filter(passes) : this.#placed;
  });
  readonly empty = $derived(this.order.length === 0);
  readonly marks = $derived.by(() => marksOf(this.#data().colour, this.#data().x.length));
  readonly #steps = $derived.by(() => stepsOf(this.#data().counts, this.marks, this.#size()));
  /** As they are drawn. */
  readonly films = $derived.by<Films>(() => ({
    positions: this.#moving ?? this.positions,
    order: this.order,
    steps: this.#steps,
    titles: this.#data().titles,
    years: this.#data().years,
  }));
  /** The order of drawing: the selection over what is not selected. */
  readonly drawing = $derived.by(() => {
    const { selection } = this.#data();
    if (!selection?.size) return this.order;
    const drawing = new Uint32Array(this.order.length);
    drawing.set(this.order.filter((film) => !selection.has(film)));
    const chosen = this.order.filter((film) => selection.has(film));
    drawing.set(chosen, drawing.length - chosen.length);
    return drawing;
  });

  /** The films of a small selection that are drawn. */
  readonly ringed = $derived.by<readonly number[]>(() => {
    const { selection } = this.#data();
    if (!selection || selection.size >= RINGED) return [];
    return [...this.order].filter((film) => selection.has(film));
  });

  readonly #home = $derived.by(() => {
    const { you } = this.#data();
    return you && toPlot(this.frame, you);
  });
  /** The visitor's pin. */
  readonly pin = $derived(this.#glide.at(this.#home));

  /** Takes note of what is given; returns whether it is another layout than before. */
  arrange(): boolean {
    const { given } = this;
    const before = this.#before;
    const relaid = before !== undefined && (before.x !== given.x || before.y !== given.y);
    if (given.live && (!before?.live || relaid)) this.#follow(before?.live ?? false);
    this.#before = { ...given, positions: this.positions, pin: this.#home };
    if (before) this.#set(before, this.#before);
    const same = given.layout !== undefined && before?.layout === given.layout;
    return relaid && !before.live && !same;
  }

  #follow(going: boolean): void {
    const followed = this.#followed;
    if (going && followed) {
      const out = this.#fitted.scaleX < followed.scaleX || this.#fitted.scaleY < followed.scaleY;
      this.#followed = mixFrames(followed, this.#fitted, out ? FOLLOW.out : FOLLOW.in);
    } else this.#followed = this.#fitted;
  }

  /** Sends films and pin on their way, or puts them where they belong. */
  #set(before: Arranged, now: Arranged): void {
    const relaid = before.x !== now.x || before.y !== now.y || before.live !== now.live;
    const still = prefersReducedMotion.current || before.x.length !== now.x.length;
    const resized = before.size !== now.size;
    if (now.live || still || resized) return this.#travel.stop();
    if (relaid) this.#travel.start(before.positions, now.positions);
    if (before.pin && (relaid || before.you !== now.you)) this.#glide.start(before.pin, relaid);
  }
}
