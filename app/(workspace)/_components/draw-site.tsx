"use client";

import { CheckOutlined, ClearOutlined, UndoOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useTranslations } from "next-intl";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import { SITE_WIDTH_M } from "@/lib/sites/site-bounds";
import styles from "./draw-site-card.module.css";
import { DrawSiteForm } from "./draw-site-form";
import { DrawnSize } from "./drawn-size";
import { NumberField } from "./edit-form";
import { useMapDrawing } from "./map-drawing";
import { TypedCorners } from "./typed-corners";
import { useDrawnOutline } from "./use-drawn-outline";

/** First the ground of a new site, by the hand or by typed coordinates; then what the site is, while its corners can still be dragged. */
export function DrawSite({ onDrawn }: { readonly onDrawn: (site: SiteFieldsDto) => void }) {
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
    return (
      <DrawSiteForm outline={drawn?.ok ? outline : null} onCancel={startAnew} onDrawn={onDrawn}>
        {size}
        {width}
        <p className={styles.hint}>{t("measure.adjust")}</p>
      </DrawSiteForm>
    );
  }
  const begun = sketch.points.length > 0;
  return (
    <div className={styles.steps} data-testid="draw-site" data-ready={pen !== null}>
      <h2 className={styles.title}>{t("tools.draw-site")}</h2>
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
      {width}
      {begun && size}
      <p className={styles.hint}>{t(begun ? "measure.goOn" : "measure.begin")}</p>
      {begun && (
        <div className={styles.actions}>
          <Button size="small" icon={<CheckOutlined aria-hidden="true" />} onClick={pen?.finish}>
            {t("measure.finish")}
          </Button>
          <Button size="small" icon={<UndoOutlined aria-hidden="true" />} onClick={pen?.takeBack}>
            {t("measure.takeBack")}
          </Button>
          <Button size="small" icon={<ClearOutlined aria-hidden="true" />} onClick={startAnew}>
            {t("measure.anew")}
          </Button>
        </div>
      )}
      {!begun && <TypedCorners least={ofLine ? 2 : 3} onCorners={(corners) => draw(shape ?? "polygon", corners)} />}
    </div>
  );
}
