import { viewOf } from "@/lib/coverage/camera-view";
import { cityCamera } from "@/lib/coverage/city-camera";
import { longestReach } from "@/lib/coverage/longest-reach";
import type { Preview } from "@/lib/coverage/moved-camera";
import { type PointFigures, pointFigures } from "@/lib/coverage/point-density";
import { layersMeet } from "@/lib/coverage/prism";
import type { SceneCamera } from "@/lib/coverage/scene";
import type { Surroundings } from "@/lib/coverage/surroundings";
import { cityFrame } from "@/lib/crs/city-frame";
import { hatchLines } from "@/lib/geometry/hatch-lines";
import { signedArea } from "@/lib/geometry/ring-area";

/** How tall the figure is, metres. Ours. */
export const PERSON_M = 1.7;
/** Width of the part of an all-round picture that is shown at once, and its height to its width; degrees. Ours. */
export const ALL_ROUND_DEG = 90;
const ALL_ROUND_RATIO = 9 / 16;
/** Between the lines of a gap, metres. */
const HATCH_M = 1.2;

/** A place about the camera's foot: metres east, north, and above the city's datum. */
export type Place = readonly [x: number, y: number, z: number];
type Outline = readonly (readonly Place[])[];

/** What stands before a camera, and how it looks at it. */
export type EyeScene = {
  readonly lens: {
    readonly z: number;
    /** Degrees clockwise from the plane's north, downwards from the horizontal, and the picture's full angles. */
    readonly bearing: number;
    readonly tilt: number;
    readonly hfov: number;
    readonly vfov: number;
    /** Width to height. */
    readonly aspect: number;
    readonly allRound: boolean;
  };
  readonly groundZ: number;
  readonly obstacles: readonly { readonly outline: Outline; readonly height: number }[];
  readonly sites: readonly Outline[];
  readonly gaps: readonly Outline[];
  readonly hatch: readonly (readonly [Place, Place])[];
  /** Where the figure stands, and what the camera has of its head by the definition of coverage, whatever hides it. */
  readonly person: { readonly at: Place; readonly figures: PointFigures } | null;
};

/** Where a person asks to stand the figure: degrees. */
export type EyePoint = { readonly lon: number; readonly lat: number };

/**
 * What a camera has before it, from what a browser holds of its surroundings.
 *
 * @param gaps - Ground that nobody sees, of the sites in the camera's reach; null until it is computed.
 * @param point - Where the figure stands; null: in the middle of the picture.
 * @param turned - Degrees by which the part of an all-round picture is turned from the point, or from north.
 */
export function eyeScene(around: Surroundings, gaps: Preview | null, point: EyePoint | null, turned: number): EyeScene {
  const frame = cityFrame(around.centralMeridian);
  const camera = cityCamera(around.camera, frame);
  const allRound = camera.kind === "panoramic";
  const about = (ring: ArrayLike<number>, z: number): Place[] =>
    Array.from({ length: ring.length / 2 - 1 }, (_, i) => [
      (ring[2 * i] as number) - camera.x,
      (ring[2 * i + 1] as number) - camera.y,
      z,
    ]);
  const asked = point && frame.toLocal([point.lon, point.lat]);
  const bearing = allRound ? bearingTo(asked && [asked[0] - camera.x, asked[1] - camera.y]) + turned : camera.bearing;
  const aspect = allRound ? 1 / ALL_ROUND_RATIO : camera.widthPx / camera.heightPx;
  const hfov = allRound ? ALL_ROUND_DEG : camera.hfov;
  const tilt = allRound ? 0 : camera.tilt;
  const foot = asked ? ([asked[0] - camera.x, asked[1] - camera.y] as const) : middle(around, camera, bearing, tilt);
  const view = viewOf(camera, camera.groundZ + around.targetHeight, {});
  const rings = (gaps?.sites ?? []).flatMap((site) => {
    const z = around.sites.find(({ id }) => id === site.id)?.z ?? camera.groundZ;
    return site.gaps.map((gap) => ({
      z,
      rings: gap.rings.map((ring) => Float64Array.from(ring.flatMap((at) => [...frame.toLocal(at)]))),
    }));
  });
  return {
    lens: { z: camera.z, bearing, tilt, hfov, vfov: verticalAngle(hfov, aspect), aspect, allRound },
    groundZ: camera.groundZ,
    obstacles: around.obstacles
      .filter(({ layer }) => layersMeet(layer, camera.layer))
      .flatMap(({ rings, base, top }) =>
        outlinesOf(rings).map((outline) => ({ outline: outline.map((ring) => about(ring, base)), height: top - base })),
      ),
    sites: around.sites.flatMap(({ parts, z }) =>
      parts.flatMap(({ ground }) => ground.map((polygon) => polygon.map((ring) => about(ring, z)))),
    ),
    gaps: rings.map((gap) => gap.rings.map((ring) => about(ring, gap.z))),
    hatch: rings.flatMap((gap) =>
      hatchLines(gap.rings, HATCH_M).map(([x0, y0, x1, y1]): [Place, Place] => [
        [x0 - camera.x, y0 - camera.y, gap.z],
        [x1 - camera.x, y1 - camera.y, gap.z],
      ]),
    ),
    person:
      foot && view
        ? { at: [...foot, camera.groundZ], figures: pointFigures(view, camera.x + foot[0], camera.y + foot[1]) }
        : null,
  };
}

/** The full vertical angle of a picture, degrees. */
function verticalAngle(hfov: number, aspect: number): number {
  return (360 / Math.PI) * Math.atan(Math.tan((hfov * Math.PI) / 360) / aspect);
}

function bearingTo(to: readonly [number, number] | null): number {
  return to ? (Math.atan2(to[0], to[1]) * 180) / Math.PI : 0;
}

/** Where the figure's middle is in the middle of the picture; no farther than the camera reaches. */
function middle(around: Surroundings, camera: SceneCamera & { groundZ: number }, bearing: number, tilt: number) {
  const least = Math.min(...Object.values(around.levels));
  const drop = camera.z - camera.groundZ - PERSON_M / 2;
  const ahead = tilt > 0 ? drop / Math.tan((tilt * Math.PI) / 180) : Infinity;
  const distance = Math.min(ahead, longestReach(camera, least));
  const angle = (bearing * Math.PI) / 180;
  return [distance * Math.sin(angle), distance * Math.cos(angle)] as const;
}

/** Rings as outlines, each outer one with the holes that follow it. */
function outlinesOf(rings: readonly (readonly number[])[]): (readonly number[])[][] {
  const outlines: (readonly number[])[][] = [];
  for (const ring of rings) {
    if (signedArea(Float64Array.from(ring)) > 0) outlines.push([ring]);
    else outlines.at(-1)?.push(ring);
  }
  return outlines;
}
