import { askingFacts, askingReason } from '../src/core/recommend/asking-reason';
import { chancesToKnow } from '../src/core/recommend/acquaintance';
import { likenessOf } from '../src/core/recommend/likeness';
import { chooseQuestions } from '../src/core/recommend/questions';
import type { HistoryMessage, PassedMessage, QuestionMessage } from './api';
import { vectorsOf, type Open } from './opened';

/** Films to ask somebody about, each with the reason. */
export function questionsFor(
  open: Open,
  history: HistoryMessage,
  { notSeen, others }: PassedMessage,
  count: number,
): QuestionMessage[] {
  const { data, fits, likes } = open;
  const films = chooseQuestions(
    fits.get('ranking') ?? likes,
    { history, notSeen, passed: new Set([...notSeen, ...others]) },
    { count, likeness: likenessOf(data, vectorsOf(open)) },
  );
  open.asking ??= askingFacts(data);
  const facts = open.asking;
  const chances = chancesToKnow(data, { rated: history.films, notSeen });
  return Array.from(films, (film) => ({
    film,
    reason: askingReason(data, facts, { history, film, chance: chances[film] }),
  }));
}
