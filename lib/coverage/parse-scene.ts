import { err, ok, type Result } from "@/lib/kernel/result";
import type { Scene, SceneCamera, SceneObstacle } from "./scene";
import { type SceneError, SceneRefusal } from "./scene-error";
import { fieldsOf, readList, readNumber, readText, refuseDuplicates } from "./scene-fields";
import { readPolygon } from "./scene-polygon";

const POSITIVE = { above: 0 } as const;
/** However large, these only say that there is no limit, or that nothing reaches it. */
const POSITIVE_WITHOUT_END = { above: 0, atMost: Infinity } as const;

/**
 * Reads a scene: its JSON text, or what JSON gave. Checks every limit of docs/geometry/scene.md, fills in defaults and drops repeated points,
 * so that what comes out can be solved. Says the first thing that is wrong, and where.
 */
export function parseScene(input: unknown): Result<Scene, SceneError> {
  try {
    return ok(readScene(typeof input === "string" ? readJson(input) : input));
  } catch (cause) {
    if (cause instanceof SceneRefusal) return err(cause.error);
    throw cause;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SceneRefusal("not-json", "", `the scene is not JSON: ${why}`);
  }
}

function readScene(input: unknown): Scene {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw new SceneRefusal("not-json", "", "the scene must be a JSON object with targetHeight, levels and site");
  }
  const fields = fieldsOf(input);
  const { minVerticalRatio, maxDepression } = fields;
  const cameras = optionalList(fields.cameras, "cameras").map((camera, i) => readCamera(camera, `cameras[${i}]`));
  const obstacles = optionalList(fields.obstacles, "obstacles").map((item, i) => readObstacle(item, `obstacles[${i}]`));
  refuseDuplicates(cameras, "cameras");
  refuseDuplicates(obstacles, "obstacles");
  return {
    targetHeight: readNumber(fields.targetHeight, "targetHeight"),
    levels: readLevels(fields.levels),
    site: readSite(fields.site),
    cameras,
    obstacles,
    ...(minVerticalRatio === undefined
      ? {}
      : { minVerticalRatio: readNumber(minVerticalRatio, "minVerticalRatio", { atLeast: 0 }) }),
    ...(maxDepression === undefined
      ? {}
      : { maxDepression: readNumber(maxDepression, "maxDepression", { above: 0, atMost: 90 }) }),
  };
}

function optionalList(value: unknown, path: string): readonly unknown[] {
  return value === undefined ? [] : readList(value, path);
}

function readLevels(value: unknown): Scene["levels"] {
  const names = Object.entries(fieldsOf(value));
  if (names.length === 0)
    throw new SceneRefusal("no-levels", "levels", 'levels must name at least one density, like { "observe": 62.5 }');
  return Object.fromEntries(
    names.map(([name, density]) => [name, readNumber(density, `levels.${name}`, POSITIVE_WITHOUT_END)]),
  );
}

function readSite(value: unknown): Scene["site"] {
  const { polygon, z, layer } = fieldsOf(value);
  const isEmpty = polygon === undefined || (Array.isArray(polygon) && polygon.flat().length === 0);
  if (isEmpty)
    throw new SceneRefusal("empty-site", "site.polygon", "site.polygon has no points: there is no ground to judge");
  return {
    polygon: readPolygon(polygon, "site.polygon"),
    z: readNumber(z, "site.z", {}, 0),
    layer: readNumber(layer, "site.layer", {}, 0),
  };
}

function readCamera(value: unknown, path: string): SceneCamera {
  const fields = fieldsOf(value);
  const kind = readKind(fields.kind, `${path}.kind`);
  const isFixed = kind === "fixed";
  // what a panoramic camera does not have may be left out, and is not looked at
  const lens = (name: string, ifPanoramic: number, limits: Parameters<typeof readNumber>[2]) =>
    isFixed ? readNumber(fields[name], `${path}.${name}`, limits) : ifPanoramic;
  const { device, maxRange } = fields;
  return {
    id: readText(fields.id, `${path}.id`),
    kind,
    ...(device === undefined ? {} : { device: readText(device, `${path}.device`) }),
    x: readNumber(fields.x, `${path}.x`),
    y: readNumber(fields.y, `${path}.y`),
    z: readNumber(fields.z, `${path}.z`, {}, 0),
    layer: readNumber(fields.layer, `${path}.layer`, {}, 0),
    bearing: readNumber(fields.bearing, `${path}.bearing`, {}, isFixed ? undefined : 0),
    tilt: lens("tilt", 0, { atLeast: -90, atMost: 90 }),
    hfov: lens("hfov", 90, { above: 0, below: 180 }),
    widthPx: readNumber(fields.widthPx, `${path}.widthPx`, POSITIVE),
    heightPx: readNumber(fields.heightPx, `${path}.heightPx`, POSITIVE, isFixed ? undefined : 1),
    ...(maxRange === undefined ? {} : { maxRange: readNumber(maxRange, `${path}.maxRange`, POSITIVE_WITHOUT_END) }),
  };
}

function readKind(value: unknown, path: string): SceneCamera["kind"] {
  if (value === undefined || value === "fixed") return "fixed";
  if (value === "panoramic") return value;
  throw new SceneRefusal("unknown-kind", path, `${path} must be "fixed" or "panoramic", got ${JSON.stringify(value)}`);
}

function readObstacle(value: unknown, path: string): SceneObstacle {
  const { id, polygon, base, top, layer } = fieldsOf(value);
  const baseZ = readNumber(base, `${path}.base`, {}, 0);
  return {
    id: readText(id, `${path}.id`),
    polygon: readPolygon(polygon, `${path}.polygon`),
    base: baseZ,
    top: readNumber(top, `${path}.top`, { above: baseZ }),
    layer: readNumber(layer, `${path}.layer`, {}, 0),
  };
}
