import type { Component } from 'svelte';
import type { ViewId } from '../state/route.svelte';

/** A screen: its address, its name in the navigation, and what it shows. */
export interface Screen {
  readonly id: ViewId;
  readonly label: string;
  readonly view: Component;
}
