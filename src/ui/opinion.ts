import type { Opinion } from '../core/profile';
import { starsText } from './stars';

/** What somebody said of a film, in a few words. */
export function opinionText(opinion: Opinion): string {
  switch (opinion.kind) {
    case 'rating':
      return starsText(opinion.halfStars);
    case 'saved':
      return opinion.note ? `Saved: ${opinion.note}` : 'Saved';
    case 'seen':
      return 'Seen';
    case 'not-seen':
      return 'Haven’t seen';
    case 'not-interested':
      return 'Not interested';
  }
}
