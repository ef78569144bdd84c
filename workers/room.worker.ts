import { fail } from '../src/core/errors';
import type { Lender, Loan } from './api';
import { answer, reach } from './endpoint';
import { roomNamed, type AnyRoom } from './rooms';

let loan: Promise<Loan> | undefined;
const borrowed = () => loan ?? fail('DataError', 'No data set has been lent yet.');

const room: AnyRoom = {
  ...roomNamed(self.name)(borrowed),
  ping() {},
  borrowFrom(port) {
    loan = reach<Lender>(port).loan();
    loan.catch(() => {}); // who asks first hears of it
  },
};
answer(room);
