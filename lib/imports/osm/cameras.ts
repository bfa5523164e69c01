import { CAMERA_DEFAULTS } from "@/lib/cameras/camera-defaults";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { XY } from "@/lib/geometry/polygon";
import type { OsmFeature } from "@/lib/osm/feature";
import { groundElevation } from "@/lib/sites/ground-elevation";
import { type Look, readLooks } from "./camera-direction";
import type { DerivationLog } from "./derivation-log";
import type { DerivedObstacle } from "./obstacles";
import { tagMetres } from "./tag-metres";
import { WallFinder } from "./wall-finder";

/** A camera of a map file, in local metres; `assumed` names the fields our defaults supplied. A missing bearing stays null. */
export type DerivedCamera = {
  readonly key: string;
  readonly name: string;
  readonly kind: "fixed" | "panoramic";
  readonly device: string | null;
  readonly at: XY;
  readonly layer: number;
  readonly groundZM: number;
  readonly heightM: number;
  readonly bearing: number | null;
  readonly tilt: number | null;
  readonly hfov: number | null;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly assumed: readonly string[];
};

/** `surveillance:type` of objects that record no picture. */
const NO_CAMERA = new Set(["guard", "gunshot_detector", "microphone"]);
const ALL_ROUND = new Set(["panoramic", "360", "fisheye"]);
const HIGHEST_M = 400;

/**
 * The cameras among `man_made=surveillance`. `camera:direction`, else `direction`, says where one looks; without either its bearing stays unknown.
 * Several directions are several lenses of one device. `camera:angle` is the tilt. A camera drawn inside a building, as most wall cameras are,
 * is moved 0.3 m outside the nearest wall if it hangs on one, and reported if not.
 */
export function deriveCameras(
  features: readonly OsmFeature[],
  toLocal: (at: LonLat) => XY,
  obstacles: readonly DerivedObstacle[],
  log: DerivationLog,
): DerivedCamera[] {
  const walls = new WallFinder(obstacles);
  return features.flatMap(({ id, tags, geometry }): DerivedCamera[] => {
    if (geometry.type !== "point" || tags.man_made !== "surveillance") return [];
    if (NO_CAMERA.has(tags["surveillance:type"] ?? "")) {
      log.add("not-a-camera", id);
      return [];
    }
    if (isDoubtful(tags)) log.add("doubtful-camera-tag", id);
    const body = bodyOf(id, tags);
    const at = standing(id, tags, toLocal(geometry.at), body, walls, log);
    const looks = looksOf(id, tags, log);
    return looks.map((look, i) => ({
      ...body,
      ...lens(tags, look),
      at,
      key: looks.length > 1 ? `osm/${id}/${i + 1}` : `osm/${id}`,
      device: looks.length > 1 ? `osm/${id}` : null,
      assumed: [...body.assumed, ...assumedOfLens(tags, look)],
    }));
  });
}

type Tags = OsmFeature["tags"];
type Body = Pick<DerivedCamera, "name" | "layer" | "groundZM" | "heightM" | "widthPx" | "heightPx" | "assumed">;

function bodyOf(id: string, tags: Tags): Body {
  const stated = heightOf(tags["camera:height"]) ?? heightOf(tags.height);
  const tagged = Number.parseInt(tags.layer ?? "", 10);
  const layer = Number.isInteger(tagged) ? tagged : 0;
  return {
    name: tags.name ?? tags.ref ?? id,
    layer,
    groundZM: groundElevation(layer),
    heightM: stated ?? CAMERA_DEFAULTS.heightM,
    widthPx: CAMERA_DEFAULTS.widthPx,
    heightPx: CAMERA_DEFAULTS.heightPx,
    assumed: [...(stated === null ? ["heightM"] : []), "widthPx", "heightPx"],
  };
}

function heightOf(text: string | undefined): number | null {
  const height = tagMetres(text);
  return height !== null && height > 0 && height <= HIGHEST_M ? height : null;
}

/** Whether a height or a tilt is given that cannot be one, so that our default stands in for it. */
function isDoubtful(tags: Tags): boolean {
  const [height, angle] = [tags["camera:height"] ?? tags.height, tags["camera:angle"]];
  return (height !== undefined && heightOf(height) === null) || (angle !== undefined && tiltOf(tags) === null);
}

function looksOf(id: string, tags: Tags, log: DerivationLog): (Look | null)[] {
  const text = tags["camera:direction"] ?? tags.direction;
  const looks = readLooks(text);
  if (looks === null) log.add("unreadable-direction", id);
  if (looks && looks.length > 0) return looks;
  return ALL_ROUND.has(tags["camera:type"] ?? "") ? [{ kind: "panoramic" }] : [null];
}

function lens(tags: Tags, look: Look | null): Pick<DerivedCamera, "kind" | "bearing" | "tilt" | "hfov"> {
  if (look?.kind === "panoramic") return { kind: "panoramic", bearing: 0, tilt: null, hfov: null };
  return {
    kind: "fixed",
    bearing: look?.bearing ?? null,
    tilt: tiltOf(tags) ?? CAMERA_DEFAULTS.tilt,
    hfov: look?.hfov ?? CAMERA_DEFAULTS.hfov,
  };
}

function assumedOfLens(tags: Tags, look: Look | null): string[] {
  if (look?.kind === "panoramic") return [];
  return [...(tiltOf(tags) === null ? ["tilt"] : []), ...(look?.hfov ? [] : ["hfov"])];
}

/** Degrees below the horizontal. Source: OSM wiki, `camera:angle`. */
function tiltOf(tags: Tags): number | null {
  const angle = Number(tags["camera:angle"] || Number.NaN);
  return angle >= -90 && angle <= 90 ? angle : null;
}

function standing(id: string, tags: Tags, at: XY, body: Body, walls: WallFinder, log: DerivationLog): XY {
  const inside = walls.around(at, body.groundZM + body.heightM, body.layer);
  if (!inside) return at;
  const hangsOnWall = tags["camera:mount"] === "wall" && !isIndoor(tags);
  log.add(hangsOnWall ? "camera-moved-outside" : "camera-in-building", id);
  return hangsOnWall ? walls.outside(at, inside) : at;
}

function isIndoor(tags: Tags): boolean {
  return tags.surveillance === "indoor" || (tags.indoor !== undefined && tags.indoor !== "no");
}
