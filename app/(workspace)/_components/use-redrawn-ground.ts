import { useEffect, useMemo } from "react";
import { cityFrame } from "@/lib/crs/city-frame";
import { storedGround } from "@/lib/crs/stored-ground";
import { drawnGround } from "@/lib/sites/drawn-ground";
import { useMapDrawing } from "./map-drawing";
import { type Redrawn, useSiteDrawing } from "./site-drawing";
import { useStage } from "./workspace-state";

/**
 * The pieces of a site's ground with what is drawn of the ring in hand, and what they come to by the rules that the server has too; the map shows it where it has
 * holes or more pieces.
 */
export function useRedrawnGround({ pieces, piece, ring }: Redrawn) {
  const { city } = useStage();
  const { sketch } = useMapDrawing();
  const { show } = useSiteDrawing();
  const frame = useMemo(() => cityFrame(city.centralMeridian), [city.centralMeridian]);
  // Until what draws is loaded, the ring is as it was.
  const corners = sketch.points.length > 0 ? sketch.points : (pieces[piece]?.[ring] ?? []);
  const { next } = sketch;
  const polygons = useMemo(() => {
    const drawn = next ? [...corners, next] : corners;
    return pieces.map((rings, i) => {
      if (i !== piece) return rings.map(asSent);
      const others = rings.map((other, j) => (j === ring ? drawn : other));
      // A hole of fewer than three corners is none yet.
      return (ring === rings.length && drawn.length >= 3 ? [...others, drawn] : others).map(asSent);
    });
  }, [pieces, piece, ring, corners, next]);
  const drawn = useMemo(() => drawnGround({ type: "polygons", polygons }, frame), [polygons, frame]);
  const plain = polygons.length === 1 && polygons[0]?.length === 1;

  // Tells the map, which is another part of the page.
  useEffect(() => {
    show(drawn.ok && !plain ? storedGround(drawn.value.ground, frame) : null);
    return () => show(null);
  }, [drawn, plain, frame, show]);

  return { corners, polygons, drawn };
}

function asSent(ring: Redrawn["pieces"][number][number]): [number, number][] {
  return ring.map(([lon, lat]) => [lon, lat]);
}
