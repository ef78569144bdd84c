import { expose, wrap } from 'comlink';
import { fail } from '../src/core/errors';
import type { Lender, Loan } from './api';
import { createBench } from './bench';
import type { BenchApi } from './bench-api';
import { openOutcomes } from './outcomes';
import { openStorage } from './storage';
import { createTrainer } from './train';
import type { TrainApi } from './train-api';

/** A message that cannot be read has no answer, and who sent it would wait for ever: an error ends the worker. */
function unreadable(): never {
  throw new Error('it could not read what it was sent, as where memory runs out');
}

let loan: Promise<Loan> | undefined;
const lent = () => loan ?? fail('DataError', 'No data set has been lent yet.');

const { borrow, ...bench } = createBench({ ...openStorage(), ...openOutcomes() });
const trainer = createTrainer(async () => (await lent()).data);
const api: BenchApi & TrainApi = {
  ...bench,
  ...trainer,
  borrowFrom(port) {
    port.addEventListener('messageerror', unreadable);
    loan = wrap<Lender>(port).loan();
    borrow(loan);
  },
};
addEventListener('messageerror', unreadable);
expose(api);
