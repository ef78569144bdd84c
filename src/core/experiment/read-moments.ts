import type { Baseline, Moment, Partly, Rise } from './run';
import {
  fieldsAt,
  listFrom,
  MAX_COUNT,
  numberFrom,
  refuse,
  textFrom,
  wholeFrom,
  within,
  type Place,
} from './run-fields';

const MAX_LOSSES = 20;
const BASELINES: readonly Baseline['id'][] = ['mean', 'popularity', 'biases'];

export const baselinesFrom = (value: unknown, place: Place): Baseline[] =>
  listFrom(value, BASELINES.length, place, baselineFrom);

function baselineFrom(value: unknown, place: Place): Baseline {
  const { id, label, rmse } = fieldsAt(value, place);
  return {
    id:
      BASELINES.find((one) => one === id) ??
      refuse(id, `one of ${BASELINES.join(', ')}`, within(place, 'id')),
    label: textFrom(label, within(place, 'label')),
    rmse: numberFrom(rmse, within(place, 'rmse')),
  };
}

/** What is known of a run, iteration by iteration. @param iterations As many are there at most. */
export function momentsFrom(value: unknown, iterations: number, place: Place): Moment[] {
  return listFrom(value, iterations, place, (one, where, k) => {
    const { iteration, loss, partly, rise, ...errors } = fieldsAt(one, where);
    const number = (name: 'trainRmse' | 'heldOutRmse' | 'seconds') =>
      numberFrom(errors[name], within(where, name));
    return {
      iteration: wholeFrom(iteration, k + 1, k + 1, within(where, 'iteration')),
      ...(loss !== undefined && { loss: lossFrom(loss, within(where, 'loss')) }),
      trainRmse: number('trainRmse'),
      heldOutRmse: number('heldOutRmse'),
      ...(partly !== undefined && { partly: partlyFrom(partly, within(where, 'partly')) }),
      ...(rise !== undefined && { rise: riseFrom(rise, k, within(where, 'rise')) }),
      seconds: number('seconds'),
    };
  });
}

function lossFrom(value: unknown, place: Place): Record<string, number> {
  const parts = Object.entries(fieldsAt(value, place));
  if (parts.length > MAX_LOSSES) refuse(value, `at most ${MAX_LOSSES} parts`, place);
  return Object.fromEntries(
    parts.map(([name, one]) => [name, numberFrom(one, within(place, name))]),
  );
}

function partlyFrom(value: unknown, place: Place): Partly {
  const { predicted, baselines } = fieldsAt(value, place);
  return {
    predicted: wholeFrom(predicted, 1, MAX_COUNT, within(place, 'predicted')),
    baselines: baselinesFrom(baselines, within(place, 'baselines')),
  };
}

/** @param last The iteration before. */
function riseFrom(value: unknown, last: number, place: Place): Rise {
  const { since, stars, standardError } = fieldsAt(value, place);
  return {
    since: wholeFrom(since, 1, Math.max(1, last), within(place, 'since')),
    stars: numberFrom(stars, within(place, 'stars')),
    standardError: numberFrom(standardError, within(place, 'standardError')),
  };
}
