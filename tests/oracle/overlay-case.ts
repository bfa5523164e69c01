import type { ScenePolygon, SceneSolution } from "@/lib/coverage/scene";
import { solveScene } from "@/lib/coverage/solve-scene";
import { AWKWARD_NAMES, awkwardScene } from "./awkward-scenes";
import { randomScene } from "./random-scene";
import { openRealCity, REAL_CITY_NAMES } from "./real-city-scenes";

/** A solved level for other programs to lay over again from our footprints: what they cover of the site, twice, and not at all. */
export type OverlayCase = {
  readonly name: string;
  readonly site: ScenePolygon;
  /** What each device covers; cameras without a device are one each. */
  readonly devices: readonly (readonly ScenePolygon[])[];
  readonly solution: SceneSolution["site"]["levels"][string];
  readonly area: number;
};

/** Scenes of each real city that are overlaid. */
const PER_CITY = 4;

/** Every level of every awkward scene, of some on real buildings, and of random ones. @param count - How many random scenes. */
export async function* overlayCases(count: number): AsyncGenerator<OverlayCase> {
  for (const [i, name] of AWKWARD_NAMES.entries()) yield* casesOf(name, awkwardScene(name, i + 1));
  for (const name of REAL_CITY_NAMES) {
    const city = await openRealCity(name);
    for (let seed = 1; seed <= PER_CITY; seed++) yield* casesOf(`${name} ${seed}`, city(seed));
  }
  for (let seed = 1; seed <= count; seed++) yield* casesOf(`random scene ${seed}`, randomScene(seed));
}

function* casesOf(name: string, scene: ReturnType<typeof randomScene>): Generator<OverlayCase> {
  const { site, cameras } = solveScene(scene);
  for (const [level, solution] of Object.entries(site.levels)) {
    const devices = new Map<string, ScenePolygon[]>();
    for (const [i, { id, footprints }] of cameras.entries()) {
      const device = scene.cameras[i]?.device ?? `camera ${id}`;
      devices.set(device, [...(devices.get(device) ?? []), ...(footprints[level] ?? [])]);
    }
    yield {
      name: `${name}, ${level}`,
      site: scene.site.polygon,
      devices: [...devices.values()],
      solution,
      area: site.area,
    };
  }
}
