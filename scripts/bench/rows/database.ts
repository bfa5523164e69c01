import { findJurisdiction } from "@/db/queries/jurisdictions";
import { listGaps } from "@/db/queries/sites";
import { asOperator } from "@/lib/access/server/context";
import { editCamera } from "@/lib/cameras/server/edit-camera";
import { computeCoverage, showNewest } from "@/lib/coverage/server/compute-coverage";
import { solidCity } from "../city/raise-city";
import { CITY_SEED, cityPlan } from "../city-scene";
import { evenly, median, quantile } from "../figures-of-runs";
import { startJobWorker } from "../job-worker";
import type { Row, RowGroup } from "../row";
import { storeCity } from "../store-city";

const SIZES = { "1k": 1_000, "10k": 10_000, "100k": 100_000 } as const;
const EDITS = 20;
/** Degrees that an edited camera is turned by. */
const TURN = 40;

/** The solid city in the database: computed and stored, and computed again after one camera is turned. */
export const databaseRows: RowGroup = {
  name: "database",
  rows: Object.keys(SIZES).flatMap((size) => [endRow(size), editRow(size)]),
  measure: async (wanted, { database, progress }) => {
    const rows: Row[] = [];
    for (const [size, cameras] of Object.entries(SIZES)) {
      if (!wanted.has(endRow(size)) && !wanted.has(editRow(size))) continue;
      const { url } = await database();
      const code = `bench-${size}`;
      progress(`storing the city of ${cameras} cameras …`);
      await storeCity({ code, name: code, nameEn: code, demo: false }, solidCity(cityPlan(cameras), CITY_SEED + 1));
      progress(`computing it …`);
      const stopWorker = await startJobWorker(url);
      rows.push(await computeAll(endRow(size), code).finally(stopWorker));
      if (wanted.has(editRow(size))) rows.push(await turnCameras(editRow(size), code));
    }
    return rows;
  },
};

function endRow(size: string): string {
  return `end-to-end-${size}-ms`;
}

function editRow(size: string): string {
  return size === "100k" ? "edit-to-gap-ms" : `edit-to-gap-${size}-ms`;
}

async function computeAll(name: string, code: string): Promise<Row> {
  const begun = performance.now();
  const computed = await computeCoverage(asOperator, code, undefined, { afresh: true });
  const ms = performance.now() - begun;
  if (!computed.ok) throw new Error(`computing ${code} failed: ${computed.error.code}`);
  const { zones, gaps, work, areaM2, coveredM2 } = computed.value;
  return {
    name,
    value: ms,
    unit: "ms",
    n: 1,
    note: `wall time, once, two processes, one of them a job worker of the product: every tile read from the database, solved at the standard's levels with reasons, stored and shown; ${work.tiles} tiles, ${zones} zones, ${gaps} gaps, ${((100 * coveredM2) / areaM2).toFixed(1)} % covered; nothing left out`,
  };
}

type Turned = { readonly id: string; readonly version: number; readonly bearing: number; readonly site: string };

async function turnCameras(name: string, code: string): Promise<Row> {
  const cameras = evenly(await camerasOf(code), EDITS + 1);
  const times: number[] = [];
  for (const { id, version, bearing, site } of cameras) {
    const begun = performance.now();
    const edited = await asOperator((context) => editCamera(context, { id, bearing: (bearing + TURN) % 360 }, version));
    if (!edited.ok) throw new Error(`turning camera ${id} failed: ${edited.error.code}`);
    const computed = await showNewest(asOperator, code);
    if (!computed.ok) throw new Error(`computing ${code} again failed: ${computed.error.code}`);
    await asOperator(({ db }) => listGaps(db, site), "read");
    times.push(performance.now() - begun);
  }
  // the first reads what the process keeps
  const warm = times.slice(1);
  return {
    name,
    value: median(warm),
    unit: "ms",
    n: warm.length,
    note: `wall time from turning a camera by ${TURN}° (audit included) over computing what it touches to reading its site's new gaps, in one process, median of ${warm.length} edits after one that does not count; longest ${quantile(warm, 1).toFixed(0)} ms; a browser's drawing and the queue between processes are not in it`,
  };
}

/** Fixed cameras that cover some of a site. */
async function camerasOf(code: string): Promise<Turned[]> {
  return asOperator(async ({ db }) => {
    const city = await findJurisdiction(db, code);
    if (!city) throw new Error(`there is no city ${code}`);
    const { rows } = await db.execute<Turned>(
      `select distinct on (c.number) c.id, c.version, c.bearing, s.site_id as site from cameras c join site_cameras s on s.camera_id = c.id
       where c.jurisdiction_id = '${city.id}' and c.kind = 'fixed' order by c.number`,
    );
    return rows;
  }, "read");
}
