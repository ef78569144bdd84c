/** The month of a moment, since January 1970, UTC. @param time Seconds since 1970. */
export function monthOf(time: number): number {
  const day = new Date(time * 1000);
  return (day.getUTCFullYear() - 1970) * 12 + day.getUTCMonth();
}
