import type { Crowd } from '../src/core/recommend/crowd';

/** The worker that compares a visitor with the people of the data set: owns a copy of it for as long as it is asked. */
export interface CrowdApi {
  /** Worked out once, in slices. */
  crowd(): Promise<Crowd>;
  /** Shares of ½ … 5 stars among the ratings of these films, each film alike; undefined where nobody has rated them. */
  sharesGiven(films: Uint32Array): Promise<readonly number[] | undefined>;
}
