import "server-only";
import { listCameraFacts } from "@/db/queries/cameras";
import { listPartsOfSites } from "@/db/queries/coverage-input";
import { listAreasWithin, listFootprintsOfSite, listGapShapes, listLinesWithin } from "@/db/queries/sheet-shapes";
import type { Context } from "@/lib/access/server/context";
import type { SiteDetailDto } from "@/lib/api/sites";
import { cameraState } from "@/lib/cameras/camera-facts";
import { currentCity } from "@/lib/city/server/current-city";
import { readCity } from "@/lib/city/server/read-city";
import { isPointRole } from "@/lib/coverage/requirement-profile";
import { GAP_REASONS, type GapReason } from "@/lib/coverage/scene";
import { inDegrees } from "@/lib/coverage/server/degree-boxes";
import { type CityFrame, cityFrame } from "@/lib/crs/city-frame";
import { linesOfWkb, polygonsOfWkb } from "@/lib/crs/wkb";
import { type Box, boxOf } from "@/lib/geometry/box";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { groupBy } from "@/lib/kernel/group-by";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { PartRole } from "@/lib/sites/derived-site";
import { readSite } from "@/lib/sites/server/read-site";
import { fitFrame, type MapFrame, toPaper } from "../map-frame";
import { linesPath, polygonsPath } from "../map-path";
import type { SizeMm } from "../paper";
import { RANKED_GAPS, type Sheet, type SheetCamera, type SheetDrawing } from "../sheet";
import { streetLabels } from "../street-names";
import { isFootway, streetWidthMm } from "../street-width";

type Sees = Context<"sites.read" | "coverage.read">;
export type SheetError = { readonly code: "no-city" } | { readonly code: "no-such-site" };

/**
 * One site as it goes on paper: all that its page says, and a map of it drawn from the stored shapes at a scale that a ruler can read.
 *
 * @param mapMm - Room for the map, millimetres.
 * @param english - Whether streets go by their English names where they have one.
 */
export async function readSheet(
  context: Sees,
  id: string,
  mapMm: SizeMm,
  english = false,
): Promise<Result<Sheet, SheetError>> {
  const site = await readSite(context, id);
  if (!site.ok) return site;
  const [city, current] = [await readCity(context), await currentCity(context)];
  if (!city.ok || !current.ok) return err({ code: "no-city" });
  const { name, nameEn, demo, attribution, centralMeridian, levels } = city.value;
  const plane = cityFrame(centralMeridian);
  const frame = fitFrame(boxAround(site.value, plane), mapMm);
  return ok({
    site: site.value,
    city: { name, nameEn, demo, attribution, centralMeridian, levels },
    drawing: await readDrawing(context, current.value.id, site.value, { plane, frame, english }),
    cameras: await readCameras(context, site.value, plane, frame),
  });
}

/** Around a site and the cameras that see it, metres. */
function boxAround(site: SiteDetailDto, plane: CityFrame): Box {
  const points = [...site.ground.coordinates.flat(2), ...site.cameras.map(({ position }) => position)];
  return boxOf([Float64Array.from(points.flatMap(([lon = 0, lat = 0]) => plane.toLocal([lon, lat])))]);
}

async function readCameras(
  { db }: Sees,
  site: SiteDetailDto,
  plane: CityFrame,
  frame: MapFrame,
): Promise<SheetCamera[]> {
  const rows = await listCameraFacts(
    db,
    site.cameras.map(({ id }) => id),
  );
  const facts = new Map(rows.map((row) => [row.id, row]));
  return site.cameras.map((camera, index) => {
    const row = facts.get(camera.id);
    const state = row
      ? cameraState(row.source, {
          builtOn: row.built_on,
          acceptedOn: row.accepted_on,
          acceptedDocument: row.accepted_document,
          retiredOn: row.retired_on,
        })
      : "unknown";
    return { ...camera, mark: index + 1, state, at: toPaper(frame, ...plane.toLocal(camera.position)) };
  });
}

type Way = { readonly plane: CityFrame; readonly frame: MapFrame; readonly english: boolean };

async function readDrawing(
  { db }: Sees,
  city: string,
  site: SiteDetailDto,
  { plane, frame, english }: Way,
): Promise<SheetDrawing> {
  const view = inDegrees(frame.box, plane, 1);
  const path = (shapes: readonly { readonly shape: Buffer }[]) =>
    polygonsPath(frame, shapes.flatMap(({ shape }) => polygonsOfWkb(shape, plane)) as MultiPolygon);
  const areas = groupBy(await listAreasWithin(db, city, view), ({ theme }) => theme);
  const lines = (await listLinesWithin(db, city, view)).map((row) => ({ ...row, lines: linesOfWkb(row.shape, plane) }));
  const streets = lines.filter(({ theme }) => theme === "streets");
  const parts = await listPartsOfSites(db, [site.id]);
  const footprints = groupBy(await listFootprintsOfSite(db, site.id, view), ({ level }) => level);
  const shapes = new Map((await listGapShapes(db, site.id)).map((row) => [row.id, row]));
  return {
    frame,
    water: path(areas.get("water") ?? []),
    green: path(areas.get("green") ?? []),
    buildings: path(areas.get("buildings") ?? []),
    railways: linesPath(
      frame,
      lines.filter(({ theme }) => theme === "railways").flatMap((row) => row.lines),
    ),
    streets: streets.map((street) => ({
      path: linesPath(frame, street.lines),
      widthMm: streetWidthMm(street.class, frame.scale),
      foot: isFootway(street.class),
    })),
    labels: streetLabels(
      frame,
      streets.flatMap(({ name, name_en, lines: own }) => {
        const text = english ? (name_en ?? name) : name;
        return text === null ? [] : [{ name: text, lines: own }];
      }),
    ),
    zones: parts.map((part) => {
      const role = part.role as PartRole;
      return { role, point: isPointRole(role), path: polygonsPath(frame, polygonsOfWkb(part.ground, plane)) };
    }),
    footprints: [...footprints].map(([level, rows]) => ({ level, path: path(rows) })),
    gaps: GAP_REASONS.flatMap((reason) => {
      const own = site.gaps.filter(({ reasons }) => mainReason(reasons) === reason);
      return own.length === 0 ? [] : [{ reason, path: path(own.flatMap(({ id }) => shapes.get(id) ?? [])) }];
    }),
    ranks: site.gaps.slice(0, RANKED_GAPS).map(({ centre }, index) => ({
      rank: index + 1,
      at: toPaper(frame, ...plane.toLocal(centre)),
    })),
  };
}

/** The reason that the largest share of a gap has. */
function mainReason(reasons: SiteDetailDto["gaps"][number]["reasons"]): GapReason {
  return [...GAP_REASONS].sort((a, b) => (reasons[b] ?? 0) - (reasons[a] ?? 0))[0] ?? "no-camera";
}
