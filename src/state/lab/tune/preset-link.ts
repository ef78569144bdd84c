import { protocols } from '../../../core/evaluation/protocols/registry';
import { searchPresets, type SearchPreset } from '../../../core/search/presets';
import type { ParamChanges } from '../../screen-params.svelte';
import { needed } from '../choices';

const [USUAL] = searchPresets;

/** A preset as the address has it: only what is not as usual. */
export function linkOf(preset: SearchPreset): Readonly<Record<string, string>> {
  const { space, random, protocol, protocolParams, metric, seed } = preset;
  const { params } = protocols.find(({ id }) => id === protocol) ?? protocols[0];
  return {
    ...(space !== USUAL.space && { space }),
    ...(random !== undefined && { random: String(random) }),
    ...(protocol !== USUAL.protocol && { protocol }),
    ...(needed(params, protocolParams) as Readonly<Record<string, string>>),
    ...(metric !== USUAL.metric && { metric }),
    ...(seed !== USUAL.seed && { seed: String(seed) }),
  };
}

/** How results are looked at is no part of the search. */
export function withoutView(
  link: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(link).filter(([name]) => name !== 'x' && name !== 'y'));
}

/** Whether two links say the same. */
export function sameText(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}

/** Takes these out of the address. */
export const noneOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, undefined])) as ParamChanges<string>;
