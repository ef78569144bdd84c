import { fail } from '../errors';
import { shown } from '../formats/text';
import { resolveSettings } from './experiment';
import type { RunSettings } from './run';
import {
  fieldsAt,
  MAX_COUNT,
  MAX_TEXT,
  numberFrom,
  refuse,
  settingFrom,
  textFrom,
  wholeFrom,
  within,
  type Place,
} from './run-fields';

/** Settings with every parameter there. Throws DataError. */
export function settingsFrom(value: unknown, place: Place): RunSettings {
  const { model, data, split, seed } = fieldsAt(value, place);
  const choice = fieldsAt(data, within(place, 'data'));
  const given: RunSettings = {
    model: choiceFrom(model, within(place, 'model')),
    data: {
      share: numberFrom(choice.share, within(place, 'data.share')),
      minRatings: wholeFrom(choice.minRatings, 0, MAX_COUNT, within(place, 'data.minRatings')),
    },
    split: choiceFrom(split, within(place, 'split')),
    seed: wholeFrom(seed, 0, 2 ** 32 - 1, within(place, 'seed')),
  };
  const { share } = given.data;
  if (!(share > 0 && share <= 1)) {
    refuse(share, 'a number above 0 and up to 1', within(place, 'data.share'));
  }
  const settings = resolved(given, place);
  for (const part of ['model', 'split'] as const) {
    const known = Object.keys(given[part].params);
    const missing = Object.keys(settings[part].params).find((name) => !known.includes(name));
    if (missing) refuse(undefined, 'a value', within(place, `${part}.params.${missing}`));
  }
  return settings;
}

function resolved(given: RunSettings, { file, path }: Place): RunSettings {
  try {
    return resolveSettings(given);
  } catch (error) {
    return fail(
      'DataError',
      `${file}, ${path}: ${shown((error as Error).message, MAX_TEXT)} Was it made by another version of Matinée?`,
    );
  }
}

function choiceFrom(value: unknown, place: Place): RunSettings['model'] {
  const { id, params } = fieldsAt(value, place);
  const values = Object.entries(fieldsAt(params, within(place, 'params')));
  return {
    id: textFrom(id, within(place, 'id')),
    params: Object.fromEntries(
      values.map(([name, one]) => [name, settingFrom(one, within(place, `params.${name}`))]),
    ),
  };
}
