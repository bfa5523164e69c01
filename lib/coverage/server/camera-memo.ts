import "server-only";
import type { CityFrame } from "@/lib/crs/city-frame";
import { RecentMap } from "@/lib/kernel/recent-map";
import { cityCamera, type StoredCamera } from "../city-camera";
import type { CityCamera } from "../city-input";

/** Cameras that are kept with what they have in frame, some 100 MB. */
const MOST_CAMERAS = 20_000;

/** All that decides what the engine makes of a row. */
const FIELDS = Object.keys({
  id: true,
  kind: true,
  device: true,
  lon: true,
  lat: true,
  layer: true,
  ground_z_m: true,
  height_m: true,
  bearing: true,
  tilt: true,
  hfov: true,
  width_px: true,
  height_px: true,
  max_range_m: true,
} satisfies Record<keyof StoredCamera, true>) as (keyof StoredCamera)[];

type Known = { readonly row: StoredCamera; readonly centralMeridian: number; readonly camera: CityCamera };

/**
 * The cameras that a process read last, on their city's plane: neighbouring tiles and the next edit read the same ones. A row that says the same gives the
 * same object again, by which whoever works out more of a camera can know it (`TileCameras`); one of which anything is said anew is made anew.
 */
export class CameraMemo {
  private readonly known = new RecentMap<Known>(MOST_CAMERAS);

  of(row: StoredCamera, frame: CityFrame): CityCamera {
    const { centralMeridian } = frame;
    const known = this.known.get(row.id);
    if (known && known.centralMeridian === centralMeridian && FIELDS.every((field) => known.row[field] === row[field]))
      return known.camera;
    const camera = cityCamera(row, frame);
    this.known.set(row.id, { row, centralMeridian, camera });
    return camera;
  }
}

/** The cameras this process read last. */
export const cityCameras = new CameraMemo();
