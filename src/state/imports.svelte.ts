import { untrack } from 'svelte';
import type { ImportClient } from '../bridge/import-client';
import { planImport, type Choice, type ImportPlan, type Preference } from '../core/imports/plan';
import { entryFinder } from '../core/profile-acts';
import type { FileKind, OpenedFile } from '../../workers/import-api';
import { counted } from '../ui/text';
import type { App } from './app.svelte';
import type { Phase, Previewed } from './import-phase';
import { saidOfKept, whyNotYet } from './import-kept';
import { addNotice, endOf, refusalText, shortText, titleOf } from './import-words';

/** The part of the import worker's client that is used here. */
export type Importer = Pick<ImportClient, 'kindOf' | 'know' | 'read' | 'match'>;

const IDLE: Phase = { status: 'idle' };
const NO_CHOICES: ReadonlyMap<number, Choice> = new Map();

type Page = Pick<App, 'opened' | 'profile' | 'session' | 'tell'>;

/** Films of files or of the profile, looked for in a data set. */
type Looked = Pick<Previewed, 'title' | 'files' | 'films' | 'library'>;

/** Files with somebody's ratings, from when they are opened until they are taken or not; in memory only. */
export class ImportState {
  readonly #page: Page;
  readonly #client: Importer;
  /** Ends what is under way. */
  #abort = new AbortController();
  #phase = $state.raw<Phase>(IDLE);
  /** What stands again where nothing comes of what is under way. */
  #behind: Phase = IDLE;
  #choices = $state.raw(NO_CHOICES);
  /** Whether what was confirmed has been taken back. */
  undone = $state(false);
  /** Which of two opinions of a film counts. */
  prefer = $state<Preference>('newer');

  /** A preview that belongs to another data set is as good as none. */
  readonly phase = $derived.by<Phase>(() => {
    const phase = this.#phase;
    if (phase.status !== 'preview' || phase.library === this.#page.session.library) return phase;
    return { status: 'reading', title: phase.title, progress: undefined };
  });

  readonly #before = $derived.by(() => entryFinder(this.#page.profile.keeper.profile));

  /** What confirming would do; undefined where there is nothing to confirm. */
  readonly plan = $derived.by<ImportPlan | undefined>(() => {
    const { phase, prefer } = this;
    if (phase.status !== 'preview') return undefined;
    const wish = { choices: this.#choices, prefer, now: Date.now() };
    return planImport(phase.films, phase.library?.films, this.#before, wish);
  });

  /** Why nothing can be confirmed for now, in words. */
  readonly blocked = $derived.by(() => this.plan && whyNotYet(this.#page.profile, this.plan));

  constructor(page: Page, client: Importer) {
    this.#page = page;
    this.#client = client;
  }

  kindOf(file: OpenedFile): Promise<FileKind> {
    return this.#client.kindOf(file);
  }

  /** Reads files and shows what confirming would do. What was shown stays where none of them can be used. */
  async read(opened: readonly OpenedFile[]): Promise<void> {
    const title = titleOf(opened);
    const found = await this.#ask(title, (signal) =>
      this.#client.read(opened, signal, (progress) => {
        // Progress travels on its own port and can land later.
        if (signal === this.#abort.signal && this.#phase.status === 'reading')
          this.#phase = { status: 'reading', title, progress };
      }),
    );
    if (!found) return;
    const { files, films } = found.answer;
    if (files.some(({ service }) => service !== undefined)) {
      this.#show({ title, files, films, library: found.library });
      return;
    }
    this.#phase = this.#behind;
    addNotice(this.#page.session, `${refusalText(files)} Nothing was changed.`);
  }

  /** Looks for films again that the profile keeps and the open data set did not have. */
  async lookAgain(): Promise<void> {
    this.#page.session.notice = undefined;
    const said = saidOfKept(this.#page.profile.entries);
    const title = `Look again for ${counted(said.length, 'film')}`;
    const found = await this.#ask(title, (signal) => this.#client.match(said, signal));
    if (!found) return;
    const { answer: films, library } = found;
    if (films.some(({ match }) => match.kind !== 'missing')) {
      this.#show({ title, files: [], films, library });
      return;
    }
    this.#phase = this.#behind;
    this.#page.tell(`${counted(said.length, 'film')} looked for again: none is in this data set.`);
  }

  /** What was chosen for the film at a place of the preview that may be one of several. */
  choiceOf(place: number): Choice | undefined {
    return this.#choices.get(place);
  }

  choose(place: number, choice: Choice): void {
    this.#choices = new Map(this.#choices).set(place, choice);
  }

  /** Does what the plan says, as one act that can be undone. */
  confirm(): void {
    const { plan, phase } = this;
    if (phase.status !== 'preview' || !plan || this.blocked !== undefined) return;
    const { profile } = this.#page;
    const changes = plan.changes.length > 0;
    if (changes) profile.take(plan.changes);
    const step = changes ? profile.steps : undefined;
    this.undone = false;
    const { forgottenAt } = profile.keeper.profile;
    this.#phase = { ...endOf(phase, plan), step, forgottenAt };
    this.#page.tell(shortText(plan), step);
  }

  /** Takes back what was confirmed, where nothing has been said since. */
  undo(): void {
    if (this.canUndo) this.#page.profile.undo();
  }

  /** Whether Undo would take back what was confirmed, and nothing else. */
  readonly canUndo = $derived.by(() => {
    const phase = this.#phase;
    return phase.status === 'done' && !this.undone && phase.step === this.#page.profile.steps;
  });

  /** Stops what is under way, or puts away what is shown. Nothing is changed by it. */
  cancel(): void {
    this.#abort.abort();
    this.#phase = this.#phase.status === 'reading' ? this.#behind : IDLE;
    this.#behind = IDLE;
  }

  /** Leaves nothing of what was read or taken. */
  forget(): void {
    this.#abort.abort();
    this.#phase = this.#behind = IDLE;
    this.#choices = NO_CHOICES;
    this.undone = false;
  }

  /** Looks for the films again where another data set is open, and sees what was undone or forgotten; for an effect to call. */
  follow(): void {
    const phase = this.#phase;
    const { session, profile } = this.#page;
    if (phase.status === 'preview' && phase.library !== session.library) {
      untrack(() => void this.#matchAgain(phase));
    }
    if (phase.status !== 'done') return;
    if (profile.keeper.profile.forgottenAt > phase.forgottenAt) untrack(() => this.forget());
    else if (profile.steps < (phase.step ?? 0)) this.undone = true;
  }

  async #matchAgain({ title, files, films }: Previewed): Promise<void> {
    this.#phase = IDLE; // what was found in another data set does not stand again
    const said = films.map((found) => found.said);
    const found = await this.#ask(title, (signal) => this.#client.match(said, signal));
    if (found) this.#show({ title, files, films: found.answer, library: found.library });
  }

  #show(looked: Looked): void {
    const instead = this.#behind.status === 'preview' ? this.#behind.title : undefined;
    this.#choices = NO_CHOICES;
    this.prefer = 'newer';
    this.#phase = { status: 'preview', instead, ...looked };
  }

  /** What the worker answers, and of which data set; undefined where it fails, which is told, or is no longer wanted. */
  async #ask<T>(title: string, question: (signal: AbortSignal) => Promise<T>) {
    const { opened, session } = this.#page;
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    const ended = this.#phase;
    if (ended.status !== 'reading') this.#behind = ended;
    else addNotice(session, `${ended.title}: ended before it was read, nothing of it was taken.`);
    this.#phase = { status: 'reading', title, progress: undefined };
    try {
      await opened; // nothing is found in what is not read yet
      const { library } = session;
      if (library) this.#client.know(library.films);
      const answer = await question(signal);
      return signal.aborted ? undefined : { answer, library };
    } catch (error) {
      if (signal.aborted) return undefined; // cancelled, or something else was opened
      this.#phase = this.#behind;
      addNotice(session, `${(error as Error).message} Nothing was changed.`);
      return undefined;
    }
  }
}
