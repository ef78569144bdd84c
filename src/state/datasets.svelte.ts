import { platform } from '#platform';
import type { WorkerClient } from '../bridge/client';
import type { Source, StorageMessage } from '../../workers/api';
import type { Session } from './session.svelte';

/** A data set that can be opened by a click: one that came with the page, or one that the visitor has opened before. */
export interface DatasetChoice {
  readonly name: string;
  readonly sha256: string;
  /** Of its archive, or of the room it takes on this device where the visitor brought it. */
  readonly bytes: number;
  /** True where the visitor brought it: it can be forgotten. */
  readonly own: boolean;
  /** True where its ratings were generated, not given by people. */
  readonly simulated: boolean;
  /** The README with its licence, where it came with the page. */
  readonly readme?: () => Promise<string>;
}

type Client = Pick<WorkerClient, 'stored' | 'forgetDataset'>;

/** Which data sets there are, on this page and on this device, and what is kept of them. */
export class Datasets {
  readonly #client: Client;
  readonly #session: Session;
  readonly #tell: (text: string) => void;
  /** Undefined while the worker cannot say. */
  stored = $state.raw<StorageMessage | undefined>(undefined);

  readonly choices = $derived<readonly DatasetChoice[]>([
    ...platform.builtIn.map((one) => ({ ...one, own: false })),
    ...(this.stored?.datasets ?? [])
      .filter(({ own, sha256 }) => own && !platform.builtIn.some((one) => one.sha256 === sha256))
      .map(({ name, sha256, bytes }) => ({ name, sha256, bytes, own: true, simulated: false })),
  ]);

  /** The open one; undefined while none is, or where the visitor's own could not be kept. */
  readonly open = $derived(
    this.choices.find(({ sha256 }) => sha256 === this.#session.library?.sha256),
  );

  /** @param tell Shows the visitor a sentence. What goes wrong is told by the session. */
  constructor(client: Client, session: Session, tell: (text: string) => void) {
    this.#client = client;
    this.#session = session;
    this.#tell = tell;
  }

  /** Opens the data set that was open last, or else the best of those that came with the page. */
  async start(): Promise<void> {
    await this.look();
    const [last] = (this.stored?.datasets ?? []).toSorted((a, b) => b.opened - a.opened);
    const rest = platform.builtIn.map((one) => one.source());
    const again = last && this.#sourceOf(last.sha256);
    await this.#session.start([
      ...(again ? [again] : []),
      ...rest.filter(({ sha256 }) => sha256 !== again?.sha256),
    ]);
  }

  /** Asks what is stored. */
  async look(): Promise<void> {
    this.stored = await this.#client.stored().catch(() => this.stored);
  }

  async choose(sha256: string): Promise<void> {
    const source = this.#sourceOf(sha256);
    if (!source || !(await this.#session.open(source))) return;
    await this.look();
    this.#tell(`${source.name} is open, and opens by itself next time.`);
  }

  /** Opens a zip, and keeps it for the next visit. */
  async openFile(file: File): Promise<void> {
    const opened = await this.#session.open({ kind: 'file', name: file.name, blob: file });
    const { library } = this.#session;
    if (!opened || !library) return;
    await this.look();
    this.#tell(
      this.open
        ? `${library.name} is open. It is kept on this device and opens by itself next time.`
        : `${library.name} is open until you close this tab: this browser has no room to keep it.`,
    );
  }

  /** Deletes a data set that the visitor brought, with its models; where it is open, the page's own takes its place. */
  async forget(sha256: string): Promise<void> {
    const wasOpen = this.#session.library?.sha256 === sha256;
    const name = this.choices.find((one) => one.sha256 === sha256)?.name;
    const [best] = platform.builtIn;
    if (wasOpen && best && !(await this.#session.open(best.source()))) return;
    await this.#client.forgetDataset(sha256);
    await this.look();
    if (name) this.#tell(`${name} is forgotten, with what was trained on it. Your ratings stay.`);
  }

  #sourceOf(sha256: string): Source | undefined {
    const builtIn = platform.builtIn.find((one) => one.sha256 === sha256);
    if (builtIn) return builtIn.source();
    const kept = this.stored?.datasets.find((one) => one.sha256 === sha256 && one.own);
    return kept && { kind: 'kept', name: kept.name, sha256 };
  }
}
