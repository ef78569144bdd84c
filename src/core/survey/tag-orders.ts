import type { Tags } from '../dataset';

/** Positions of tags, those of one group side by side, and within it those of one item. */
export interface TagOrders {
  readonly filmsOfName: Grouping;
  readonly usersOfName: Grouping;
  readonly namesOfFilm: Grouping;
  readonly filmsOfUser: Grouping;
}

export interface Grouping {
  /** How many groups there are. */
  readonly groups: number;
  /** Group and item of each tag. */
  readonly group: Uint32Array;
  readonly item: Uint32Array;
  readonly positions: Uint32Array;
}

/** How often each group occurs, and how many different items it has. */
export interface Tally {
  readonly uses: Uint32Array;
  readonly items: Uint32Array;
}

export function tagOrders({ names, user, film, tag }: Tags, users: number, films: number) {
  const grouping = (group: Uint32Array, groups: number, item: Uint32Array): Grouping => ({
    groups,
    group,
    item,
    positions: Uint32Array.from(group.keys()).sort(
      (a, b) => group[a] - group[b] || item[a] - item[b],
    ),
  });
  return {
    filmsOfName: grouping(tag, names.length, film),
    usersOfName: grouping(tag, names.length, user),
    namesOfFilm: grouping(film, films, tag),
    filmsOfUser: grouping(user, users, film),
  } satisfies TagOrders;
}

/** @param fails Per tag; those of 0 count. */
export function tally({ groups, group, item, positions }: Grouping, fails: Uint8Array): Tally {
  const uses = new Uint32Array(groups);
  const items = new Uint32Array(groups);
  let [lastGroup, lastItem] = [-1, -1];
  for (const k of positions) {
    if (fails[k]) continue;
    uses[group[k]] += 1;
    if (group[k] !== lastGroup || item[k] !== lastItem) items[group[k]] += 1;
    [lastGroup, lastItem] = [group[k], item[k]];
  }
  return { uses, items };
}

/** How many tags repeat another of the same user, film and text. */
export function repeats({ user, film, tag }: Tags): number {
  const order = Uint32Array.from(tag.keys()).sort(
    (a, b) => user[a] - user[b] || film[a] - film[b] || tag[a] - tag[b],
  );
  return order.filter((k, n) => {
    const before = order[n - 1];
    return n > 0 && user[k] === user[before] && film[k] === film[before] && tag[k] === tag[before];
  }).length;
}
