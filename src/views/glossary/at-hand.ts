import type { App } from '../../state/app.svelte';
import { surveyStateOf } from '../../state/data/survey-state.svelte';
import type { TrainState } from '../../state/lab/train/train-state.svelte';
import { iterationWord } from '../lab/train/findings';
import type { AtHand } from './pictures/facts';

/** What pictures can be drawn from now; undefined while no data set is open. */
export function atHandOf(app: App): AtHand | undefined {
  const { library } = app.session;
  if (!library) return undefined;
  const run = app.lab && runOf(app.lab.train);
  const { survey, tails } = surveyStateOf(library, app.lend); // asks nothing: only what is known already
  const whole = survey?.passed.ratings === library.ratings ? survey : undefined;
  return {
    library,
    own: app.taste.history,
    ...(run && { run }),
    ...(whole && { stars: Array.from(whole.stars), tags: whole.tags.mostUsed }),
    ...(whole && tails?.films && { law: tails.films }),
  };
}

function runOf({ moments, start, settings, looks, at, code }: TrainState): AtHand['run'] {
  return {
    moments,
    baselines: start?.baselines ?? [],
    word: iterationWord(settings.model?.params ?? {}).toLowerCase(),
    strip: looks.at(at)?.strip,
    code,
  };
}
