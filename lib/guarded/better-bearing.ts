import type { MovedCamera, Preview } from "@/lib/coverage/moved-camera";
import type { CityFrame } from "@/lib/crs/city-frame";
import { toLocalPolygons } from "@/lib/crs/local-geojson";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { area, difference, intersection } from "@/lib/geometry/polygon-boolean";
import { INCIDENTAL_LEVEL } from "./guarded-ground";

/** Bearings are tried at this distance from each other, degrees. Ours. */
export const TURN_STEP = 3;
/** What figures show as the same, m²: less is no gain, and no loss. Ours. */
const SAME_M2 = 0.05;

type Turnable = Pick<MovedCamera, "at" | "footprints">;
type Where = { readonly lon: number; readonly lat: number; readonly bearing: number };

/** What of a camera's picture counts: `open` is ground that anybody may be seen on, `guarded` what is kept from pictures; metres on the city's plane. */
export type Grounds = { readonly open: MultiPolygon; readonly guarded: MultiPolygon };

/** A bearing in degrees with what a camera there takes in outside open ground, m². */
export type Turned = { readonly bearing: number; readonly outsideM2: number };

/**
 * The bearings at which a camera would take in less outside open ground than where it looks now and reach no more guarded ground, the best first; the caller asks
 * of each whether the sites lose by it.
 */
export function lighterBearings(
  camera: Turnable,
  at: Where,
  grounds: Grounds,
  frame: CityFrame,
): { readonly now: Turned; readonly lighter: readonly Turned[] } {
  const measure = (bearing: number) => {
    const levels = camera.footprints({ ...at, bearing });
    const polygons = (found: Preview["footprints"][number] | undefined) =>
      toLocalPolygons({ type: "MultiPolygon", coordinates: found?.polygons ?? [] }, frame);
    const clear = polygons(levels.find(({ level }) => level === INCIDENTAL_LEVEL));
    const guardedM2 =
      grounds.guarded.length === 0
        ? 0
        : Math.max(0, ...levels.map((found) => area(intersection(polygons(found), grounds.guarded))));
    return { bearing, guardedM2, outsideM2: area(grounds.open.length > 0 ? difference(clear, grounds.open) : clear) };
  };
  const now = measure(at.bearing);
  const lighter: Turned[] = [];
  for (let turn = TURN_STEP; turn < 360; turn += TURN_STEP) {
    const { bearing, outsideM2, guardedM2 } = measure(Math.round(((at.bearing + turn) % 360) * 1e6) / 1e6);
    if (outsideM2 < now.outsideM2 - SAME_M2 && guardedM2 <= now.guardedM2 + SAME_M2)
      lighter.push({ bearing, outsideM2 });
  }
  return { now, lighter: lighter.sort((a, b) => a.outsideM2 - b.outsideM2 || a.bearing - b.bearing) };
}

/** Whether no site has less of its ground covered than before. */
export function noSiteLoses(before: Preview["sites"], after: Preview["sites"]): boolean {
  return before.every(({ id, coveredM2 }) => {
    const now = after.find((site) => site.id === id);
    return now !== undefined && now.coveredM2 >= coveredM2 - SAME_M2;
  });
}
