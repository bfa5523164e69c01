import type { SheetCamera } from "@/lib/sheet/sheet";
import styles from "./sheet-map.module.css";

/** How far a camera's wedge reaches on paper, millimetres; the widest wedge, degrees. */
const WEDGE_MM = 4.2;
const WIDEST_DEG = 150;

/** A camera on the map: a dot with a wedge where it looks, a ring where it looks all round, a question mark where nobody knows; and its mark. */
export function CameraMark({ camera }: { readonly camera: SheetCamera }) {
  const [x, y] = camera.at;
  return (
    <g transform={`translate(${x.toFixed(2)} ${y.toFixed(2)})`}>
      {camera.kind === "panoramic" && <circle className={styles.ring} r={2} />}
      {camera.kind === "fixed" && camera.bearing !== null && (
        <path className={styles.wedge} d={wedge(camera.bearing, camera.hfov ?? 60)} />
      )}
      <circle className={styles.camera} r={0.95} />
      <text className={styles.mark} x={1.3} y={-1.1} fontSize={2.7}>
        {camera.mark}
        {camera.kind === "fixed" && camera.bearing === null && "?"}
      </text>
    </g>
  );
}

/** @param bearing - Degrees clockwise from north, as the full angle `hfov` */
function wedge(bearing: number, hfov: number): string {
  const half = Math.min(hfov, WIDEST_DEG) / 2;
  const at = (degrees: number) => {
    const radians = (degrees * Math.PI) / 180;
    return `${(WEDGE_MM * Math.sin(radians)).toFixed(2)} ${(-WEDGE_MM * Math.cos(radians)).toFixed(2)}`;
  };
  return `M0 0L${at(bearing - half)}A${WEDGE_MM} ${WEDGE_MM} 0 0 1 ${at(bearing + half)}Z`;
}
