import "server-only";
import type { EditableSite } from "@/db/queries/site-edits";
import type { Centreline, SiteGround } from "@/db/queries/site-grounds";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import { type CityFrame, cityFrame } from "@/lib/crs/city-frame";
import { multiPolygonText, toLocalPolygons } from "@/lib/crs/local-geojson";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { area } from "@/lib/geometry/polygon-boolean";
import { type ZoneGround, zonesOnGround } from "../zones-on-ground";

/** The plane on which a site's ground is computed. */
export function frameOf({ central_meridian }: EditableSite): CityFrame {
  return cityFrame(central_meridian);
}

/** Ground as it is stored, on the city's plane in metres. */
export function localGround(text: string, frame: CityFrame): MultiPolygon {
  return toLocalPolygons(JSON.parse(text), frame);
}

/** The zones of a stored ground, on the city's plane in metres. */
export function localZones({ zones }: SiteGround, frame: CityFrame): ZoneGround[] {
  return zones.map(({ ref, role, ground }) => ({
    ...{ ref, role: role as ZoneGround["role"], ground: localGround(ground, frame) },
  }));
}

/** A ground with the zones that lie on it, as it is to be stored. */
export function groundToStore(
  { kind }: Pick<EditableSite, "kind">,
  { ground, zones, frame }: { readonly ground: MultiPolygon; readonly zones: ZoneGround[]; readonly frame: CityFrame },
  { centreline, lengthM }: Centreline,
): SiteGround {
  return {
    ...{ ground: multiPolygonText(ground, frame), areaM2: rounded(area(ground)), centreline, lengthM },
    zones: zonesOnGround(kind as SiteFieldsDto["kind"], zones, ground).map((zone) => ({
      ...{ ref: zone.ref, role: zone.role, ground: multiPolygonText(zone.ground, frame) },
      areaM2: rounded(area(zone.ground)),
    })),
  };
}

function rounded(squareMetres: number): number {
  return Math.round(squareMetres * 10) / 10;
}
