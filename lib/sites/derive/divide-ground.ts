import Flatbush from "flatbush";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { area, difference } from "@/lib/geometry/polygon-boolean";
import { boxesMeet, boxOf, perimeter } from "./area";

/** Pieces of ground smaller or thinner than this are rounding, not places: m², and metres of mean width. Ours. */
const SLIVER_M2 = 3;
const SLIVER_WIDTH_M = 0.3;

/** Ground without the crumbs that cutting leaves. */
export function withoutSlivers(ground: MultiPolygon): MultiPolygon {
  return ground.filter((polygon) => {
    const size = area([polygon]);
    return size >= SLIVER_M2 && (2 * size) / perimeter([polygon]) >= SLIVER_WIDTH_M;
  });
}

/** Ground less every other ground that meets it. */
export function less(ground: MultiPolygon, others: readonly MultiPolygon[]): MultiPolygon {
  const box = boxOf(ground);
  const near = others.filter((other) => other.length > 0 && boxesMeet(box, boxOf(other)));
  return near.length === 0 ? ground : withoutSlivers(near.reduce(difference, ground));
}

/** Finds grounds by place. */
export class GroundIndex {
  private readonly index: Flatbush | null;
  private readonly grounds: readonly MultiPolygon[];

  constructor(grounds: readonly MultiPolygon[]) {
    this.grounds = grounds;
    this.index = grounds.length > 0 ? new Flatbush(grounds.length) : null;
    for (const ground of grounds) this.index?.add(...(ground.length > 0 ? boxOf(ground) : NOWHERE));
    this.index?.finish();
  }

  /** Numbers of the grounds whose boxes meet that of `ground`, in order. */
  near(ground: MultiPolygon): number[] {
    if (ground.length === 0 || !this.index) return [];
    return this.index.search(...boxOf(ground)).sort((a, b) => a - b);
  }

  /** Those of the grounds that may meet `ground`. */
  meeting(ground: MultiPolygon): MultiPolygon[] {
    return this.near(ground).map((item) => this.grounds[item] ?? []);
  }
}

const NOWHERE = [Infinity, Infinity, -Infinity, -Infinity] as const;
