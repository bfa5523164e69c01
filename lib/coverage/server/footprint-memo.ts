import "server-only";
import { RecentMap } from "@/lib/kernel/recent-map";
import type { CityCamera } from "../city-input";
import type { Footprints } from "../sighted-camera";
import type { HashedPose } from "./tile-cameras";

/** Keeps what a process computed last by the hash of all that decides it. What does not fit is forgotten, and computed anew when asked for. */
export class Memo<T> {
  private readonly known: RecentMap<T>;
  private readonly sizeOf: (made: T) => number;
  /** How many were computed, because they were not known. */
  computed = 0;

  /** @param most - Numbers that are kept in all, eight bytes each. */
  constructor(most: number, sizeOf: (made: T) => number) {
    this.known = new RecentMap(most);
    this.sizeOf = sizeOf;
  }

  of(hash: string, compute: () => T): T {
    const known = this.known.get(hash);
    if (known !== undefined) return known;
    const made = compute();
    this.computed += 1;
    this.known.set(hash, made, this.sizeOf(made));
    return made;
  }

  /** Forgets all, so that a test sees it computed again. */
  forget(): void {
    this.known.clear();
  }
}

/**
 * The neighbours of a changed camera are asked for again and again, and read from nowhere faster than from here.
 */
export class FootprintMemo {
  /** About 256 MB: the footprints of some 100,000 cameras. */
  readonly footprints = new Memo<Footprints>(32_000_000, (made) =>
    sum([...made.values()].flat(2).map((ring) => ring.length)),
  );
  /** What cameras have in frame, by settings and target plane; of a camera that nobody holds any longer it is gone. */
  poses = new WeakMap<CityCamera, Map<string, HashedPose | null>>();

  /** How many footprints were computed, because nobody had asked for them before. */
  get computed(): number {
    return this.footprints.computed;
  }

  forget(): void {
    this.footprints.forget();
    this.poses = new WeakMap();
  }
}

/** What this process computed last: for tiles, and for whoever asks about a site. */
export const memo = new FootprintMemo();

function sum(lengths: readonly number[]): number {
  return lengths.reduce((all, length) => all + length, 0);
}
