import type { BenchDatabase } from "./bench-database";

/** One figure. */
export type Row = {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  /** How many measurements or things the value is taken from. */
  readonly n: number;
  /** How it came about: mean or median, what was left out. */
  readonly note: string;
};

export type Unit = "ms" | "us" | "MB" | "ratio";

/** Rows that are measured together, because they share what is expensive to prepare. */
export type RowGroup = {
  readonly name: string;
  /** Names of its rows, in the order they are printed. */
  readonly rows: readonly string[];
  /**
   * Measures.
   *
   * @param wanted - Some of the group's rows, at least one.
   * @returns those rows; others may be among them, where they came for nothing
   */
  readonly measure: (wanted: ReadonlySet<string>, bench: Bench) => Promise<readonly Row[]>;
};

/** What a measurement may use. */
export type Bench = {
  /** Opened when first asked for. */
  readonly database: () => Promise<BenchDatabase>;
  /** Tells whoever waits what is under way. */
  readonly progress: (text: string) => void;
};
