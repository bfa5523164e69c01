import type { CityFrame } from "@/lib/crs/city-frame";
import type { LonLat } from "@/lib/crs/lon-lat";
import { corridorGround } from "@/lib/geometry/corridor";
import type { Line, MultiPolygon, Polygon, Ring } from "@/lib/geometry/polygon";
import { area, difference, intersection, union } from "@/lib/geometry/polygon-boolean";
import { signedArea } from "@/lib/geometry/ring-area";
import { ringsAreApart } from "@/lib/geometry/rings-are-apart";
import { err, ok, type Result } from "@/lib/kernel/result";
import { SITE_AREA_M2 } from "./site-bounds";

/** A polygon as it is drawn, degrees: the outer ring, then holes; their first corners not repeated. */
type DrawnPolygon = readonly (readonly LonLat[])[];

/** What a person drew of a site: its ground in one piece or several, or a line down its middle, degrees, and its full width in metres. */
export type DrawnOutline =
  | { readonly type: "polygon"; readonly rings: DrawnPolygon }
  | { readonly type: "polygons"; readonly polygons: readonly DrawnPolygon[] }
  | { readonly type: "centreline"; readonly line: readonly LonLat[]; readonly widthM: number };

/** What had to be put right, to be told to whoever drew it. Areas m². */
export type GroundRepairs = {
  /** Sides crossed or touched: every piece they enclose counts. */
  readonly crossed: boolean;
  /** Pieces, and holes, too small to be meant: left out, and filled. */
  readonly slivers: number;
  readonly sliversM2: number;
  /** Holes that lie outside the ground. */
  readonly strayHoles: number;
};

export const NO_REPAIRS: GroundRepairs = { crossed: false, slivers: 0, sliversM2: 0, strayHoles: 0 };

/** Ground of a site as a person drew it, metres on the city's plane: valid, its outer rings counter-clockwise. */
export type DrawnGround = {
  readonly ground: MultiPolygon;
  readonly centreline: Line | null;
  readonly areaM2: number;
  readonly repairs: GroundRepairs;
};

/** Pieces below this are slips of the hand, m². Ours. */
const SLIVER_M2 = 1;

export type DrawnGroundError = { readonly code: "no-area" | "too-small" | "too-large"; readonly areaM2: number };

/**
 * The ground that a person meant by what they drew. What crosses itself is put right and slivers go, and both are told.
 *
 * @returns or why it can be no site's ground, with its area
 */
export function drawnGround(outline: DrawnOutline, frame: CityFrame): Result<DrawnGround, DrawnGroundError> {
  const laid = laidOut(outline, frame);
  const { kept, slivers, sliversM2 } = withoutSlivers(laid.ground);
  const areaM2 = area(kept);
  if (kept.length === 0) return err({ code: "no-area", areaM2: 0 });
  if (areaM2 < SITE_AREA_M2.least) return err({ code: "too-small", areaM2 });
  if (areaM2 > SITE_AREA_M2.most) return err({ code: "too-large", areaM2 });
  const repairs = { crossed: laid.crossed, slivers, sliversM2, strayHoles: laid.strayHoles };
  return ok({ ground: kept, centreline: laid.centreline, areaM2, repairs });
}

type Laid = {
  readonly ground: MultiPolygon;
  readonly centreline: Line | null;
  readonly crossed: boolean;
  readonly strayHoles: number;
};

function laidOut(outline: DrawnOutline, frame: CityFrame): Laid {
  if (outline.type === "centreline") return ofCourse(outline, frame);
  if (outline.type === "polygon") return ofRings(outline.rings, frame);
  const laid = outline.polygons.map((rings) => ofRings(rings, frame));
  return {
    ground: union(laid.flatMap(({ ground }) => ground)),
    centreline: null,
    crossed: laid.some(({ crossed }) => crossed),
    strayHoles: laid.reduce((sum, { strayHoles }) => sum + strayHoles, 0),
  };
}

function ofRings(rings: DrawnPolygon, frame: CityFrame): Laid {
  const drawn = rings.map((points) => closedRing(points, frame)).filter((ring) => ring.length >= 8);
  const [outer, ...holes] = drawn;
  if (!outer) return { ground: [], centreline: null, crossed: false, strayHoles: 0 };
  const whole = union([[outer]]);
  const inside = holes.filter((hole) => intersection(whole, union([[hole]])).length > 0);
  const open = union(inside.map((hole): Polygon => [hole]));
  return {
    ground: open.length > 0 ? difference(whole, open) : whole,
    centreline: null,
    crossed: !ringsAreApart([outer, ...inside]),
    strayHoles: holes.length - inside.length,
  };
}

function ofCourse({ line, widthM }: { line: readonly LonLat[]; widthM: number }, frame: CityFrame): Laid {
  const centreline = line.map((at) => frame.toLocal(at));
  return { ground: corridorGround([{ line: centreline, width: widthM }]), centreline, crossed: false, strayHoles: 0 };
}

/** A closed ring of corners of which none is the one before it. */
function closedRing(points: readonly LonLat[], frame: CityFrame): Ring {
  const corners = points.map((at) => frame.toLocal(at));
  const apart = corners.filter(([x, y], i) => {
    const before = corners.at(i - 1);
    return !before || x !== before[0] || y !== before[1];
  });
  const [first] = apart;
  return first ? Float64Array.from([...apart, first].flat()) : new Float64Array();
}

function withoutSlivers(ground: MultiPolygon): { kept: MultiPolygon; slivers: number; sliversM2: number } {
  let [slivers, sliversM2] = [0, 0];
  const isLarge = (size: number) => {
    if (size >= SLIVER_M2) return true;
    slivers += 1;
    sliversM2 += size;
    return false;
  };
  const kept = ground
    .filter((polygon) => isLarge(area([polygon])))
    .map((polygon) => polygon.filter((ring, i) => i === 0 || isLarge(Math.abs(signedArea(ring)))));
  return { kept, slivers, sliversM2 };
}
