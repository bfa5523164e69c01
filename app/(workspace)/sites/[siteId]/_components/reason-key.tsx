import { useId } from "react";
import type { GapReason } from "@/lib/coverage/scene";
import styles from "./gap-section.module.css";

/** Patterns as the map draws them: rising for no camera, crossed for something in between, dots, falling, upright. */
const STROKES: Readonly<Record<GapReason, string>> = {
  "no-camera": "M-1 1 1-1M0 5 5 0M4 6 6 4",
  occluded: "M-1 1 1-1M0 5 5 0M4 6 6 4M-1 4 1 6M0 0 5 5M4-1 6 1",
  "too-far": "M1.2 1.2h.7M3.7 3.7h.7",
  "too-close": "M-1 4 1 6M0 0 5 5M4-1 6 1",
  "out-of-frame": "M1.25 0V5M3.75 0V5",
};

/** A reason's pattern beside its words. */
export function ReasonKey({ reason }: { readonly reason: GapReason }) {
  return (
    <svg className={styles.key} viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      <ReasonFill reason={reason} x={0} width={10} height={10} />
    </svg>
  );
}

/** A rectangle in a reason's pattern, for use inside an SVG. */
export function ReasonFill(props: {
  readonly reason: GapReason;
  readonly x: number;
  readonly width: number;
  readonly height: number;
}) {
  const id = useId();
  const { x, width, height } = props;
  return (
    <>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse">
        <path d={STROKES[props.reason]} stroke="var(--gap)" strokeWidth="1.1" strokeLinecap="round" fill="none" />
      </pattern>
      <rect x={x} width={width} height={height} rx="1" fill="var(--gap)" fillOpacity="0.22" />
      <rect x={x} width={width} height={height} rx="1" fill={`url(#${id})`} />
    </>
  );
}
