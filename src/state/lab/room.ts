import type { Library } from '../../../workers/api';

/** A room of the Lab. What goes on in it goes on while other screens are shown. */
export interface Room {
  /** What is set, as the address has it. */
  readonly link: Readonly<Record<string, string>>;
  /** Tells which data set is open: of another one, nothing holds any more. */
  opened(library: Library | undefined): void;
  /** Ends what goes on, and forgets what has been worked out. */
  stop(): void;
  /** The same, and what was set. */
  forget(): void;
}
