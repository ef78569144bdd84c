import { expose } from 'comlink';
import { createImporter } from './import';

/** A message that cannot be read has no answer, and who sent it would wait for ever: an error ends the worker. */
function unreadable(): never {
  throw new Error('it could not read what it was sent, as where memory runs out');
}

addEventListener('messageerror', unreadable);
expose(createImporter());
