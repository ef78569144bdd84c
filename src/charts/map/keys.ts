import type { Direction } from './nearest';
import type { Tool } from './props';

/** What a key asks of the map. */
export type Command =
  | { readonly do: 'move'; readonly direction: Direction; readonly far: boolean }
  /** To the next film by number of ratings: −1 to a less rated one. */
  | { readonly do: 'step'; readonly by: 1 | -1 }
  | { readonly do: 'zoom'; readonly factor: number }
  | { readonly do: 'use'; readonly tool: Tool }
  /** In or out of the selection. */
  | { readonly do: 'choose' }
  | { readonly do: 'fit' | 'open' | 'clear' | 'undo' };

/** The factor of one step of zooming. */
export const ZOOM_STEP = 1.6;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['Enter', { do: 'open' }],
  ['Escape', { do: 'clear' }],
  [' ', { do: 'choose' }],
  ['p', { do: 'use', tool: 'pan' }],
  ['b', { do: 'use', tool: 'box' }],
  ['l', { do: 'use', tool: 'lasso' }],
  ['0', { do: 'fit' }],
  ['+', { do: 'zoom', factor: ZOOM_STEP }],
  ['=', { do: 'zoom', factor: ZOOM_STEP }],
  ['-', { do: 'zoom', factor: 1 / ZOOM_STEP }],
  ['_', { do: 'zoom', factor: 1 / ZOOM_STEP }],
  ['PageDown', { do: 'step', by: -1 }],
  ['PageUp', { do: 'step', by: 1 }],
]);

const ARROWS: ReadonlyMap<string, Direction> = new Map<string, Direction>([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
]);

/** What a key press on the map asks; undefined for keys that belong to the browser, such as Ctrl with plus. */
export function commandFor(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): Command | undefined {
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.altKey && !event.shiftKey && event.key === 'z') return { do: 'undo' };
  if (control || event.altKey) return undefined;
  const direction = ARROWS.get(event.key);
  if (direction) return { do: 'move', direction, far: event.shiftKey };
  return COMMANDS.get(event.key);
}
