import type { CityToSolve, PartToSolve } from "@/lib/coverage/city-input";
import { CityPlane } from "@/lib/coverage/city-plane";
import { typescriptKernel } from "@/lib/coverage/kernel/kernel";
import { prismOf } from "@/lib/coverage/prism";
import { zoneGround } from "@/lib/coverage/zone-ground";
import { boxOf } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import type { MultiPolygon, Polygon } from "@/lib/geometry/polygon";
import { polygonArea } from "@/lib/geometry/ring-area";
import type { SiteCase } from "./peers/site-case";

/** A sliver smaller than this says nothing of a peer that works on a grid, m². */
const LEAST_M2 = 1;

/** A city's zones of one piece, each with the footprints that reach it at the level it needs: those that two cameras or more reach. Slivers under 1 m² are left out. */
export function zoneCases(city: CityToSolve): SiteCase[] {
  const prisms = new BoxIndex(city.obstacles.map(prismOf), ({ box }) => box);
  const planes = new Map<string, CityPlane>();
  return city.parts.flatMap((part) => {
    const footprints = footprintsOver(part, planeOf(planes, part, city, prisms));
    const ground = zoneGround(part, prisms);
    return footprints.length >= 2 && ground.length === 1 && polygonArea(ground) >= LEAST_M2
      ? [{ ground: ground as Polygon, footprints }]
      : [];
  });
}

function planeOf(
  known: Map<string, CityPlane>,
  part: PartToSolve,
  city: CityToSolve,
  prisms: ConstructorParameters<typeof CityPlane>[3],
): CityPlane {
  const key = `${part.layer}/${part.z}`;
  const plane =
    known.get(key) ??
    new CityPlane(part.layer, part.z + city.targetHeight, city.cameras, prisms, city.levels, typescriptKernel);
  known.set(key, plane);
  return plane;
}

function footprintsOver(part: PartToSolve, plane: CityPlane): MultiPolygon[] {
  const box = boxOf(part.ground.flat());
  return plane
    .near(box)
    .map((camera) => camera.footprints().get(part.level) ?? [])
    .filter((polygons) => polygons.length > 0);
}
