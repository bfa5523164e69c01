import type { XY } from "@/lib/geometry/polygon";

/** Many polygons in three arrays. Rings are open: the last corner joins the first by itself. Outer rings run counter-clockwise, holes clockwise. */
export type FlatShapes = {
  /** x and y of every corner, metres. */
  readonly xy: Float64Array;
  /** Ring → its first corner; one more entry ends the last ring. */
  readonly rings: Uint32Array;
  /** Polygon → its first ring; one more entry ends the last polygon. */
  readonly first: Uint32Array;
};

/** Polygons being collected. */
export class ShapeList {
  private readonly xy: number[] = [];
  private readonly rings: number[] = [0];
  private readonly first: number[] = [];

  /** Adds a polygon: its outer ring, then its holes. */
  add(...rings: readonly (readonly XY[])[]): void {
    this.first.push(this.rings.length - 1);
    for (const ring of rings) {
      for (const [x, y] of ring) this.xy.push(x, y);
      this.rings.push(this.xy.length / 2);
    }
  }

  flat(): FlatShapes {
    return {
      xy: Float64Array.from(this.xy),
      rings: Uint32Array.from(this.rings),
      first: Uint32Array.from([...this.first, this.rings.length - 1]),
    };
  }
}
