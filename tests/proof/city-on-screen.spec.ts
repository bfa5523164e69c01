import type { APIRequestContext, Page } from "@playwright/test";
import { TILE_ZOOMS } from "@/lib/map/layers/tile-source";
import { TILE_SETS } from "@/lib/tiles/tile-address";
import { expect, open, settle, test } from "@/tests/e2e/support/test";
import { figures } from "./figures";
import { frameWork } from "./frame-work";

/** Tiles of a set and zoom that are asked for, where there are so many. */
const TILES = 24;
/** First pages of a table that are asked for. */
const PAGES = 20;

type City = { readonly bbox: readonly [west: number, south: number, east: number, north: number] };

async function boxOf(request: APIRequestContext): Promise<readonly [number, number, number, number]> {
  const { bbox } = (await (await request.get("/api/v1/city")).json()) as City;
  return bbox;
}

async function timed(request: APIRequestContext, path: string): Promise<{ ms: number; bytes: number }> {
  const began = performance.now();
  const answer = await request.get(path, { headers: { "cache-control": "no-cache" } });
  const { length } = await answer.body();
  expect(answer.status(), path).toBeLessThan(300);
  return { ms: performance.now() - began, bytes: length };
}

/** The tiles of a zoom over a box, evenly spread where there are more than `most`. */
function tilesOver([west, south, east, north]: readonly number[], z: number, most: number) {
  const column = (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** z);
  const row = (lat: number) => {
    const sine = Math.sin((lat * Math.PI) / 180);
    return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
  };
  const all: { x: number; y: number }[] = [];
  for (let x = column(west ?? 0); x <= column(east ?? 0); x++)
    for (let y = row(north ?? 0); y <= row(south ?? 0); y++) all.push({ x, y });
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * step)] ?? { x: 0, y: 0 });
}

test("tiles", async ({ request }) => {
  const box = await boxOf(request);
  const rows: Record<string, object> = {};
  const everything: number[] = [];
  for (const set of TILE_SETS) {
    const { minzoom, maxzoom } = TILE_ZOOMS[set];
    for (let z = minzoom; z <= maxzoom; z++) {
      const taken: { ms: number; bytes: number }[] = [];
      for (const { x, y } of tilesOver(box, z, TILES))
        taken.push(await timed(request, `/api/v1/tiles/${set}/${z}/${x}/${y}`));
      const times = taken.map(({ ms }) => ms);
      everything.push(...times);
      rows[`${set} ${z}`] = { ...figures(times), kB: Math.round(Math.max(...taken.map(({ bytes }) => bytes)) / 1_000) };
    }
  }
  console.table(rows);
  console.table({ "every tile": figures(everything) });
});

test("first pages of tables", async ({ request }) => {
  const ask = async (path: string) => {
    const times: number[] = [];
    for (let i = 0; i < PAGES; i++) times.push((await timed(request, path)).ms);
    return figures(times);
  };
  console.table({
    "sites, as the list begins": await ask("/api/v1/sites?candidate=false&sort=gapArea&order=desc&limit=100"),
    "sites by name": await ask("/api/v1/sites?candidate=false&sort=name&order=asc&limit=100"),
    "sites found by text": await ask("/api/v1/sites?q=17&limit=100"),
    cameras: await ask("/api/v1/cameras?limit=100"),
    "cameras found by text": await ask("/api/v1/cameras?q=777&limit=100"),
  });
});

/** Drags the map to and fro, then zooms in and out by the wheel. */
async function moveAbout(page: Page): Promise<void> {
  await page.mouse.move(1_000, 450);
  await page.mouse.down();
  for (let i = 1; i <= 60; i++) await page.mouse.move(1_000 + 200 * Math.sin(i / 6), 450 + 120 * Math.sin(i / 9));
  await page.mouse.up();
  for (const way of [-120, 120]) {
    for (let i = 0; i < 12; i++) {
      await page.mouse.wheel(0, way);
      await page.waitForTimeout(30);
    }
  }
}

test("main-thread work of a frame while the map moves", async ({ page, request }) => {
  const [west, south, east, north] = await boxOf(request);
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const rows: Record<string, object> = {};
  for (const zoom of [11, 13, 15, 17]) {
    await open(page, `/?at=${zoom}/${lat.toFixed(5)}/${lon.toFixed(5)}`);
    await settle(page);
    const work = await frameWork(page, () => moveAbout(page));
    rows[`zoom ${zoom}`] = figures(work);
    await settle(page);
  }
  console.table(rows);
});
