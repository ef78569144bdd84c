import { grouped, shown } from '../core/formats/text';
import type { ImportPlan } from '../core/imports/plan';
import type { FileSummary } from '../core/imports/preview';
import { newlyKept, outcomeText } from '../ui/imports';
import { counted } from '../ui/text';
import type { Previewed } from './import-phase';
import type { Session } from './session.svelte';

/** So many refusals are told in full. */
const MOST_TOLD = 3;

/** What heads an import: its file, or how many there are. */
export function titleOf(files: readonly { readonly name: string }[]): string {
  return `Import ${files.length === 1 ? shown(files[0].name) : `${files.length} files`}`;
}

/** Why files were refused. */
export function refusalText(files: readonly FileSummary[]): string {
  const refusals = files.flatMap(({ refusal }) => refusal ?? []);
  const rest = refusals.length - MOST_TOLD;
  const more = rest > 0 ? [`${counted(rest, 'more file')} cannot be used either.`] : [];
  return [...refusals.slice(0, MOST_TOLD), ...more].join(' ');
}

/** What was taken and kept, as short as can be: the whole of it stands in its place. */
export function shortText({ counts: { added, replaced }, films }: ImportPlan): string {
  const taken = added + replaced;
  const kept = newlyKept(films);
  if (taken > 0) {
    return `${counted(taken, 'film')} taken${kept > 0 ? `, ${grouped(kept)} kept for later` : ''}.`;
  }
  return kept > 0 ? `${counted(kept, 'film')} kept for later.` : 'Nothing was changed.';
}

/** What an import came to. */
export function endOf({ title, files }: Previewed, plan: ImportPlan) {
  const left = plan.films.filter(({ fate }) => fate === 'kept' || fate === 'undecided');
  return {
    status: 'done',
    title,
    text: outcomeText(plan, files),
    left: left.map(({ found }) => found.said),
    unchosen: plan.counts.undecided,
  } as const;
}

/** Says something beside what else has gone wrong with the same files. */
export function addNotice(session: Pick<Session, 'notice'>, sentence: string): void {
  session.notice = session.notice ? `${session.notice} ${sentence}` : sentence;
}
