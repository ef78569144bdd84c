const DAY_MS = 86_400_000;
/** Of two opinions of one day that has no time, one is a few milliseconds later to count before the other. */
const FEW_MS = 5;

const format = (timeZone?: 'UTC') =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(timeZone && { timeZone }),
  });
const [here, everywhere] = [format(), format('UTC')];

/**
 * The day of a moment as people write it: "3 May 2024". A day without a time, which files mean by midnight in UTC, is that
 * day wherever one is.
 * @param at Milliseconds since 1970; 0 is unknown.
 */
export function dayText(at: number): string {
  if (at <= 0) return 'no date';
  return (at % DAY_MS <= FEW_MS ? everywhere : here).format(at);
}
