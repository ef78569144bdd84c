import type { Component } from 'svelte';
import type { ViewId } from '../state/route.svelte';
import type { IconName } from '../ui/icons';

/** A screen: its address, its name, and what it shows, at once or fetched when it is first asked for. */
export type Screen = { readonly id: ViewId; readonly label: string } & (
  { readonly view: Component } | { readonly load: () => Promise<{ readonly default: Component }> }
);

/** An entry of the navigation. */
export interface Place {
  readonly label: string;
  readonly icon: IconName;
  /** One, or several that lead to each other; the entry leads to the one that was shown last. */
  readonly screens: readonly [Screen, ...Screen[]];
}
