import { fail } from '../errors';
import { shown } from '../formats/text';
import { isRecord } from '../profile-file';
import { settingsFrom } from './read-settings';
import { baselinesFrom, momentsFrom } from './read-moments';
import type { Breakdown, Moment, RunStart, Standing } from './run';
import { isRunCode, type RunVersions } from './run-code';
import {
  fieldsAt,
  matching,
  MAX_COUNT,
  MAX_ITERATIONS,
  refuse,
  textFrom,
  valueText,
  wholeFrom,
  within,
  type Place,
} from './run-fields';
import { RUN_FILE_VERSION, type KeptRun } from './run-file';
import { RUN_FORMAT } from './run-head';

const MAX_FILE_MB = 4;

/** Throws DataError for a file that is too large to be read at all. */
export function refuseLargeRun(bytes: number, name: string): void {
  if (bytes <= MAX_FILE_MB * 1e6) return;
  const got = `got ${Math.ceil(bytes / 1e6)} MB`;
  fail(
    'DataError',
    `${shown(name)}: ${got}; expected a run exported from Matinée, ${MAX_FILE_MB} MB at most.`,
  );
}

/**
 * Reads what runJson wrote, to the same bits; fields that are not known are ignored.
 * Throws DataError with what was got, what was expected and what to do.
 * @param name The file's, for messages.
 */
export function readRun(text: string, name: string): KeptRun {
  refuseLargeRun(text.length, name);
  const file = shown(name);
  const json = parsed(text, file);
  if (!isRecord(json) || json.format !== RUN_FORMAT) {
    fail(
      'DataError',
      `${file}: got JSON of another kind; expected a run exported from Matinée. Choose a file that its Train room made.`,
    );
  }
  if (json.version !== RUN_FILE_VERSION) {
    fail(
      'DataError',
      `${file}: got version ${valueText(json.version)}; expected ${RUN_FILE_VERSION}. Was it made by a newer Matinée? Reload this page and try again.`,
    );
  }
  const at = (path: string) => ({ file, path });
  const data = fieldsAt(json.data, at('data'));
  const start = startFrom(json.start, at('start'));
  const moments = momentsFrom(json.moments, start.iterations, at('moments'));
  const standing = standingFrom(json.standing, moments, at('standing'));
  return {
    product: json.product === undefined ? '' : textFrom(json.product, at('product')),
    versions: versionsFrom(json.versions, at('versions')),
    dataset: textFrom(data.name, at('data.name')),
    sha256: matching(data.sha256, /^[0-9a-f]{64}$/, '64 hexadecimal digits', at('data.sha256')),
    settings: settingsFrom(json.settings, at('settings')),
    start,
    moments,
    standing,
    code: codeFrom(json.code, standing, at('code')),
  };
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return fail(
      'DataError',
      `${file}: got text that is not JSON (${shown((error as Error).message)}); expected a run exported from Matinée. Choose the JSON that its Train room exports.`,
    );
  }
}

function startFrom(value: unknown, place: Place): RunStart {
  const { iterations, steps, baselines, ...counts } = fieldsAt(value, place);
  const count = (name: 'training' | 'heldOut' | 'films' | 'users') =>
    wholeFrom(counts[name], 0, MAX_COUNT, within(place, name));
  return {
    iterations: wholeFrom(iterations, 1, MAX_ITERATIONS, within(place, 'iterations')),
    steps:
      typeof steps === 'boolean' ? steps : refuse(steps, 'true or false', within(place, 'steps')),
    training: count('training'),
    heldOut: count('heldOut'),
    films: count('films'),
    users: count('users'),
    baselines: baselinesFrom(baselines, within(place, 'baselines')),
  };
}

function standingFrom(
  value: unknown,
  moments: readonly Moment[],
  place: Place,
): Standing | undefined {
  if (value === undefined) return undefined;
  const { kind, iteration: at, breakdown } = fieldsAt(value, place);
  const last = moments.length;
  const iteration = wholeFrom(at, last, last, within(place, 'iteration'));
  if (kind === 'paused' || kind === 'done') return { kind, iteration };
  if (kind !== 'broken') return refuse(kind, 'paused, done or broken', within(place, 'kind'));
  return { kind, iteration, breakdown: breakdownFrom(breakdown, within(place, 'breakdown')) };
}

function breakdownFrom(value: unknown, place: Place): Breakdown {
  const { iteration, kind, happened, advice } = fieldsAt(value, place);
  return {
    iteration: wholeFrom(iteration, 1, MAX_ITERATIONS, within(place, 'iteration')),
    kind:
      kind === 'not-finite' || kind === 'diverged'
        ? kind
        : refuse(kind, 'not-finite or diverged', within(place, 'kind')),
    happened: textFrom(happened, within(place, 'happened')),
    advice: textFrom(advice, within(place, 'advice')),
  };
}

function codeFrom(value: unknown, standing: Standing | undefined, place: Place) {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !isRunCode(value))
    refuse(value, 'six letters and digits', place);
  return standing ? value : refuse(value, 'no code of a run that goes on', place);
}

function versionsFrom(value: unknown, place: Place): RunVersions {
  const { run, evaluation, model } = fieldsAt(value, place);
  return {
    run: wholeFrom(run, 0, 1e6, within(place, 'run')),
    evaluation: wholeFrom(evaluation, 0, 1e6, within(place, 'evaluation')),
    model: matching(model, /^[\d()]{1,4000}$/, 'a version', within(place, 'model')),
  };
}
