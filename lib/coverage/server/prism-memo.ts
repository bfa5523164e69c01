import "server-only";
import { hash } from "node:crypto";
import type { CityFrame } from "@/lib/crs/city-frame";
import { polygonsOfWkb } from "@/lib/crs/wkb";
import { prismOf } from "../prism";
import { digest, type HashedPrism } from "./tile-cameras";

/** An obstacle as stored; `ground` is WKB in degrees. */
export type ObstacleToHash = {
  readonly id: string;
  readonly ground: Buffer;
  readonly base_m: number;
  readonly top_m: number;
  readonly layer: number;
};

/** Obstacles that are kept, some 100 MB: those of a hundred dense tiles. */
const MOST_PRISMS = 200_000;

/**
 * The obstacles that a process read last, on their city's plane, by the hash of all that is said of them: neighbouring tiles and the next edit read the same
 * ones, and putting a corner on the plane takes longer than reading it. The oldest are forgotten first.
 */
export class PrismMemo {
  private readonly known = new Map<string, HashedPrism>();

  of(row: ObstacleToHash, frame: CityFrame): HashedPrism {
    const { id, ground, base_m: base, top_m: top, layer } = row;
    const said = digest([id, base, top, layer, hash("sha256", ground, "base64")]);
    const key = `${frame.centralMeridian}/${said}`;
    const known = this.known.get(key);
    if (known) return known;
    const made = { ...prismOf({ id, base, top, layer, ground: polygonsOfWkb(ground, frame) }), digest: said };
    this.known.set(key, made);
    if (this.known.size > MOST_PRISMS) {
      const [oldest] = this.known.keys();
      if (oldest !== undefined) this.known.delete(oldest);
    }
    return made;
  }
}
