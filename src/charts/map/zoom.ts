import { interpolateZoom, pointer, select, zoom, zoomIdentity, zoomTransform } from 'd3';
import type { D3ZoomEvent, ZoomBehavior } from 'd3';
import { FIT, centredOn, fromScreen, refit, revealing } from './view';
import type { Frame, Point, Size, View } from './view';

/** How far one can zoom, as factors of the fitted view. */
const SCALES: [number, number] = [0.7, 60];

/** Flying to a film zooms in at least this far, so that its surroundings carry labels. */
const CLOSE = 6;

/** Movement takes this long, in milliseconds; flights take longer the further they go. */
const MOVE_MS = 240;
const FLIGHT_MS = 600;
const RELAY_MS = 600;

/** Two reports of a double tap within this time, in milliseconds, are one. */
const TWICE_MS = 400;

/** What a map zoom tells its owner. */
export interface ZoomListener {
  /** The view moved; called for every wheel, drag, pinch and animation step. */
  moved(view: View): void;
  /** The view came to rest. */
  settled(view: View): void;
  /** A double click or tap here is not a wish to zoom. */
  taken(at: Point): boolean;
  /** No movement on the way, only its end. */
  still(): boolean;
  /** Something else is done with the pointer. */
  busy(): boolean;
}

/** The frame and size of the plot that views refer to. */
export interface Plot {
  readonly frame: Frame;
  readonly size: Size;
}

/** What a view shows, as d3 wants it: middle x, middle y and width in plot pixels. */
function windowOf(view: View, { width, height }: Size): [number, number, number] {
  const middle = fromScreen(view, { x: width / 2, y: height / 2 });
  return [middle.x, middle.y, width / view.k];
}

/** Wheel, drag, pinch, double click and programmed movement of one canvas, by d3-zoom. */
export class MapZoom {
  readonly #listener: ZoomListener;
  readonly #behaviour: ZoomBehavior<HTMLCanvasElement, unknown>;
  #canvas: HTMLCanvasElement | undefined;
  #plot: Plot | undefined;
  #flown: object | undefined;
  #looked: object | undefined;
  /** Where a movement on its way leads. */
  #heading: View | undefined;
  #settled: View | undefined;
  #doubled = -Infinity;

  constructor(listener: ZoomListener) {
    this.#listener = listener;
    this.#behaviour = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent(SCALES)
      .clickDistance(4)
      .filter((event: MouseEvent | TouchEvent) => {
        if (event.type === 'wheel') return true;
        if ('touches' in event) return event.touches.length > 1 || !listener.busy();
        return !event.ctrlKey && event.button === 0 && !listener.busy();
      })
      .on('zoom', ({ transform }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        listener.moved({ k: transform.k, x: transform.x, y: transform.y });
      })
      .on('end', ({ transform }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        // A press without movement ends too.
        if (transform === this.#settled) return;
        this.#settled = transform;
        listener.settled({ k: transform.k, x: transform.x, y: transform.y });
      });
  }

  /** Starts listening; returns what stops it. */
  attach(canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas;
    const listener = this.#listener;
    const selection = select(canvas).call(this.#behaviour);
    selection.on('dblclick.zoom', (event: MouseEvent | TouchEvent) => {
      // d3-zoom calls this for double taps too, with the touch event, and some browsers add a double click.
      if (event.timeStamp - this.#doubled < TWICE_MS) return;
      this.#doubled = event.timeStamp;
      const source = 'changedTouches' in event ? event.changedTouches[0] : event;
      const [x, y] = pointer(source, canvas);
      if (!listener.taken({ x, y })) this.zoomBy(2, { x, y });
    });
    return () => {
      selection.interrupt().on('.zoom', null);
      this.#canvas = undefined;
    };
  }

  /** Takes a new plot; the same data stay in the middle, or all films are shown where it is another layout. */
  resize(plot: Plot, relaid: boolean): void {
    const before = this.#plot;
    const { width, height } = plot.size;
    this.#plot = plot;
    this.#settled = undefined;
    this.#behaviour
      .extent([
        [0, 0],
        [width, height],
      ])
      .translateExtent([
        [-width / 2, -height / 2],
        [1.5 * width, 1.5 * height],
      ]);
    if (relaid) this.#go(FIT, RELAY_MS);
    else this.#go(before ? refit(this.#view(), before, plot) : FIT, 0);
  }

  /** Shows a part of the plot, its middle and scale; the same request, by identity, is followed once. */
  lookAt(middle: Point, k: number, request: object): void {
    if (!this.#plot || this.#looked === request) return;
    const first = this.#looked === undefined;
    this.#looked = request;
    const scale = Math.max(SCALES[0], Math.min(SCALES[1], k));
    this.#go(centredOn(middle, scale, this.#plot.size), first ? 0 : MOVE_MS);
  }

  /** Zooms by a factor round a screen point, by default the middle. */
  zoomBy(factor: number, round?: Point): void {
    if (!this.#plot) return;
    const { width, height } = this.#plot.size;
    const { x, y } = round ?? { x: width / 2, y: height / 2 };
    const now = this.#heading ?? this.#view();
    const k = Math.max(SCALES[0], Math.min(SCALES[1], now.k * factor));
    const ratio = k / now.k;
    this.#go({ k, x: x - (x - now.x) * ratio, y: y - (y - now.y) * ratio }, MOVE_MS);
  }

  /** Shows every film. */
  fit(): void {
    this.#go(FIT, MOVE_MS);
  }

  /** Brings a plot point to the middle and close; the same request, by identity, is flown once. */
  flyTo(point: Point, request: object): void {
    if (!this.#plot || this.#flown === request) return;
    this.#flown = request;
    const now = this.#view();
    const { size } = this.#plot;
    const target = centredOn(point, Math.max(CLOSE, now.k), size);
    const { duration } = interpolateZoom(windowOf(now, size), windowOf(target, size));
    this.#go(target, Math.max(MOVE_MS, Math.min(FLIGHT_MS, duration / 2)));
  }

  /** Moves only if the plot point is out of sight. */
  reveal(point: Point): void {
    if (!this.#plot) return;
    const now = this.#view();
    const target = revealing(now, point, this.#plot.size);
    if (target !== now) this.#go(target, MOVE_MS);
  }

  #view(): View {
    return this.#canvas ? zoomTransform(this.#canvas) : FIT;
  }

  #go(target: View, duration: number): void {
    if (!this.#canvas) return;
    const selection = select(this.#canvas);
    const transform = zoomIdentity.translate(target.x, target.y).scale(target.k);
    if (duration > 0 && !this.#listener.still()) {
      this.#heading = target;
      const transition = selection.transition().duration(duration);
      transition.on('end.heading interrupt.heading cancel.heading', () => {
        if (this.#heading === target) this.#heading = undefined;
      });
      this.#behaviour.transform(transition, transform);
    } else {
      this.#behaviour.transform(selection.interrupt(), transform);
    }
  }
}
