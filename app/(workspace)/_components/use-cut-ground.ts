import { useEffect, useMemo } from "react";
import type { SiteDetailDto } from "@/lib/api/sites";
import { cityFrame } from "@/lib/crs/city-frame";
import { toLocalPolygons } from "@/lib/crs/local-geojson";
import { storedGround } from "@/lib/crs/stored-ground";
import { cutGround } from "@/lib/sites/cut-ground";
import { useMapDrawing } from "./map-drawing";
import { useSiteDrawing } from "./site-drawing";
import { useStage } from "./workspace-state";

/** What the line that is drawn parts of a site's ground, by the rules that the server has too; null before it has two points. The map shows the parts that leave the site. */
export function useCutGround(site: SiteDetailDto) {
  const { city } = useStage();
  const { sketch } = useMapDrawing();
  const { show } = useSiteDrawing();
  const frame = useMemo(() => cityFrame(city.centralMeridian), [city.centralMeridian]);
  const ground = useMemo(() => toLocalPolygons(site.ground, frame), [site.ground, frame]);
  const { points, next } = sketch;
  const line = useMemo(() => (next ? [...points, next] : points), [points, next]);
  const cut = useMemo(() => {
    const corners = line.map((at) => frame.toLocal(at));
    return corners.length < 2 ? null : cutGround(ground, corners);
  }, [line, ground, frame]);

  // Tells the map, which is another part of the page.
  useEffect(() => {
    show(cut?.ok ? storedGround(cut.value.slice(1).flat(), frame) : null);
    return () => show(null);
  }, [cut, frame, show]);

  return { line, cut };
}
