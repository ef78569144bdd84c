import type { Genre } from '../genres';
import { ACTION } from './action';
import { ADVENTURE } from './adventure';
import { ANIMATION } from './animation';
import { CHILDREN } from './children';
import { COMEDY } from './comedy';
import { CRIME } from './crime';
import { DOCUMENTARY } from './documentary';
import { DRAMA } from './drama';
import { FANTASY } from './fantasy';
import { FILM_NOIR } from './film-noir';
import { HORROR } from './horror';
import type { Motif } from './motif';
import { MUSICAL } from './musical';
import { MYSTERY } from './mystery';
import { IMAX, NONE } from './plain';
import { ROMANCE } from './romance';
import { SCI_FI } from './sci-fi';
import { THRILLER } from './thriller';
import { WAR } from './war';
import { WESTERN } from './western';

/** The drawings of each genre; a film's noise picks one. Their order is part of every poster's identity. */
export const MOTIFS: Readonly<Record<Genre | 'none', readonly Motif[]>> = {
  'Film-Noir': FILM_NOIR,
  IMAX,
  Western: WESTERN,
  Musical: MUSICAL,
  War: WAR,
  Documentary: DOCUMENTARY,
  Mystery: MYSTERY,
  Animation: ANIMATION,
  Children: CHILDREN,
  Horror: HORROR,
  Fantasy: FANTASY,
  'Sci-Fi': SCI_FI,
  Crime: CRIME,
  Adventure: ADVENTURE,
  Action: ACTION,
  Thriller: THRILLER,
  Romance: ROMANCE,
  Comedy: COMEDY,
  Drama: DRAMA,
  none: NONE,
};
