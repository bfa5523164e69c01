"use client";

import { Segmented } from "antd";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SITE_WIDTH_M } from "@/lib/sites/site-bounds";
import styles from "./draw-site-card.module.css";
import { DrawnSize } from "./drawn-size";
import { NumberField } from "./edit-form";
import { useMapDrawing } from "./map-drawing";
import { SketchActions } from "./sketch-actions";
import { SnapStatus } from "./snap-status";
import { TypedCorners } from "./typed-corners";
import { type NewOutline, useDrawnOutline } from "./use-drawn-outline";

/** What the form of what is drawn is given: the outline, null while it can be no ground; the way to begin anew; and the fields of the outline itself. */
type Drawn = { readonly outline: NewOutline | null; readonly onCancel: () => void; readonly children: ReactNode };

/** First ground that is drawn, by the hand or by typed coordinates; then what it is, while its corners can still be dragged. */
export function DrawGround(props: {
  readonly title: string;
  readonly testId: string;
  /** Whether a centre-line with a width will do for an outline. */
  readonly withLine: boolean;
  readonly form: (drawn: Drawn) => ReactNode;
}) {
  const t = useTranslations();
  const { shape, draw, sketch, pen, startAnew } = useMapDrawing();
  const { outline, drawn, widthM, setWidth } = useDrawnOutline();
  const ofLine = shape === "line";
  const size = <DrawnSize drawn={drawn} ofLine={ofLine} corners={sketch.points} />;
  const width = ofLine && (
    <NumberField
      label={t("draw.width")}
      value={widthM}
      bounds={SITE_WIDTH_M}
      empty={null}
      disabled={false}
      onChange={setWidth}
    />
  );
  if (sketch.done) {
    return props.form({
      outline: drawn?.ok ? outline : null,
      onCancel: startAnew,
      children: (
        <>
          {size}
          {width}
          <p className={styles.hint}>{t("measure.adjust")}</p>
          <SnapStatus />
        </>
      ),
    });
  }
  const begun = sketch.points.length > 0;
  return (
    <div className={styles.steps} data-testid={props.testId} data-ready={pen !== null}>
      <h2 className={styles.title}>{props.title}</h2>
      {props.withLine && (
        <Segmented
          block
          size="small"
          value={ofLine ? "line" : "polygon"}
          onChange={(next) => draw(next === "line" ? "line" : "polygon")}
          options={[
            { value: "polygon", label: t("draw.polygon") },
            { value: "line", label: t("draw.centreline") },
          ]}
        />
      )}
      {width}
      {begun && size}
      <p className={styles.hint}>{t(begun ? "measure.goOn" : "measure.begin")}</p>
      <SnapStatus />
      <SketchActions className={styles.actions} />
      {!begun && <TypedCorners least={ofLine ? 2 : 3} onCorners={(corners) => draw(shape ?? "polygon", corners)} />}
    </div>
  );
}
