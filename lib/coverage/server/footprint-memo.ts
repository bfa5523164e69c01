import "server-only";
import type { MultiPolygon } from "@/lib/geometry/polygon";

/** What a camera covers by level, in metres about its own foot. */
export type Footprints = ReadonlyMap<string, MultiPolygon>;

/** Coordinates that are kept, about 256 MB: the footprints of some 100,000 cameras. */
const MOST_NUMBERS = 32_000_000;

/**
 * The footprints that a process computed last, by the hash of all that decides them: the neighbours of a changed camera are asked for again and again, and
 * read from nowhere faster than from here. What does not fit is forgotten, the oldest first, and computed anew when asked for.
 */
export class FootprintMemo {
  private readonly known = new Map<string, Footprints>();
  private numbers = 0;
  /** How many were computed, because nobody had asked for them before. */
  computed = 0;

  /** Forgets all of them, so that a test sees them computed again. */
  forget(): void {
    this.known.clear();
    this.numbers = 0;
  }

  of(hash: string, compute: () => Footprints): Footprints {
    const known = this.known.get(hash);
    if (known) return known;
    const made = compute();
    this.computed += 1;
    this.known.set(hash, made);
    this.numbers += size(made);
    for (const [oldest, footprints] of this.known) {
      if (this.numbers <= MOST_NUMBERS || oldest === hash) break;
      this.known.delete(oldest);
      this.numbers -= size(footprints);
    }
    return made;
  }
}

function size(footprints: Footprints): number {
  let numbers = 0;
  for (const polygons of footprints.values()) for (const ring of polygons.flat()) numbers += ring.length;
  return numbers;
}
