import { describe, expect, test } from 'vitest';
import { curvesCsv } from '../../../src/core/experiment/run-file';

describe('the curves of a run', () => {
  test('are a table with a row for each iteration, and nothing where nothing is measured', () => {
    const moments = [
      {
        iteration: 1,
        loss: { error: 8.5, '=films': 0.1 },
        trainRmse: 1,
        heldOutRmse: NaN,
        seconds: 0.25,
      },
      { iteration: 2, trainRmse: NaN, heldOutRmse: 1 / 3, seconds: 1e-7 },
    ];
    expect(curvesCsv({ moments }).split('\r\n')).toEqual([
      'iteration,train_rmse,held_out_rmse,seconds,loss_error,loss_=films',
      '1,1,,0.25,8.5,0.1',
      '2,,0.3333333333333333,1e-7,,',
      '',
    ]);
  });

  test('say of how many ratings an error is that is not of all', () => {
    const moment = { iteration: 1, trainRmse: 1, heldOutRmse: 0.5, seconds: 2 };
    const all = { ...moment, iteration: 2 };
    const moments = [{ ...moment, partly: { predicted: 7, baselines: [] } }, all];
    expect(curvesCsv({ moments }).split('\r\n')).toEqual([
      'iteration,train_rmse,held_out_rmse,seconds,held_out_predicted',
      '1,1,0.5,2,7',
      '2,1,0.5,2,',
      '',
    ]);
  });

  test('of a run that has not begun are a header', () => {
    expect(curvesCsv({ moments: [] })).toBe('iteration,train_rmse,held_out_rmse,seconds\r\n');
  });
});
