import { Hand } from './hand.svelte';
import { commandFor } from './keys';
import { contains } from './labels';
import type { MapModel } from './model.svelte';
import type { FilmMapProps, How } from './props';
import { steer } from './steer';
import type { Point } from './view';
import type { MapZoom } from './zoom';

/** How far beside a dot a pointer or a finger still means it, in pixels; and beside the pin. */
export const SLOP = { fine: 8, coarse: 22 };
const PIN_SLOP = { fine: 12, coarse: 22 };
const STOP_SLOP = 5;

const pointOf = (event: MouseEvent): Point => ({ x: event.offsetX, y: event.offsetY });

/** Pointers and keys on the canvas of one map, all but pan and zoom. */
export class MapInput {
  readonly #props: () => FilmMapProps;
  readonly #model: () => MapModel;
  readonly hand: Hand;
  /** Whether the last pointer was a finger. */
  #touch = false;

  /** What a box or lasso does to the selection where no key says otherwise. */
  how = $state<How>('new');
  /** Whether the pointer is on a pin that can be moved. */
  overPin = $state(false);

  constructor(props: () => FilmMapProps, model: () => MapModel) {
    this.#props = props;
    this.#model = model;
    this.hand = new Hand({
      tool: () => (props().onselect ? (props().tool ?? 'pan') : undefined),
      graspsPin: (at, touch) => this.#graspsPin(at, touch),
      movePin: (to, phase) => props().onpin?.(model().guests.dataAt(to), phase),
      select: (outline, held) => props().onselect?.(model().within(outline), held ?? this.how),
    });
  }

  readonly down = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    this.#touch = event.pointerType === 'touch';
    this.hand.down(event);
    if (this.hand.holds) this.#model().hovered = undefined;
  };

  readonly move = (event: PointerEvent): void => {
    this.hand.move(event);
    if (event.pointerType === 'touch') return;
    const at = pointOf(event);
    const model = this.#model();
    this.overPin = this.hand.carried !== undefined || this.#graspsPin(at, false);
    const idle = !event.buttons && !this.overPin;
    model.guests.pointed = idle ? model.guests.stopWithin(at, STOP_SLOP) : undefined;
    model.hovered =
      idle && model.guests.pointed === undefined ? model.pick(at, SLOP.fine) : undefined;
  };

  readonly up = (event: PointerEvent): void => this.hand.up(event);
  readonly cancel = (): void => void this.hand.drop();
  readonly leave = (): void => {
    this.#model().hovered = undefined;
    this.#model().guests.pointed = undefined;
  };

  /** A click opens the film; a first tap shows it, a second one, or one on its tooltip, opens it. */
  readonly tap = (event: MouseEvent): void => {
    if (this.hand.spent) return;
    const at = pointOf(event);
    const { focus, onfocus, onopen } = this.#props();
    const { tip } = this.#model();
    const touch = this.#touch;
    const inTip = touch && tip !== undefined && contains(tip.box, at);
    const film = inTip ? tip.film : this.#model().pick(at, touch ? SLOP.coarse : SLOP.fine);
    const again = film === focus;
    onfocus(film);
    if (film !== undefined && (!touch || again)) onopen(film);
  };

  press(event: KeyboardEvent, zoomer: MapZoom): void {
    const model = this.#model();
    model.hovered = undefined;
    const command = commandFor(event);
    const dropped = event.key === 'Escape' && this.hand.drop();
    const done = command && !dropped && steer(command, { model, zoomer, props: this.#props() });
    if (dropped || done) event.preventDefault();
  }

  /** Starts keeping touches that draw to itself; returns what stops it. d3-zoom follows a finger from the moment it is put down. */
  readonly attach = (canvas: HTMLCanvasElement): (() => void) => {
    const keepStill = (event: TouchEvent) => {
      if (!this.hand.holds || event.touches.length > 1) return;
      event.stopImmediatePropagation();
      // Else the browser takes it for a scroll, and the next tap for the end of one.
      event.preventDefault();
    };
    const how = { capture: true, passive: false };
    canvas.addEventListener('touchmove', keepStill, how);
    return () => canvas.removeEventListener('touchmove', keepStill, how);
  };

  /** A finger that rests draws a lasso, and wants no menu. */
  readonly menu = (event: MouseEvent): void => {
    if (this.#touch) event.preventDefault();
  };

  #graspsPin(at: Point, touch: boolean): boolean {
    const { onpin } = this.#props();
    return (
      onpin !== undefined &&
      this.#model().guests.pinWithin(at, touch ? PIN_SLOP.coarse : PIN_SLOP.fine)
    );
  }
}
