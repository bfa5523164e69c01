import { useTranslations } from "next-intl";
import { useId } from "react";
import { hatchPath } from "@/lib/sheet/hatch";
import type { Sheet } from "@/lib/sheet/sheet";
import { LABEL_MM } from "@/lib/sheet/street-names";
import { CameraMark } from "./camera-mark";
import { NorthArrow, ScaleBar } from "./map-furniture";
import styles from "./sheet-map.module.css";

/** Edges of streets on both sides together, millimetres. */
const EDGE_MM = 0.3;

/**
 * The map of a sheet, drawn in millimetres from the stored shapes: lines stay lines on paper at any resolution, and a ruler can be laid on them. What is on
 * screen elsewhere, a picture made by a graphics card, is neither.
 */
export function SheetMap({ sheet: { drawing, cameras } }: { readonly sheet: Sheet }) {
  const t = useTranslations();
  const id = useId();
  const [width, height] = drawing.frame.size;
  return (
    <svg
      className={styles.map}
      width={`${width}mm`}
      height={`${height}mm`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t("sheet.map")}
      data-testid="sheet-map"
    >
      <clipPath id={`${id}view`}>
        <rect width={width} height={height} />
      </clipPath>
      <g clipPath={`url(#${id}view)`}>
        <Ground drawing={drawing} />
        {drawing.footprints.map(({ level, path }) => (
          <path key={level} className={styles.tint} data-level={level} d={path} />
        ))}
        {drawing.footprints.map(({ level, path }) => (
          <path key={level} className={styles.bound} data-level={level} d={path} />
        ))}
        {drawing.gaps.map(({ reason, path }) => (
          <g key={reason} data-testid={`gaps-${reason}`}>
            <clipPath id={`${id}${reason}`}>
              <path d={path} />
            </clipPath>
            <path className={styles.gapGround} d={path} />
            <path
              className={styles.hatch}
              data-reason={reason}
              clipPath={`url(#${id}${reason})`}
              d={hatchPath(reason, width, height)}
            />
            <path className={styles.gapEdge} d={path} />
          </g>
        ))}
        {drawing.zones.map(({ role, point, path }) => (
          <path key={`${role}${path}`} className={point ? styles.opening : styles.zone} d={path} />
        ))}
        {drawing.labels.map(({ text, at, lean }) => (
          <text
            key={text}
            className={styles.label}
            fontSize={LABEL_MM}
            transform={`translate(${at[0].toFixed(2)} ${at[1].toFixed(2)}) rotate(${lean.toFixed(1)})`}
          >
            {text}
          </text>
        ))}
        {cameras.map((camera) => (
          <CameraMark key={camera.id} camera={camera} />
        ))}
        {drawing.ranks.map(({ rank, at }) => (
          <text key={rank} className={styles.rank} x={at[0]} y={at[1]} fontSize={3.2}>
            {rank}
          </text>
        ))}
        <NorthArrow x={width - 9} y={4} />
        <ScaleBar scale={drawing.frame.scale} x={4} y={height - 11} />
      </g>
      <rect className={styles.frame} x={0.15} y={0.15} width={width - 0.3} height={height - 0.3} />
    </svg>
  );
}

function Ground({ drawing }: { readonly drawing: Sheet["drawing"] }) {
  const roads = drawing.streets.filter(({ foot }) => !foot);
  return (
    <>
      <path className={styles.green} d={drawing.green} />
      <path className={styles.water} d={drawing.water} />
      <path className={styles.foot} d={drawing.streets.flatMap(({ foot, path }) => (foot ? [path] : [])).join("")} />
      {roads.map(({ path, widthMm }) => (
        <path key={path} className={styles.streetEdge} strokeWidth={widthMm + EDGE_MM} d={path} />
      ))}
      {roads.map(({ path, widthMm }) => (
        <path key={path} className={styles.street} strokeWidth={widthMm} d={path} />
      ))}
      <path className={styles.railway} d={drawing.railways} />
      <path className={styles.building} d={drawing.buildings} />
    </>
  );
}
