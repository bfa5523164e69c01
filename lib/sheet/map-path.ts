import type { Line, MultiPolygon } from "@/lib/geometry/polygon";
import { type MapFrame, toPaper } from "./map-frame";

/** Polygons as the path of a drawing in millimetres, to hundredths. */
export function polygonsPath(frame: MapFrame, polygons: MultiPolygon): string {
  return polygons
    .flat()
    .map((ring) => {
      const points: string[] = [];
      for (let i = 0; i + 3 < ring.length; i += 2) points.push(point(frame, ring[i] as number, ring[i + 1] as number));
      return `M${points.join("L")}Z`;
    })
    .join("");
}

/** Lines as the path of a drawing in millimetres. */
export function linesPath(frame: MapFrame, lines: readonly Line[]): string {
  return lines.map((line) => `M${line.map(([x, y]) => point(frame, x, y)).join("L")}`).join("");
}

function point(frame: MapFrame, x: number, y: number): string {
  const [right, down] = toPaper(frame, x, y);
  return `${right.toFixed(2)} ${down.toFixed(2)}`;
}
