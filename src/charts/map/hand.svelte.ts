import { cornersOf } from './inside';
import type { How, Tool } from './props';
import type { Point } from './view';

/** What a hand on the map works for. */
export interface HandWork {
  /** The tool in use; undefined where nothing can be selected. */
  readonly tool: () => Tool | undefined;
  /** Whether the pin is within reach of a point, and can be moved. */
  readonly graspsPin: (at: Point, touch: boolean) => boolean;
  readonly movePin: (to: Point, phase: 'move' | 'end') => void;
  /** An outline has been drawn; keys held, if any, say what to do with it. */
  readonly select: (outline: readonly Point[], how: How | undefined) => void;
}

/** What a pointer that is down is doing. */
type Grip = { readonly pointer: number; readonly from: Point } & (
  | { readonly does: 'pin'; moved: boolean }
  | { readonly does: 'box' | 'lasso' }
  | { readonly does: 'wait'; readonly timer: ReturnType<typeof setTimeout> }
);

/** A finger that rests this long, in milliseconds, moving less than this, in pixels, draws a lasso. */
const REST_MS = 500;
const REST_WITHIN = 8;

/** Less than this, in pixels, is a click. */
const CLICK = 4;

/** A lasso has a corner this often, in pixels. */
const CORNER_EVERY = 2;

const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const pointOf = (event: PointerEvent): Point => ({ x: event.offsetX, y: event.offsetY });

/** What one pointer does besides panning: drawing outlines and moving the pin. A second pointer ends it. */
export class Hand {
  readonly #work: HandWork;
  #grip: Grip | undefined;
  #spent = false;

  /** The outline being drawn, in screen pixels. */
  sketch = $state.raw<readonly Point[]>();
  /** Where the pin is being moved, in screen pixels. */
  carried = $state.raw<Point>();

  constructor(work: HandWork) {
    this.#work = work;
  }

  /** Whether the map has to keep still under the pointer. */
  get holds(): boolean {
    return this.#grip !== undefined && this.#grip.does !== 'wait';
  }

  /** Whether the click that has just come ends a movement, and so is none; asked once. */
  get spent(): boolean {
    const spent = this.#spent;
    this.#spent = false;
    return spent;
  }

  down(event: PointerEvent & { currentTarget: HTMLElement }): void {
    if (this.#grip) return void this.drop();
    this.#spent = false;
    const tool = this.#work.tool();
    if (!event.isPrimary || event.button !== 0 || event.ctrlKey) return;
    const from = pointOf(event);
    const grip = { pointer: event.pointerId, from };
    const touch = event.pointerType === 'touch';
    if (this.#work.graspsPin(from, touch)) this.#grip = { ...grip, does: 'pin', moved: false };
    else if (tool === 'box' || tool === 'lasso') this.#draw({ ...grip, does: tool });
    else if (tool === 'pan' && touch) {
      const timer = setTimeout(() => this.#draw({ ...grip, does: 'lasso' }), REST_MS);
      this.#grip = { ...grip, does: 'wait', timer };
    }
    if (this.holds) event.currentTarget.setPointerCapture(event.pointerId);
  }

  move(event: PointerEvent): void {
    const grip = this.#grip;
    if (!grip || event.pointerId !== grip.pointer) return;
    const at = pointOf(event);
    if (grip.does === 'wait') {
      if (apart(at, grip.from) >= REST_WITHIN) this.#release();
    } else if (grip.does === 'pin') {
      grip.moved ||= apart(at, grip.from) >= CLICK;
      if (!grip.moved) return;
      this.carried = at;
      this.#work.movePin(at, 'move');
    } else if (grip.does === 'box') this.sketch = cornersOf(grip.from, at);
    else if (apart(at, this.sketch?.at(-1) ?? grip.from) >= CORNER_EVERY)
      this.sketch = [...(this.sketch ?? []), at];
  }

  up(event: PointerEvent): void {
    const grip = this.#grip;
    if (!grip || event.pointerId !== grip.pointer) return;
    const { sketch } = this;
    this.#release();
    if (grip.does === 'pin' && grip.moved) this.#end(pointOf(event));
    if ((grip.does !== 'box' && grip.does !== 'lasso') || !sketch) return;
    const drawn = sketch.length > 2 && sketch.some((corner) => apart(corner, grip.from) >= CLICK);
    if (!drawn) return;
    this.#spent = true;
    this.#work.select(sketch, howOf(event));
  }

  /** Abandons what is being drawn; a pin stays where it has been moved. Returns whether there was anything. */
  drop(): boolean {
    const grip = this.#grip;
    const { carried } = this;
    this.#spent = this.holds;
    this.#release();
    if (grip?.does === 'pin' && carried) this.#end(carried);
    return grip !== undefined && grip.does !== 'wait';
  }

  #draw(grip: Grip): void {
    this.#grip = grip;
    this.sketch = [grip.from];
  }

  #end(at: Point): void {
    this.#spent = true;
    this.#work.movePin(at, 'end');
  }

  #release(): void {
    if (this.#grip?.does === 'wait') clearTimeout(this.#grip.timer);
    this.#grip = undefined;
    this.sketch = undefined;
    this.carried = undefined;
  }
}

function howOf({ shiftKey, altKey }: PointerEvent): How | undefined {
  if (altKey) return 'subtract';
  return shiftKey ? 'add' : undefined;
}
