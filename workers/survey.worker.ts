import { expose, wrap } from 'comlink';
import type { Lender } from './api';
import { createSurvey } from './survey';
import type { SurveyApi } from './survey-api';

/** A message that cannot be read has no answer, and who sent it would wait for ever: an error ends the worker. */
function unreadable(): never {
  throw new Error('it could not read what it was sent, as where memory runs out');
}

const { borrow, ...survey } = createSurvey();
const api: SurveyApi = {
  ...survey,
  borrowFrom(port) {
    port.addEventListener('messageerror', unreadable);
    borrow(wrap<Lender>(port).loan());
  },
};
addEventListener('messageerror', unreadable);
expose(api);
