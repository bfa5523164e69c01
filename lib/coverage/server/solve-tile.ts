import "server-only";
import { type Box, boxesMeet } from "@/lib/geometry/box";
import { BoxIndex } from "@/lib/geometry/box-index";
import { cameraIssues } from "../camera-issues";
import type { CityCamera } from "../city-input";
import { layersMeet } from "../prism";
import type { SceneIssue } from "../scene";
import type { Footprints } from "../sighted-camera";
import { type SiteToSolve, type SolvedSite, solveSite } from "../solve-site";
import type { FootprintMemo } from "./footprint-memo";
import { ownKernel } from "./load-kernel";
import { digest, type HashedCamera, type HashedPrism, mayCover, type Settings, TileCameras } from "./tile-cameras";

/** A site with a hash of all that is said of it, the levels that its parts need included. */
export type HashedSite = SiteToSolve & { readonly digest: string };

/** A camera that stands in the tile; `camera` is null where its direction is not known. */
export type OwnCamera = { readonly id: string; readonly camera: CityCamera | null };

/** All that one tile reads, in metres on the city's plane: its own cameras and sites, and around them whatever reaches them. */
export type TileToSolve = {
  readonly settings: Settings;
  readonly own: readonly OwnCamera[];
  /** Every judged camera in reach of a site of the tile, those of the tile included. */
  readonly cameras: readonly CityCamera[];
  readonly obstacles: readonly HashedPrism[];
  readonly sites: readonly HashedSite[];
  /** From what the figures on screen were computed, by camera and by site. */
  readonly known: { readonly cameras: ReadonlyMap<string, string>; readonly sites: ReadonlyMap<string, string> };
};

/** What of a tile is new; what has the hash it had is not computed. */
export type SolvedTile = {
  readonly cameras: readonly {
    readonly id: string;
    readonly inputHash: string;
    readonly camera: CityCamera | null;
    readonly footprints: Footprints;
    readonly issues: readonly SceneIssue[];
  }[];
  /** `solved` is null for a site without parts. */
  readonly sites: readonly { readonly id: string; readonly inputHash: string; readonly solved: SolvedSite | null }[];
};

/** Of a camera or a site of which there is nothing to compute. */
const NOTHING = "nothing";

/**
 * Computes what changed of a tile.
 *
 * @param breathe - Awaited now and then, so that whoever waits for this process is not forgotten.
 */
export async function solveTile(
  tile: TileToSolve,
  memo: FootprintMemo,
  breathe: () => Promise<void>,
): Promise<SolvedTile> {
  const obstacles = new BoxIndex(
    tile.obstacles.toSorted((a, b) => compare(a.digest, b.digest)),
    ({ box }) => box,
  );
  const { kernel } = await ownKernel();
  const sighted = new TileCameras(tile.settings, obstacles, memo, kernel);
  const cameras: SolvedTile["cameras"][number][] = [];
  for (const own of tile.own) {
    const found = solveCamera(own, sighted, obstacles, tile);
    if (found) cameras.push(found);
    await breathe();
  }
  const sites: SolvedTile["sites"][number][] = [];
  const planes = new TilePlanes(tile.cameras, sighted);
  for (const site of tile.sites) {
    const near = planes.of(site);
    const inputHash = site.parts.length === 0 ? NOTHING : siteHash(site, near, obstacles);
    if (tile.known.sites.get(site.id) === inputHash) continue;
    if (site.parts.length === 0 && !tile.known.sites.has(site.id)) continue;
    const way = { kernel, withReasons: true };
    const solved = site.parts.length === 0 ? null : solveSite(site, tile.settings, near, obstacles, way);
    sites.push({ id: site.id, inputHash, solved });
    await breathe();
  }
  return { cameras, sites };
}

function solveCamera(
  { id, camera }: OwnCamera,
  sighted: TileCameras,
  obstacles: BoxIndex<HashedPrism>,
  tile: TileToSolve,
): SolvedTile["cameras"][number] | null {
  const seen = camera && sighted.over(camera, camera.layer, camera.groundZ);
  const around = camera
    ? obstacles.near([camera.x, camera.y, camera.x, camera.y]).filter((prism) => layersMeet(prism.layer, camera.layer))
    : [];
  const inputHash = camera ? digest([seen?.inputHash() ?? camera, ...around.map((prism) => prism.digest)]) : NOTHING;
  if (tile.known.cameras.get(id) === inputHash) return null;
  const issues = camera ? cameraIssues(camera, camera.groundZ + tile.settings.targetHeight, around) : [];
  return { id, inputHash, camera, footprints: seen?.footprints() ?? new Map(), issues };
}

/** The cameras of a tile on each target plane, found by place. */
class TilePlanes {
  private readonly cameras: readonly CityCamera[];
  private readonly sighted: TileCameras;
  private readonly planes = new Map<string, BoxIndex<HashedCamera>>();

  constructor(cameras: readonly CityCamera[], sighted: TileCameras) {
    this.cameras = cameras.toSorted((a, b) => compare(a.id, b.id));
    this.sighted = sighted;
  }

  /** The cameras that have something of a site within twice their reach, by id. */
  of({ layer, z, box }: SiteToSolve): HashedCamera[] {
    const key = `${layer}/${z}`;
    const known = this.planes.get(key) ?? this.plane(layer, z);
    this.planes.set(key, known);
    return known.near(box);
  }

  private plane(layer: number, z: number): BoxIndex<HashedCamera> {
    const seen = this.cameras.flatMap((camera) => this.sighted.over(camera, layer, z) ?? []);
    return new BoxIndex(seen, ({ wideBox }) => wideBox);
  }
}

/** Of a site itself, of each camera near it (what it covers, or where it stands if it covers none of the site), and of the obstacles on its ground. */
function siteHash(site: HashedSite, near: readonly HashedCamera[], obstacles: BoxIndex<HashedPrism>): string {
  return digest([
    site.digest,
    near.map((camera) => [camera.camera.id, mayCover(camera, site.box) ? camera.inputHash() : camera.poseDigest]),
    obstaclesOn(site, obstacles).map((prism) => prism.digest),
  ]);
}

function obstaclesOn({ box, layer }: { readonly box: Box; readonly layer: number }, obstacles: BoxIndex<HashedPrism>) {
  return obstacles.near(box).filter((prism) => layersMeet(prism.layer, layer) && boxesMeet(prism.box, box));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
