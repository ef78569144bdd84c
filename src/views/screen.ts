import type { Component } from 'svelte';
import type { ViewId } from '../state/route.svelte';

/** A screen: its address, its name in the navigation, and what it shows, at once or fetched when it is first asked for. */
export type Screen = { readonly id: ViewId; readonly label: string } & (
  { readonly view: Component } | { readonly load: () => Promise<{ readonly default: Component }> }
);
