declare module 'virtual:datasets' {
  /** What `public/data/` held when the page was built, best first. */
  export const datasets: readonly {
    /** Name of the release, such as `ml-latest-small`. */
    readonly name: string;
    /** File name in `data/`. */
    readonly file: string;
    /** Name of its README, likewise in `data/`. */
    readonly readme: string;
    readonly bytes: number;
    /** Lower-case hexadecimal. */
    readonly sha256: string;
    /** True where the ratings were generated, not given by people. */
    readonly simulated: boolean;
  }[];
}

declare module 'virtual:licences' {
  /** The project's own terms, then those of every package of which the build ships something. Empty in dev. */
  export const licences: readonly {
    readonly name: string;
    readonly version: string;
    /** SPDX identifier. */
    readonly licence: string;
    /** The terms in full, with who holds the rights. */
    readonly text: string;
  }[];
}
