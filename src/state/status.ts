import type { App } from './app.svelte';
import { answering, type FitState } from './session.svelte';

export interface Status {
  readonly status: 'ready' | 'working' | 'offline' | 'failed';
  readonly text: string;
}

/** What the page is doing, in a few words. */
export function statusOf({ session, online, offlineReady }: App): Status {
  const { loading, fits } = session;
  if (loading.status === 'failed') return { status: 'failed', text: 'No data' };
  if (loading.status === 'opening') return { status: 'working', text: loading.text };

  const states = Object.values(fits);
  const running = states.filter((fit) => fit.status === 'running');
  const missing = states.filter((fit) => !answering(fit));
  const awaited = running.filter((fit) => missing.includes(fit));
  if (awaited.length > 0) return { status: 'working', text: progressText(awaited) };
  if (missing.some(({ status }) => status === 'failed'))
    return { status: 'failed', text: 'Training failed' };
  if (missing.some(({ status }) => status === 'stopped'))
    return { status: 'failed', text: 'Training stopped' };
  if (running.length > 0) return { status: 'working', text: 'Ready, refining' };
  if (!online) {
    return { status: 'offline', text: offlineReady ? 'Offline, everything works' : 'Offline' };
  }
  const restored = states.every((fit) => answering(fit)?.summary.restored);
  return { status: 'ready', text: restored ? 'Ready from last visit' : 'Ready' };
}

function progressText(running: readonly Extract<FitState, { status: 'running' }>[]): string {
  const slowest = running
    .flatMap(({ progress }) => progress ?? [])
    .sort((a, b) => b.iterations - a.iterations)
    .at(0);
  if (!slowest || slowest.iterations < 2) return 'Training';
  const now = Math.min(slowest.iterations, slowest.iteration + 1);
  return `Training, ${now} of ${slowest.iterations}`;
}
