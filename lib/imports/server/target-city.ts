import "server-only";
import { createHash } from "node:crypto";
import path from "node:path";
import type { Db } from "@/db/client";
import {
  findArea,
  findJurisdiction,
  findPrefectureAt,
  insertCity,
  type JurisdictionRow,
} from "@/db/queries/jurisdictions";
import type { Context } from "@/lib/access/server/context";
import type { LonLat } from "@/lib/crs/lon-lat";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { SiteSettings } from "@/lib/sites/site-settings";
import { DEMO_CITY } from "../demo-city";
import type { OsmImportError } from "../osm/import-error";

/** The city a file goes into: one that is there, or the one that will be made for it. */
export type TargetCity =
  | { readonly known: true; readonly row: JurisdictionRow; readonly boundary: SiteSettings["boundary"] }
  | { readonly known: false; readonly make: NewCity };

type NewCity = { readonly code: string; readonly name: string; readonly nameEn: string; readonly demo: boolean };

type Asked = { readonly file: string; readonly city?: string | undefined; readonly demo?: boolean | undefined };

/** A city is less wide than this: data farther from its central meridian belongs to another. Degrees; about 200 km in China. */
const FARTHEST_DEGREES = 2;

/**
 * Which city a file belongs to: the one that was named, else the 设区市 whose area holds its middle, else one named after the file.
 * A name nobody knows makes a new city. A city that the asker does not reach is not there for them, and neither is a place for a new one.
 *
 * @param centre - The middle of the data, degrees.
 */
export async function findTarget(
  { db, reaches }: Pick<Context, "db" | "reaches">,
  asked: Asked,
  centre: LonLat,
): Promise<Result<TargetCity, OsmImportError>> {
  const make = newCity(asked);
  const named = asked.demo || asked.city !== undefined;
  const row =
    (await findJurisdiction(db, asked.demo ? DEMO_CITY.code : (asked.city ?? make.code))) ??
    (named ? null : await findPrefectureAt(db, { lon: centre[0], lat: centre[1] }));
  if (!reaches((row ?? make).code)) {
    const file = path.basename(asked.file);
    return err({ code: "no-such-city", file, city: asked.city ?? (row ?? make).name });
  }
  if (!row) return ok({ known: false, make });

  const area = await findArea(db, row.id);
  const boundary = area === null ? null : (JSON.parse(area) as { coordinates: LonLat[][][] }).coordinates;
  const belongs =
    boundary === null
      ? row.central_meridian === null || Math.abs(centre[0] - row.central_meridian) <= FARTHEST_DEGREES
      : (await findPrefectureAt(db, { lon: centre[0], lat: centre[1] }))?.id === row.id;
  if (belongs) return ok({ known: true, row, boundary });
  return err({
    code: "outside-city",
    file: path.basename(asked.file),
    city: row.name,
    at: `${centre[0].toFixed(4)}, ${centre[1].toFixed(4)}`,
  });
}

/** The target's row, made now if it was not there. */
export async function openTarget(db: Db, target: TargetCity): Promise<JurisdictionRow> {
  return target.known ? target.row : await insertCity(db, target.make);
}

/** A code that is the same for the same name, so that a newer file of one name goes into the city the first one made. */
function newCity({ file, city, demo }: Asked): NewCity {
  if (demo) return { ...DEMO_CITY, demo: true };
  const name =
    city ?? path.basename(file).replace(/\.(osm|pbf|xml|bz2|gz|geojson|geojsonl|geojsons|geojsonseq|json)\b/gi, "");
  const code = `local-${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
  return { code, name, nameEn: name, demo: false };
}
