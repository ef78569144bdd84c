import type { Damage } from '../core/profile-record';
import { counted } from '../ui/text';
import type { Obstacle, Trouble } from './profile-keeper.svelte';

const WHY: Readonly<Record<Obstacle, string>> = {
  full: 'This browser has no room left to keep your ratings.',
  refused: 'This browser refuses to keep your ratings.',
  silent: 'This browser’s storage does not answer; another tab or window may be holding it.',
  failing: 'This browser’s storage fails.',
  newer:
    'Your ratings were kept by a newer Matinée. This older one leaves them as they are; reload the page to open the newer one.',
};

/** What stands in the way of keeping ratings, and what that means for those given here. */
export function troubleText({ why, unread, safe }: Trouble): string {
  const sentences = [
    WHY[why],
    ...(unread
      ? ['What earlier visits have kept is not lost, but cannot be shown until it can be read.']
      : []),
    safe
      ? 'What you rate is held in a reserve on this device, and moved over as soon as that works.'
      : 'What you rate lasts until you close this tab: export it to keep it.',
  ];
  return sentences.join(' ');
}

/** How much of a damaged record could be read. */
export function damageText({ read, of }: Damage): string {
  const found = of === undefined ? 'No entry' : `${read} of ${counted(of, 'entry', 'entries')}`;
  return `The record of your ratings was damaged. ${found} could be read. The damaged record is kept as it was, and is part of what you export.`;
}

/** Whether ratings are safe from the browser's own clearing up. */
export function persistenceText(granted: boolean | undefined, worthAsking: boolean): string {
  if (granted === undefined) return 'this page cannot ask';
  if (granted) return 'promised';
  return worthAsking ? 'not promised: export now and then' : 'asked after five ratings';
}
