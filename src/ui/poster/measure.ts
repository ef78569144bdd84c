/** Advances of Instrument Sans 700 for U+0020 to U+007E in thousandths of an em, at width 75 %. */
const NARROW = (
  '140 258 413 496 454 621 596 214 376 376 406 551 242 354 242 306 496 347 426 448 447 456 476 420 464 ' +
  '476 242 242 551 551 551 420 781 490 471 503 531 420 390 513 514 242 302 504 390 704 519 536 468 546 ' +
  '468 454 430 498 490 679 469 506 453 376 306 376 551 366 354 418 479 418 479 440 301 479 462 226 226 ' +
  '439 226 680 462 460 479 479 312 367 313 454 426 668 424 426 399 376 220 376 551'
)
  .split(' ')
  .map(Number);

/** The same at width 100 %. */
const WIDE = (
  '190 306 482 732 652 786 774 268 456 456 441 551 285 486 285 445 682 385 563 582 622 585 623 575 606 ' +
  '624 285 285 551 551 551 587 874 736 649 750 756 626 590 763 720 254 413 722 590 894 720 798 672 815 ' +
  '668 652 672 700 736 1086 716 712 635 456 445 456 551 486 354 571 628 562 628 574 378 628 619 270 270 ' +
  '569 270 950 619 604 628 628 398 504 421 611 543 816 605 543 522 456 230 456 551'
)
  .split(' ')
  .map(Number);

/** Width axis of the face, per cent. */
export type FaceWidth = 75 | 88 | 100;

/** Advance of one code point in thousandths of an em; `t` is 0 at width 75 and 1 at width 100. */
function advance(code: number, t: number): number {
  const at = code - 0x20;
  if (at >= 0 && at < NARROW.length) return NARROW[at] + t * (WIDE[at] - NARROW[at]);
  if (code >= 0x300 && code < 0x370) return 0; // combining accents
  if (code > 0x2e80) return 1000; // ideographs, emoji
  return code >= 0x2010 && code <= 0x2027 ? 420 : 600; // dashes and quotes; the average of other letters
}

/** Width of a text in em. Accents are decomposed; scripts outside ASCII use an average. */
export function measure(text: string, width: FaceWidth): number {
  const t = (width - 75) / 25;
  let sum = 0;
  for (const character of text.normalize('NFD')) sum += advance(character.codePointAt(0) ?? 0, t);
  return sum / 1000;
}

/** Width in em of the widest line. */
export function widest(lines: readonly string[], width: FaceWidth): number {
  return Math.max(...lines.map((line) => measure(line, width)));
}
