import { CAP_HEIGHT, textLine } from '../lettering';
import { measure } from '../measure';
import {
  blockHeight,
  footer,
  footerHeight,
  HEIGHT,
  MARGIN,
  MEASURE,
  picture,
  subtitleLines,
  titleBlock,
  titleWords,
  WIDTH,
  type Sheet,
} from '../sheet';
import { fitTitle, type Setting } from '../title';

/** The number, or the one or two letters, that a title starts or ends with, and the rest of it. */
interface Hero {
  readonly text: string;
  readonly leads: boolean;
  readonly rest: string;
}

function heroOf(title: string): Hero | undefined {
  if (title.length <= 2) return title === '' ? undefined : { text: title, leads: true, rest: '' };
  const match = /^(\d[\d,.:/½]*\d|\d½?)(?=\s|$)|(?:\s)(\d{2,4})$/.exec(title);
  const text = match?.[0].trim() ?? '';
  if (!match || text.length > 5) return undefined;
  const leads = title.startsWith(text);
  const rest = leads ? title.slice(text.length) : title.slice(0, match.index);
  return { text, leads, rest: rest.trim().replace(/^[:,]\s*/, '') };
}

function settingOf(sheet: Sheet, rest: string, heroSize: number): Setting | undefined {
  if (rest === '') return undefined;
  return fitTitle(titleWords(sheet, rest, 2), {
    width: MEASURE,
    height: 74,
    maxSize: Math.max(22, Math.min(40, heroSize * 0.5)),
    leading: sheet.lettering.leading,
    faceWidths: [88, 75],
  });
}

/** What stands under a number. */
interface Company {
  /** The rest of the title, or the subtitle when there is no rest. */
  readonly setting: Setting | undefined;
  /** The subtitle in small print, unless it has taken the place of the rest. */
  readonly subtitle: readonly string[];
}

function companyOf(sheet: Sheet, hero: Hero, heroSize: number): Company {
  const borrows = hero.rest === '' && sheet.size !== 's';
  return {
    setting: settingOf(sheet, borrows ? sheet.sub : hero.rest, heroSize),
    subtitle: borrows ? [] : subtitleLines(sheet),
  };
}

/** A number, or a title of one or two letters, fills the width: 2001, 8½, Apollo 13, M. */
export function numeral(sheet: Sheet): string | undefined {
  const hero = heroOf(sheet.main);
  if (!hero) return undefined;
  const text = sheet.lettering.inCase(hero.text);
  const size = Math.min(150, MEASURE / measure(text, 75));
  const { setting, subtitle } = companyOf(sheet, hero, size);
  const heroHeight = size * CAP_HEIGHT;
  const restHeight = setting ? blockHeight(sheet, setting) + 10 : 0;
  const foot = footerHeight(sheet, subtitle);
  const textHeight = MARGIN + heroHeight + restHeight + (foot > 0 ? foot + 8 : 0) + MARGIN;

  const above = sheet.design.rolls.layout < 0.5;
  const frame = [0, above ? textHeight : 0, WIDTH, HEIGHT - textHeight] as const;
  const top = above ? MARGIN : HEIGHT - textHeight + MARGIN;
  const restFirst = !above && !hero.leads;
  const heroTop = restFirst ? top + restHeight : top;
  const restTop = restFirst ? top : top + heroHeight + 10;
  const face = { size, width: 75, weight: 700, fill: sheet.design.colours.ink } as const;
  const number = textLine(text, [MARGIN, heroTop + heroHeight], face);
  const rest = setting ? titleBlock(sheet, setting, restTop) : '';
  const footTop = top + heroHeight + 10 + restHeight - 2;
  return (
    picture(sheet, frame) +
    (restFirst ? rest + number : number + rest) +
    (foot > 0 ? footer(sheet, subtitle, footTop) : '')
  );
}
