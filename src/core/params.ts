import { fail } from './errors';

export interface NumberParam {
  readonly type: 'number';
  readonly label: string;
  readonly help: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** 1 allows whole numbers only. */
  readonly step: number;
}

export interface ChoiceParam<Option extends string = string> {
  readonly type: 'choice';
  readonly label: string;
  readonly help: string;
  readonly default: Option;
  readonly options: readonly Option[];
  /** Defaults of other parameters that come with an option; the default option's are the schema's own. */
  readonly presets?: Readonly<Partial<Record<Option, ParamValues>>>;
}

/** Whole numbers as text, ascending: "1,3,5". */
export interface ListParam {
  readonly type: 'list';
  readonly label: string;
  readonly help: string;
  readonly default: string;
  readonly min: number;
  readonly max: number;
}

export interface TextParam {
  readonly type: 'text';
  readonly label: string;
  readonly help: string;
  readonly default: string;
  /** Throws ParamError for a text that cannot be used. */
  readonly check?: (value: string) => void;
}

export type Param = NumberParam | ChoiceParam | ListParam | TextParam;

/** The settings of a model, declared once: types, forms, validation, links and the command line read them here. */
export type ParamSchema = Readonly<Record<string, Param>>;

type ValueOf<P> = P extends { readonly options: readonly (infer Option)[] }
  ? Option
  : P extends { readonly type: 'list' | 'text' }
    ? string
    : number;

/** The values that a schema describes. */
export type ParamsOf<S extends ParamSchema> = { readonly [Name in keyof S]: ValueOf<S[Name]> };

export type ParamValues = Readonly<Record<string, number | string>>;

/**
 * A full set of values: the given ones, checked; for the rest those of a chosen preset, then defaults. Numbers may come
 * as text.
 * Throws ParamError for a name that the schema lacks or a value out of range.
 */
export function resolveParams(schema: ParamSchema, given: ParamValues = {}): ParamValues {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(schema, name));
  if (unknown !== undefined) {
    const known = Object.keys(schema);
    fail(
      'ParamError',
      `No parameter named "${unknown}". ${known.length ? `Known: ${known.join(', ')}.` : 'There are none.'}`,
    );
  }
  const all = { ...presetsFor(schema, given), ...given };
  return Object.fromEntries(
    Object.entries(schema).map(([name, param]) => [
      name,
      Object.hasOwn(all, name) ? checked(name, param, all[name]) : param.default,
    ]),
  );
}

/** What the chosen options bring with them. */
function presetsFor(schema: ParamSchema, given: ParamValues): ParamValues {
  const presets = Object.entries(schema).flatMap(([name, param]) =>
    param.type === 'choice' && Object.hasOwn(given, name) ? [param.presets?.[given[name]]] : [],
  );
  return Object.assign({}, ...presets) as ParamValues;
}

function checked(name: string, param: Param, value: number | string) {
  if (param.type === 'list') return checkedList(name, param, value);
  if (param.type === 'text') {
    param.check?.(String(value));
    return String(value);
  }
  if (param.type === 'choice') {
    return (
      param.options.find((option) => option === value) ??
      fail('ParamError', `Got ${name}=${value}; expected one of ${param.options.join(', ')}.`)
    );
  }
  const { min, max, step } = param;
  const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
  if (!(number >= min && number <= max) || (step === 1 && !Number.isInteger(number))) {
    const kind = step === 1 ? 'a whole number' : 'a number';
    fail('ParamError', `Got ${name}=${value}; expected ${kind} from ${min} to ${max}.`);
  }
  return number;
}

/** The same numbers in canonical form: each once, ascending, with commas only. */
function checkedList(name: string, { min, max }: ListParam, value: number | string): string {
  const parts = String(value)
    .split(',')
    .map((part) => part.trim());
  const numbers = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : NaN));
  if (!numbers.every((number) => number >= min && number <= max)) {
    fail(
      'ParamError',
      `Got ${name}=${value}; expected whole numbers from ${min} to ${max} with commas between them.`,
    );
  }
  return [...new Set(numbers)].sort((a, b) => a - b).join(',');
}

/** The numbers of a list parameter's value, ascending. */
export const listOf = (value: string): number[] => value.split(',').map(Number);

/**
 * Reads "als:factors=8,l2=2" into its id and values. A model whose only parameter is a text takes all that follows its
 * id as that text, with or without the parameter's name. Throws ParamError where a part is not name=value.
 * @param schemaOf The parameters of the model with an id; without it every model has name=value.
 */
export function parseModelSpec(
  spec: string,
  schemaOf?: (id: string) => ParamSchema,
): { id: string; params: ParamValues } {
  const [id, ...rest] = spec.split(':');
  const text = rest.join(':');
  const textName = schemaOf && onlyText(schemaOf(id));
  if (textName === undefined) return { id, params: pairsIn(text, spec) };
  const value = text.startsWith(`${textName}=`) ? text.slice(textName.length + 1) : text;
  return { id, params: text === '' ? {} : { [textName]: value } };
}

/** The name of a schema's only parameter, where that is a text. */
function onlyText(schema: ParamSchema): string | undefined {
  const [[name, param] = [], ...others] = Object.entries(schema);
  return param?.type === 'text' && others.length === 0 ? name : undefined;
}

/** Whole numbers that follow a value go on with it, as a list does: "reveal=1,3,5". */
function pairsIn(text: string, spec: string): ParamValues {
  const pairs = text === '' ? [] : text.split(/,(?!\s*\d+\s*(?:,|$))/);
  const params = pairs.map((pair) => {
    const at = pair.indexOf('=');
    return at > 0
      ? ([pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const)
      : fail(
          'ParamError',
          `Got "${pair}" in "${spec}"; expected name=value, as in als:factors=16,l2=2.`,
        );
  });
  return Object.fromEntries(params);
}
