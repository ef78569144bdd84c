import fc from 'fast-check';

/** A string that JSON can hold and a screen cannot. */
const hostileText = fc.constantFrom(
  ...['', '\0', '\u202e', '\u2028', '__proto__', '<b>', 'x'.repeat(5000), '\ud83d', 'Alien'],
);
const hostile = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, 0, -1, 1e300, 2 ** 53, 0.5, {}, [], [[]]),
  fc.constant({ toString: 1, valueOf: 1, toJSON: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
);
const mostly = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: hostile });

const opinion = fc.oneof(
  fc.record({ kind: fc.constant('rating'), halfStars: mostly(fc.integer({ min: 1, max: 10 })) }),
  fc.record({ kind: fc.constantFrom('not-seen', 'not-interested') }),
);
const entry = fc.record({
  film: mostly(
    fc.record({
      title: mostly(fc.constantFrom('Alien', 'Heat', 'Ünlü')),
      year: mostly(fc.constantFrom(1979, 0)),
      imdb: mostly(fc.constantFrom(78748, 0)),
    }),
  ),
  opinion: mostly(opinion),
  at: mostly(fc.constantFrom(0, 1_700_000_000_000)),
});
const profile = fc.record({
  format: mostly(fc.constant('matinee-profile')),
  version: mostly(fc.constant(1)),
  entries: mostly(fc.array(mostly(entry), { maxLength: 5 })),
});

/** Very deep or very wide, which a parser or a printer may not survive. */
const extreme = fc.constantFrom(
  '['.repeat(100_000),
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"format":"matinee-profile","version":${'['.repeat(20_000)}${']'.repeat(20_000)},"entries":[]}`,
  `{"format":"matinee-profile","version":1,"entries":[${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}]}`,
  `{"format":"matinee-profile","version":1,"entries":[{"film":{"title":"A"},"opinion":${'['.repeat(20_000)}${']'.repeat(20_000)}}]}`,
);

/** Texts of files that claim to be exported ratings. */
export const profileTexts = fc.oneof(
  { weight: 30, arbitrary: profile.map((value) => JSON.stringify(value)) },
  {
    weight: 20,
    arbitrary: fc
      .tuple(profile, fc.nat(), fc.nat(8), fc.oneof(hostileText, fc.string({ maxLength: 5 })))
      .map(([value, at, drop, put]) => {
        const text = JSON.stringify(value);
        const place = at % text.length;
        return text.slice(0, place) + put + text.slice(place + drop);
      }),
  },
  { weight: 5, arbitrary: fc.json() },
  { weight: 1, arbitrary: extreme },
);
