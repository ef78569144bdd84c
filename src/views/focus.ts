/** Gives focus to the row after this one, or before it, as this one is about to go: keys must not start from the top. */
export function focusNeighbour(row: Element | null): void {
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  neighbour?.querySelector<HTMLElement>('a[href]:not([tabindex="-1"])')?.focus();
}
