import { useEffect, useMemo, useState } from "react";
import { cityFrame } from "@/lib/crs/city-frame";
import { storedGround } from "@/lib/crs/stored-ground";
import { type DrawnOutline, drawnGround } from "@/lib/sites/drawn-ground";
import { SITE_WIDTH_M } from "@/lib/sites/site-bounds";
import { numberFault } from "./edit-form";
import { useMapDrawing } from "./map-drawing";
import { useSiteDrawing } from "./site-drawing";
import { useStage } from "./workspace-state";

/** Full width of ground along a centre-line that is offered first, metres: a broad footpath. Ours. */
const USUAL_WIDTH_M = 6;

/** What a new site is drawn as. */
export type NewOutline = Exclude<DrawnOutline, { type: "polygons" }>;

/** What is drawn of a site so far, and the ground it comes to, by the rules that the server has too; the map shows what a width makes of a line. */
export function useDrawnOutline() {
  const { city } = useStage();
  const { shape, sketch } = useMapDrawing();
  const { show } = useSiteDrawing();
  const [widthM, setWidth] = useState<number | null>(USUAL_WIDTH_M);
  const frame = useMemo(() => cityFrame(city.centralMeridian), [city.centralMeridian]);
  const outline = useMemo((): NewOutline | null => {
    const points = sketch.next ? [...sketch.points, sketch.next] : sketch.points;
    if (shape === "polygon") return points.length < 3 ? null : { type: "polygon", rings: [points] };
    if (widthM === null || numberFault(widthM, SITE_WIDTH_M, true) !== null || points.length < 2) return null;
    return { type: "centreline", line: points, widthM };
  }, [shape, sketch, widthM]);
  const drawn = useMemo(() => outline && drawnGround(outline, frame), [outline, frame]);

  // Tells the map, which is another part of the page.
  useEffect(() => {
    show(outline?.type === "centreline" && drawn?.ok ? storedGround(drawn.value.ground, frame) : null);
    return () => show(null);
  }, [outline, drawn, frame, show]);

  return { outline, drawn, widthM, setWidth };
}
