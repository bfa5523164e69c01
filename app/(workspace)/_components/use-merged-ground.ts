import { useEffect, useMemo } from "react";
import type { SiteDetailDto } from "@/lib/api/sites";
import { cityFrame } from "@/lib/crs/city-frame";
import { toLocalPolygons } from "@/lib/crs/local-geojson";
import { storedGround } from "@/lib/crs/stored-ground";
import { mergeGrounds } from "@/lib/geometry/merge-grounds";
import { MOST_APART_M } from "@/lib/sites/site-bounds";
import { useSiteDrawing } from "./site-drawing";
import { useStage } from "./workspace-state";

/** What two sites come to as one, by the rules that the server has too; null until the other is known. The map shows it. */
export function useMergedGround(site: SiteDetailDto, other: SiteDetailDto | null) {
  const { city } = useStage();
  const { show } = useSiteDrawing();
  const frame = useMemo(() => cityFrame(city.centralMeridian), [city.centralMeridian]);
  const merged = useMemo(() => {
    if (other === null) return null;
    return mergeGrounds(toLocalPolygons(site.ground, frame), toLocalPolygons(other.ground, frame), MOST_APART_M);
  }, [site, other, frame]);

  // Tells the map, which is another part of the page.
  useEffect(() => {
    show(merged?.ground ? storedGround(merged.ground, frame) : null);
    return () => show(null);
  }, [merged, frame, show]);

  return merged;
}
