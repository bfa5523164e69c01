import { polygonArea } from "@/lib/geometry/ring-area";
import { warmUp } from "../by-turns";
import type { PublicPlace } from "../city/choose-places";
import { placeCameras } from "../city/place-cameras";
import { flatCity } from "../city/raise-city";
import { seededRandom } from "../city/seeded-random";
import { CITY_SEED, type CityGround, cityGround, cityPlan } from "../city-scene";
import { cpuTimed, evenly, median } from "../figures-of-runs";
import { Footprints, ourSites } from "../ours";
import type { SiteCase } from "../peers/site-case";
import type { Row, RowGroup } from "../row";
import { shapeAt } from "../scene-polygons";

/** Cameras on one square. */
const CAMERAS = [2, 5, 10, 20, 40, 80, 160, 320] as const;
const SQUARES = 20;
/** Views with about so many edges of buildings in reach: full angle in degrees, range in metres. */
const VIEWS = [
  { edges: 15, degrees: 60, range: 30 },
  { edges: 60, degrees: 60, range: 100 },
  { edges: 180, degrees: 60, range: 200 },
  { edges: 350, degrees: 60, range: 300 },
  { edges: 2_000, degrees: 360, range: 300 },
] as const;
const VIEWED = 100;
const ROUNDS = 5;

/** How time grows with the cameras on a site, and with the edges in a camera's reach. */
export const growthRows: RowGroup = {
  name: "growth",
  rows: [...CAMERAS.map((count) => `cameras-${count}-us`), ...VIEWS.map(({ edges }) => `edges-${edges}-us`)],
  measure: async (wanted, { progress }) => {
    const rows: Row[] = [];
    const counts = CAMERAS.filter((count) => wanted.has(`cameras-${count}-us`));
    const views = VIEWS.filter(({ edges }) => wanted.has(`edges-${edges}-us`));
    if (counts.length > 0) {
      const ground = cityGround(1_000);
      for (const count of counts) {
        progress(`${count} cameras on a square …`);
        rows.push(await crowdedRow(ground, count));
      }
    }
    for (const view of views) {
      progress(`${view.edges} edges in reach …`);
      rows.push(await viewRow(view));
    }
    return rows;
  },
};

async function crowdedRow(ground: CityGround, count: number): Promise<Row> {
  const cases: SiteCase[] = [];
  for (const { place, index } of squaresOf(ground)) {
    const cameras = placeCameras(seededRandom(CITY_SEED + index), ground.grid, [place], count);
    const footprints = await Footprints.of(flatCity({ ...ground, cameras }));
    cases.push({
      ground: shapeAt(ground.sites, index),
      footprints: cameras.map((_, i) => footprints.polygonsOf(i)).filter((polygons) => polygons.length > 0),
    });
  }
  const ours = await ourSites();
  const works = cases.map(ours.prepare);
  const gap = works.reduce((sum, work) => sum + (work() ?? Number.NaN), 0);
  const area = cases.reduce((sum, one) => sum + polygonArea(one.ground), 0);
  const mended = ours.mended();
  warmUp(() => works.map((work) => work()));
  const times = Array.from({ length: ROUNDS }, () => cpuTimed(() => works.map((work) => work())).ms);
  return {
    name: `cameras-${count}-us`,
    value: (1_000 * median(times)) / cases.length,
    unit: "us",
    n: cases.length,
    note: `site step, CPU time a square, mean over ${cases.length} squares, median of ${ROUNDS} rounds, each square with ${count} cameras on its edges and no others; ${((100 * gap) / area).toFixed(1)} % gap, ${mended} squares whose gaps were drawn by exact arithmetic`,
  };
}

/** Places as large as a block, which is what squares and parks are. */
function squaresOf({ places }: CityGround): { place: PublicPlace; index: number }[] {
  const squares = places.flatMap((place, index) => {
    const [x0, y0, x1, y1] = place.rectangle;
    return Math.min(x1 - x0, y1 - y0) >= 50 ? [{ place, index }] : [];
  });
  return evenly(squares, SQUARES);
}

async function viewRow({ edges, degrees, range }: (typeof VIEWS)[number]): Promise<Row> {
  const plan = cityPlan(10_000);
  const chosen = evenly(plan.cameras, VIEWED).map((camera) => ({
    ...camera,
    fov: (degrees * Math.PI) / 180,
    near: 1,
    far: range,
  }));
  const footprints = await Footprints.of(flatCity({ ...plan, cameras: chosen }));
  const all = () => chosen.reduce((area, _, i) => area + footprints.areaOf(i), 0);
  all();
  warmUp(all);
  const times = Array.from({ length: ROUNDS }, () => cpuTimed(all).ms);
  const corners = chosen.map((_, i) => footprints.caseOf(i, "in-frame").walls().length);
  return {
    name: `edges-${edges}-us`,
    value: (1_000 * median(times)) / chosen.length,
    unit: "us",
    n: chosen.length,
    note: `footprint, CPU time a camera, mean over ${chosen.length} places of the 10k city, median of ${ROUNDS} rounds, ${degrees}° and ${range} m; ${(corners.reduce((a, b) => a + b, 0) / chosen.length).toFixed(0)} edges of buildings in the box around its frame on average`,
  };
}
