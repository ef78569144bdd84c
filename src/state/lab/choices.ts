import { modelNamed } from '../../core/models/registry';
import { resolveParams, type ParamSchema, type ParamValues } from '../../core/params';

/** So many models can be compared at a time. */
export const MOST_MODELS = 6;

/** A model and those of its settings that are not left as they are. */
export interface ModelChoice {
  readonly id: string;
  readonly params: ParamValues;
}

/** "als,ease:l2=150,weights=rating": a part with = before any colon belongs to the model before it. */
export function modelsText(models: readonly ModelChoice[]): string {
  return models
    .map(({ id, params }) => {
      const pairs = Object.entries(params).map(
        ([name, value]) => `${name}=${encodeURIComponent(value)}`,
      );
      return pairs.length ? `${id}:${pairs.join(',')}` : id;
    })
    .join(',');
}

/** Reads what {@link modelsText} writes, and as much as can be read of anything else. */
export function modelsFrom(text: string): ModelChoice[] {
  const models: { id: string; params: Record<string, string> }[] = [];
  for (const part of text.split(',')) {
    const [head, tail] = /^[^=]*?:/.test(part) ? divided(part, ':') : ['', part];
    const begins = head !== '' || !tail.includes('=');
    if (begins) models.push({ id: (head || tail).trim(), params: {} });
    const pair = begins && head === '' ? '' : tail;
    const [name, value] = divided(pair, '=');
    const latest = models.at(-1);
    if (name && latest) latest.params[name.trim()] = decoded(value);
  }
  return models.filter(({ id }) => id !== '').slice(0, MOST_MODELS);
}

function divided(text: string, by: string): [string, string] {
  const at = text.indexOf(by);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Values in full, or what is wrong with those that are given. */
export type Resolved =
  | { readonly params: ParamValues; readonly problem?: undefined }
  | { readonly params?: undefined; readonly problem: string };

export function resolved(schema: ParamSchema, given: ParamValues): Resolved {
  try {
    return { params: resolveParams(schema, given) };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** The same without values that would be there unless they were given. */
export function needed(schema: ParamSchema, given: ParamValues): ParamValues {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => {
      if (!Object.hasOwn(schema, name)) return true;
      const rest = Object.entries(given).filter(([other]) => other !== name);
      const usual = resolved(schema, Object.fromEntries(rest)).params?.[name];
      return usual === undefined || String(usual) !== String(value);
    }),
  );
}

/** A model as it takes part in a comparison. */
export interface Contestant {
  readonly choice: ModelChoice;
  /** Its label, with those settings that are not as usual. */
  readonly name: string;
  /** Text by which its results are found again; empty where it cannot run. */
  readonly key: string;
  readonly params: ParamValues;
  readonly problem: string | undefined;
}

/** What a choice comes to. */
export function contestantOf(choice: ModelChoice): Contestant {
  try {
    const { label, params: schema } = modelNamed(choice.id);
    const params = resolveParams(schema, choice.params);
    const usual = resolveParams(schema);
    const others = Object.entries(params).filter(([name, value]) => value !== usual[name]);
    const said = others.map(([name, value]) => `${schema[name].label.toLowerCase()} ${value}`);
    return {
      choice,
      name: [label, ...said].join(', '),
      key: JSON.stringify([choice.id, params]),
      params,
      problem: undefined,
    };
  } catch (error) {
    const { message } = error as Error;
    return { choice, name: choice.id, key: '', params: {}, problem: message };
  }
}

/** Contestants with names that differ: the second of two that are the same is called so. */
export function contestantsOf(choices: readonly ModelChoice[]): Contestant[] {
  const all = choices.map(contestantOf);
  return all.map((one, k) => {
    const before = all.slice(0, k).filter(({ name }) => name === one.name).length;
    return before === 0 ? one : { ...one, name: `${one.name} (${before + 1})` };
  });
}
