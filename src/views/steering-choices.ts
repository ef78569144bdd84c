import type { SteeringName } from '../state/steering.svelte';

/** Sliders of the picks, and what their ends are called. */
export const SLIDERS: readonly {
  readonly name: 'adventure' | 'variety' | 'newness';
  readonly ends: readonly [string, string];
}[] = [
  { name: 'adventure', ends: ['Familiar', 'Adventurous'] },
  { name: 'variety', ends: ['Focused', 'Varied'] },
  { name: 'newness', ends: ['Older', 'Newer'] },
];

/** Settings by a name, in the order of the address. */
export const PRESETS: readonly {
  readonly text: string;
  readonly changes: Readonly<Partial<Record<SteeringName, string>>>;
}[] = [
  { text: 'Hidden gems', changes: { adventure: '80', least: '10' } },
  { text: 'Crowd-pleasers', changes: { adventure: '-80' } },
  { text: 'A bit of everything', changes: { variety: '100' } },
  { text: 'Classics', changes: { to: '1970' } },
  { text: 'This century', changes: { from: '2000' } },
];
