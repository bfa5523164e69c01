import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import styles from "./beside-map.module.css";
import type { MapBeside, MapInset } from "./map-props";
import { swipedBy } from "./swipe-keys";

/** Where a bar stands that shows so many percent of what is free of the left side: a CSS length from the left. */
export function swipedAt(percent: number, { left, right }: MapInset): string {
  return `(${left}px + (100% - ${left + right}px) * ${percent / 100})`;
}

/** The bar between two maps, moved by a finger, a pointer or the keys, with the names of what lies on its sides. */
export function SwipeBar(props: {
  readonly beside: MapBeside;
  readonly percent: number;
  readonly inset: MapInset;
  readonly onMove: (percent: number) => void;
}) {
  const { beside, percent, inset, onMove } = props;
  const free = useRef<HTMLDivElement>(null);
  const onPointer = (event: PointerEvent<HTMLElement>) => {
    const box = free.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const share = (event.clientX - box.left) / Math.max(1, box.width);
    onMove(Math.round(100 * Math.min(1, Math.max(0, share))));
  };
  const onKey = (event: KeyboardEvent) => {
    const next = swipedBy(event.key, percent);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(next);
  };
  return (
    <div ref={free} className={styles.free} style={{ left: inset.left, right: inset.right, bottom: inset.bottom }}>
      <div
        className={styles.bar}
        style={{ left: `${percent}%` }}
        role="slider"
        tabIndex={0}
        aria-label={beside.bar}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${percent}% ${beside.left}`}
        onKeyDown={onKey}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointer}
      >
        <span className={styles.left} hidden={percent === 0}>
          {beside.left}
        </span>
        <span className={styles.right} hidden={percent === 100}>
          {beside.right}
        </span>
        <svg className={styles.knob} viewBox="0 0 20 20" aria-hidden="true">
          <path d="M7.5 5.5 3 10l4.5 4.5M12.5 5.5 17 10l-4.5 4.5" />
        </svg>
      </div>
    </div>
  );
}
