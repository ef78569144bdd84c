/** An icon: shapes to stroke on a 16 × 16 or 22 × 22 grid, and shapes to fill. */
export interface IconShapes {
  readonly grid: 16 | 22;
  readonly stroke: string;
  readonly fill?: string;
}

const dot = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

/** The few icons of the interface, as path data. */
export const ICONS = {
  search: { grid: 16, stroke: `${dot(7, 7, 4.5)}M10.5 10.5 14 14` },
  theme: { grid: 16, stroke: dot(8, 8, 5.5), fill: 'M8 2.5a5.5 5.5 0 0 1 0 11z' },
  close: { grid: 16, stroke: 'M3.5 3.5l9 9M12.5 3.5l-9 9' },
  undo: { grid: 16, stroke: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6' },
  plus: { grid: 16, stroke: 'M8 3v10M3 8h10' },
  minus: { grid: 16, stroke: 'M3 8h10' },
  'for-you': { grid: 22, stroke: 'M3 5h4v6H3zM10 6h9M10 9.5h6M3 14h4v6H3zM10 15h9M10 18.5h6' },
  rate: {
    grid: 22,
    stroke: 'm11 2.8 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z',
  },
  map: {
    grid: 22,
    stroke: dot(6, 7, 2) + dot(15, 5, 1.5) + dot(16, 14, 3) + dot(7, 16, 1.5) + dot(11, 10, 1.2),
  },
  lab: { grid: 22, stroke: 'M8 3h6M9.5 3v6L4 18.5h14L12.5 9V3M6.8 14h8.4' },
  data: {
    grid: 22,
    stroke: 'M3 19.5h16M5 16.5v-5h2.5v5zM9.75 16.5V4h2.5v12.5zM14.5 16.5v-8H17v8z',
  },
  you: { grid: 22, stroke: `${dot(11, 7.5, 3.8)}M3.5 19.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6` },
  more: { grid: 22, stroke: 'M4 6h14M4 11h14M4 16h14' },
} as const satisfies Readonly<Record<string, IconShapes>>;

/** Name of an icon. */
export type IconName = keyof typeof ICONS;
