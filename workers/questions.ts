import { askingFacts, askingReason } from '../src/core/recommend/asking-reason';
import { likenessOf } from '../src/core/recommend/likeness';
import { chooseQuestions } from '../src/core/recommend/questions';
import type { HistoryMessage, PassedMessage, QuestionMessage } from './api';
import { remembered, vectorsOf, type Open } from './opened';

/** Films to ask somebody about, each with the reason. */
export function questionsFor(
  open: Open,
  asked: HistoryMessage,
  { notSeen, others }: PassedMessage,
  count: number,
): QuestionMessage[] {
  const { data, fits, likes } = open;
  const history = remembered(open, asked);
  const questions = chooseQuestions(
    fits.get('ranking') ?? likes,
    { history, notSeen, passed: new Set([...notSeen, ...others]) },
    { count, likeness: likenessOf(data, vectorsOf(open)) },
  );
  const facts = (open.askingFacts ??= askingFacts(data));
  return questions.map(({ film, chance }) => ({
    film,
    reason: askingReason(data, facts, { history, film, chance }),
  }));
}
