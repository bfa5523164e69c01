import { useEffect, useMemo } from "react";
import { cityFrame } from "@/lib/crs/city-frame";
import type { LonLat } from "@/lib/crs/lon-lat";
import { storedGround } from "@/lib/crs/stored-ground";
import { drawnGround } from "@/lib/sites/drawn-ground";
import { useMapDrawing } from "./map-drawing";
import { openRing, type Redrawn, useSiteDrawing } from "./site-drawing";
import { useStage } from "./workspace-state";

/** The pieces of a site's ground with another outline for one of them, and what they come to by the rules that the server has too; the map shows it where it has holes or more pieces. */
export function useRedrawnGround({ site, piece }: Redrawn) {
  const { city } = useStage();
  const { sketch } = useMapDrawing();
  const { show } = useSiteDrawing();
  const frame = useMemo(() => cityFrame(city.centralMeridian), [city.centralMeridian]);
  const { coordinates } = site.ground;
  // Until what draws is loaded, the outline is as it was.
  const corners = sketch.points.length > 0 ? sketch.points : openRing(coordinates[piece]?.[0] ?? []);
  const polygons = useMemo(
    () =>
      coordinates.map((rings, i) =>
        rings.map((ring, j) =>
          (i === piece && j === 0 ? corners : openRing(ring)).map(([lon, lat]): [number, number] => [lon, lat]),
        ),
      ),
    [coordinates, piece, corners],
  );
  const drawn = useMemo(() => drawnGround({ type: "polygons", polygons }, frame), [polygons, frame]);
  const plain = coordinates.length === 1 && coordinates[0]?.length === 1;

  // Tells the map, which is another part of the page.
  useEffect(() => {
    show(drawn.ok && !plain ? storedGround(drawn.value.ground, frame) : null);
    return () => show(null);
  }, [drawn, plain, frame, show]);

  return { corners: corners as readonly LonLat[], polygons, drawn };
}
