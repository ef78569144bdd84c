import type { Borrowed } from './api';
import { createAtlas } from './atlas';
import { createBench } from './bench';
import { createCrowd } from './crowd';
import { createImporter } from './import';
import { openOutcomes } from './outcomes';
import { createSearch } from './search';
import { openStorage } from './storage';
import { createSurvey } from './survey';
import { createTrainer } from './train';

/** What has a worker of its own, by the name that the worker is started with. */
const rooms = {
  atlas: (borrowed: Borrowed) => createAtlas(borrowed, openStorage()),
  bench: (borrowed: Borrowed) => createBench(borrowed, { ...openStorage(), ...openOutcomes() }),
  crowd: createCrowd,
  import: createImporter,
  search: createSearch,
  survey: createSurvey,
  train: (borrowed: Borrowed) => createTrainer(async () => (await borrowed()).data),
};

export type RoomName = keyof typeof rooms;

/** What the worker of every room answers. */
export interface AnyRoom {
  ping(): void;
  /** Where to borrow the data set; before anything is asked that needs one. */
  borrowFrom(port: MessagePort): void;
}

/** What the worker of a room answers. */
export type RoomApi<Name extends RoomName> = ReturnType<(typeof rooms)[Name]> & AnyRoom;

const isRoom = (name: string): name is RoomName => Object.hasOwn(rooms, name);

/** How a room is made. Throws where there is none of this name. */
export function roomNamed(name: string): (borrowed: Borrowed) => object {
  if (isRoom(name)) return rooms[name];
  throw new Error(`got the name "${name}"; expected one of ${Object.keys(rooms).join(', ')}`);
}
