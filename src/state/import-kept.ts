import { grouped } from '../core/formats/text';
import type { ImportPlan } from '../core/imports/plan';
import type { Said } from '../core/imports/said';
import { applyActs } from '../core/profile-acts';
import { MAX_ENTRIES } from '../core/profile-file';
import type { PlacedEntry, ProfileState } from './profile.svelte';

/** What is kept of films that the open data set does not have, as rows to look for. */
export function saidOfKept(entries: readonly PlacedEntry[]): Said[] {
  return entries
    .filter(({ index }) => index === undefined)
    .map(({ film, opinion, at }) => {
      return { film: { tmdb: 0, ...film }, opinion, at, where: '', keptAs: film };
    });
}

type Kept = Pick<ProfileState, 'keeper'>;

/** Why a plan cannot be carried out for now; undefined where it can. */
export function whyNotYet({ keeper }: Kept, { changes }: ImportPlan): string | undefined {
  if (!keeper.loaded || keeper.trouble?.unread) {
    return 'What this browser has kept of your ratings is not read yet, so it is not known which are newer. This can be confirmed once it is.';
  }
  const { profile } = keeper;
  if (profile.entries.length + changes.length <= MAX_ENTRIES) return undefined;
  const { length } = applyActs(profile, [{ at: keeper.now(), changes }]).entries;
  if (length <= MAX_ENTRIES) return undefined;
  return `With these you would have said something of ${grouped(length)} films; at most ${grouped(MAX_ENTRIES)} can be kept. Import a smaller file, or delete some of your ratings first.`;
}
