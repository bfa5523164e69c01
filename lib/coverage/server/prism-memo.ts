import "server-only";
import { hash } from "node:crypto";
import type { CityFrame } from "@/lib/crs/city-frame";
import { polygonsOfWkb } from "@/lib/crs/wkb";
import { RecentMap } from "@/lib/kernel/recent-map";
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

/** What was made of a row, and on which plane. */
type Known = { readonly row: ObstacleToHash; readonly centralMeridian: number; readonly prism: HashedPrism };

/**
 * The obstacles that a process read last, on their city's plane: neighbouring tiles and the next edit read the same ones, and putting a corner on the plane
 * and hashing it takes longer than reading it. One of which anything is said anew is made anew. Those that were not asked for lately are forgotten.
 */
export class PrismMemo {
  private readonly known = new RecentMap<Known>(MOST_PRISMS);

  of(row: ObstacleToHash, frame: CityFrame): HashedPrism {
    const { centralMeridian } = frame;
    const known = this.known.get(row.id);
    if (known && known.centralMeridian === centralMeridian && isSame(known.row, row)) return known.prism;
    const { id, ground, base_m: base, top_m: top, layer } = row;
    const said = digest([id, base, top, layer, hash("sha256", ground, "base64")]);
    const prism = { ...prismOf({ id, base, top, layer, ground: polygonsOfWkb(ground, frame) }), digest: said };
    this.known.set(id, { row, centralMeridian, prism });
    return prism;
  }
}

function isSame(a: ObstacleToHash, b: ObstacleToHash): boolean {
  return a.base_m === b.base_m && a.top_m === b.top_m && a.layer === b.layer && a.ground.equals(b.ground);
}
