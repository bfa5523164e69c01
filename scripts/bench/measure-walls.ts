import { type Db, openDatabase } from "@/db/client";
import { findCurrentCity, readCityFigures } from "@/db/queries/jurisdictions";
import { setScope } from "@/db/queries/scope";
import { readTile, type TileAddress, type TileSet } from "@/db/queries/tiles";

const SETS: readonly TileSet[] = ["basemap", "sites", "coverage", "cameras"];
const ZOOMS = [12, 14, 16];
/** Tiles along each side of the square asked for at each zoom, about the city's middle. */
const SIDE = 3;
const ROUNDS = 7;

/** Time for the tiles of one zoom and set, milliseconds, median of the rounds, by what stood in the way. */
export type WallFigures = {
  readonly set: TileSet;
  readonly zoom: number;
  readonly bytes: number;
  /** As a superuser, whom no row security holds back: what it would cost without walls. */
  readonly open: number;
  /** As the app within the city's scope. */
  readonly walled: number;
  /** The same where `&&` is not marked leak-proof. */
  readonly notLeakproof: number;
};

/**
 * Asks for the tiles of the city on screen without the wall, with it, and with it but without the promise that lets it use spatial indexes, by turns in one
 * session. What it changes is undone.
 *
 * @param superuserUrl - The database, as its superuser.
 */
export async function measureWalls(superuserUrl: string): Promise<{ city: string; figures: WallFigures[] }> {
  const { db, close } = openDatabase(superuserUrl, 1);
  try {
    const city = await findCurrentCity(db);
    if (!city) throw new Error("there is no city to measure: sightline import osm FILE");
    const { counts } = await readCityFigures(db, city.id);
    const lon = ((counts?.west ?? 0) + (counts?.east ?? 0)) / 2;
    const lat = ((counts?.south ?? 0) + (counts?.north ?? 0)) / 2;
    const figures: WallFigures[] = [];
    for (const set of SETS) {
      for (const zoom of ZOOMS) {
        const read = (transaction: Db) => readAll(transaction, city.id, set, tilesAround(lon, lat, zoom));
        const times: Record<"open" | "walled" | "notLeakproof", number[]> = { open: [], walled: [], notLeakproof: [] };
        let bytes = 0;
        for (let round = 0; round < ROUNDS; round++) {
          times.open.push(await undone(db, read));
          times.walled.push(await undone(db, read, (transaction) => actAsApp(transaction, city.code)));
          times.notLeakproof.push(
            await undone(db, read, async (transaction) => {
              await transaction.execute("alter function geometry_overlaps(geometry, geometry) not leakproof");
              await actAsApp(transaction, city.code);
            }),
          );
        }
        bytes = await read(db);
        figures.push({
          set,
          zoom,
          bytes,
          open: median(times.open),
          walled: median(times.walled),
          notLeakproof: median(times.notLeakproof),
        });
      }
    }
    return { city: city.name, figures };
  } finally {
    await close();
  }
}

async function actAsApp(transaction: Db, code: string): Promise<void> {
  await transaction.execute("set local role sightline_app");
  await setScope(transaction, [code]);
}

class Undone extends Error {}

/** Runs work in a transaction that is undone. @returns how long the work took, without what prepared it; milliseconds */
async function undone(
  db: Db,
  work: (transaction: Db) => Promise<unknown>,
  prepare?: (transaction: Db) => Promise<void>,
): Promise<number> {
  let took = 0;
  const transaction = db.transaction(async (open) => {
    await prepare?.(open);
    const begun = performance.now();
    await work(open);
    took = performance.now() - begun;
    throw new Undone();
  });
  await transaction.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return took;
}

async function readAll(db: Db, cityId: string, set: TileSet, tiles: readonly TileAddress[]): Promise<number> {
  let bytes = 0;
  for (const tile of tiles) bytes += (await readTile(db, cityId, set, tile)).length;
  return bytes;
}

function tilesAround(lon: number, lat: number, z: number): TileAddress[] {
  const [x, y] = tileAt(lon, lat, z);
  const steps = Array.from({ length: SIDE }, (_, i) => i - (SIDE - 1) / 2);
  return steps.flatMap((dx) => steps.map((dy) => ({ z, x: x + dx, y: y + dy })));
}

/** Column and row of the Web Mercator tile that holds a point. */
function tileAt(lon: number, lat: number, z: number): [number, number] {
  const north = Math.asinh(Math.tan((lat * Math.PI) / 180));
  return [Math.floor(((lon + 180) / 360) * 2 ** z), Math.floor(((1 - north / Math.PI) / 2) * 2 ** z)];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
