import { createRequire } from "node:module";
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type { GdalAnswer, GdalRequest } from "./gdal-messages.ts";

type Layer = {
  name: string;
  featureCount: number;
  geometryFields?: {
    name: string;
    coordinateSystem?: { projjson?: { name?: string; id?: { authority: string; code: number } } };
  }[];
};
type Dataset = { info: { layers?: Layer[] } };
type Gdal = {
  open(file: string): Promise<{ datasets: Dataset[]; errors: unknown[] }>;
  ogr2ogr(dataset: Dataset, options: string[], name: string): Promise<{ local: string }>;
  getFileBytes(file: string): Promise<Uint8Array>;
};

const { file, layer, keepCoordinates } = workerData as GdalRequest;
const said: string[] = [];

/** GDAL finds its data relative to the current folder alone, so its own folder is given that way. */
async function startGdal(): Promise<Gdal> {
  const require = createRequire(import.meta.url);
  const folder = path.join(path.dirname(require.resolve("gdal3.js/node")), "dist", "package");
  return require("gdal3.js/node")({
    path: path.relative(process.cwd(), folder),
    logHandler: () => undefined,
    errorHandler: (message: string) => said.push(message.trim()),
    env: {
      // Text stays as it stands in the file: no numbers out of codes, no guess at the encoding.
      OGR_XLSX_FIELD_TYPES: "STRING",
      OGR_XLSX_HEADERS: "DISABLE",
      SHAPE_ENCODING: "",
    },
  });
}

async function convert(): Promise<GdalAnswer> {
  const gdal = await startGdal();
  const { datasets, errors } = await gdal.open(file);
  const [dataset] = datasets;
  if (!dataset || errors.length > 0) return { is: "unreadable", said: said.filter(Boolean).join("; ") };
  const layers = dataset.info.layers ?? [];
  const chosen = choose(layers);
  if (!chosen) return { is: "layers", layers: layers.map(({ name, featureCount }) => ({ name, rows: featureCount })) };

  const geometry = chosen.geometryFields?.[0];
  const system = geometry?.coordinateSystem?.projjson;
  const convertTo = system && !keepCoordinates ? ["-t_srs", "EPSG:4490"] : [];
  const csv = ["-f", "CSV", "-lco", "GEOMETRY=AS_WKT", "-lco", "STRING_QUOTING=ALWAYS", "-dim", "XY"];
  const out = await gdal.ogr2ogr(dataset, [...csv, ...convertTo, chosen.name], "table");
  return {
    is: "table",
    csv: await gdal.getFileBytes(out.local),
    hasPlaces: geometry !== undefined,
    crs: system ? (convertTo.length > 0 ? "EPSG:4490" : nameOf(system)) : null,
  };
}

/** The layer asked for, else the only one that holds anything. */
function choose(layers: readonly Layer[]): Layer | undefined {
  if (layer !== null) return layers.find(({ name }) => name === layer);
  const filled = layers.filter(({ featureCount }) => featureCount > 0);
  return filled.length > 1 ? undefined : (filled[0] ?? layers[0]);
}

function nameOf(system: { name?: string; id?: { authority: string; code: number } }): string {
  return system.id ? `${system.id.authority}:${system.id.code}` : (system.name ?? "unknown");
}

try {
  parentPort?.postMessage(await convert());
} catch (error) {
  const message = error instanceof Error ? error.message : (JSON.stringify(error) ?? String(error));
  parentPort?.postMessage({
    is: "unreadable",
    said: [...said, message].filter(Boolean).join("; "),
  } satisfies GdalAnswer);
}
