/** The first year of the decade a poster is coloured for; 1900 stands for all before 1920. */
export type Decade =
  1900 | 1920 | 1930 | 1940 | 1950 | 1960 | 1970 | 1980 | 1990 | 2000 | 2010 | 2020 | 'none';

/** Four printing inks, each `#rrggbb`: two near-neutrals and two hues. */
export interface Palette {
  readonly deep: string;
  readonly pale: string;
  readonly hue: string;
  readonly second: string;
}

/**
 * The palettes each decade chooses from, as deep, pale, hue and second hue. Their order is part of every
 * poster's identity.
 */
export const PALETTES: Readonly<Record<Decade, readonly string[]>> = {
  1900: [
    '1e1a17 efe5cf a8402a c9a66b',
    '23261f e8e0c8 66714f c08a3e',
    '1b2230 ebe3d0 3f5878 b7793f',
  ],
  1920: [
    '16181d f1e7d0 c4281c d9a441',
    '10243a f0e4c8 c9962f 7fa3a6',
    '1c1c1c efe9dc d2452d 2f6f73',
    '2b1a2b f0e2cf b5476a d8a848',
  ],
  1930: [
    '0f2f36 f3e6cc d9623b c8a24a',
    '1d1a30 efe3d3 8b6bb1 d8a05a',
    '2a1712 f4e3c5 b8391f 4f8a83',
    '12291e efe8cf 3f8060 d8b24c',
  ],
  1940: [
    '191a1b ece6d8 d8b521 8c8a80',
    '20262b e8e3d5 a6432f 6f8794',
    '24231a ebe5cd 7d7f3d c96f34',
    '1a1420 ebe2d6 8a2f46 b8a58a',
  ],
  1950: [
    '14303a f6ecd6 2f9c95 e25b35',
    '2a1f1a f7ead0 e0a526 d2553f',
    '1c2340 f5ecdd e2687a 4fa3c7',
    '22301f f4ecd2 7fa650 e5893a',
    '231a38 f6ecdf d5533f 8fb8a8',
  ],
  1960: [
    '111111 f4efe4 f0501e f2b705',
    '101b4d f5f0e6 2b57d6 f24c3d',
    '2b0f2e f7ebdd e0307a f5a11c',
    '0f2e22 f3eedd 1f9d62 ff7a33',
    '1a1a1a f2f0ea f2b705 2f6fd0',
  ],
  1970: [
    '2b1a10 f3e3c3 c8591c e0a12e',
    '1f2414 efe6c6 7a8430 c96a2b',
    '2a1220 f1dfcb 9c3558 dc9339',
    '132a33 efe2c8 2e7f86 d9662e',
    '241c17 f0e6d2 b03a22 7f9a8b',
  ],
  1980: [
    '14102e f2edf7 e02688 22b8cf',
    '0b1f3a eef3f7 ff5a4d 35b9b0',
    '1d0f26 f5ecf3 7a3ff2 ffb000',
    '101014 f1f0ec e6261f f4d100',
    '0a2a2e eef5f2 00a39a ff7eb0',
  ],
  1990: [
    '102624 e9ede4 1f8a7a d98e2b',
    '241426 efe7ec 8c3b7a 6fae8f',
    '1f1c14 ece8da b03a2e 7d8c3a',
    '141d33 e8ebf0 3d5fa8 e0a030',
    '1b1b1d ececea c9d12f 5b6470',
    '2a1310 f1e6df d9542b 3c6e8f',
  ],
  2000: [
    '0e1e2e e9eef2 2f7fb8 f28a1e',
    '17211a edf1e6 6fae2e 2c7d74',
    '221418 f2e9e8 c0283c 8aa0b0',
    '1a1a1f ededee 6a6f7d e7b416',
    '0f2620 eaf1ed 1f9e83 f2644b',
    '1e1530 efecf5 6d55c4 e9a23b',
  ],
  2010: [
    '14213d f3f1ec fca311 e5533d',
    '0f2b2a eef4f0 18a999 ff6b5e',
    '231532 f4eef5 9a4bc8 ffb84d',
    '121212 f2f0eb f2c400 e0452c',
    '10253f edf1f5 2c7be5 f7b32b',
    '2a1018 f6ecec d81e4a 4aa3a2',
  ],
  2020: [
    '0e2320 eff3ee 2fbf71 f25c9a',
    '1b1238 f1eefb 6c5ce7 ffb86b',
    '241309 f6eee6 f26b21 3aa6b9',
    '101820 eef2f5 2a8fe0 f4d35e',
  ],
  none: ['1f2022 ececea 77797c a9aaac'],
};

/** A palette from its four colours in hexadecimal, as listed above. */
export function paletteOf(inks: string): Palette {
  const [deep, pale, hue, second] = inks.split(' ').map((hex) => `#${hex}`);
  return { deep, pale, hue, second };
}

/** The decade whose palettes a film of this year uses; year 0 is unknown. */
export function decadeOf(year: number): Decade {
  if (year === 0) return 'none';
  if (year < 1920) return 1900;
  return Math.min(2020, Math.floor(year / 10) * 10) as Decade; // every decade from 1920 to 2020 is one
}
