"use client";

import { CloseOutlined, CopyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useCopy } from "@/app/_components/use-copy";
import { useFigures } from "@/app/_components/use-figures";
import { enclosedArea, legLengths, sidesCross } from "@/lib/crs/ground-measure";
import type { LonLat } from "@/lib/crs/lon-lat";
import type { Figures } from "@/lib/i18n/figures";
import { useMapDrawing } from "./map-drawing";
import { useMapTools } from "./map-tools";
import styles from "./measure-card.module.css";
import { SketchActions } from "./sketch-actions";

/** Decimals of a degree that are shown: a centimetre. */
const DECIMALS = 7;

/** Length and area of what is drawn, following the pointer: as a whole, leg by leg, and the corners to copy. */
export function MeasureCard() {
  const { tool } = useMapTools();
  return (tool === "distance" || tool === "area") && <Measure tool={tool} />;
}

function Measure({ tool }: { readonly tool: "distance" | "area" }) {
  const t = useTranslations();
  const { choose } = useMapTools();
  const { sketch, pen } = useMapDrawing();
  const measured = useMemo(
    () => measure(tool, sketch.next ? [...sketch.points, sketch.next] : sketch.points),
    [tool, sketch],
  );
  const begun = sketch.points.length > 0;
  return (
    <section
      className={styles.card}
      aria-label={t(`tools.${tool}`)}
      data-testid="measure-card"
      data-ready={pen !== null}
      data-done={sketch.done}
      data-length={measured.lengthM}
      data-area={measured.areaM2}
    >
      <Button
        className={styles.close ?? ""}
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t("measure.close")}
        onClick={() => choose(tool)}
      />
      <h2 className={styles.title}>{t(`tools.${tool}`)}</h2>
      {begun && <Total tool={tool} measured={measured} />}
      {begun && <Corners points={sketch.points} closed={tool === "area" && sketch.done} />}
      <p className={styles.hint}>{t(hintOf(sketch.done, begun))}</p>
      {begun && <p className={styles.hint}>{t("measure.how")}</p>}
      <SketchActions className={styles.actions}>
        <CopyCorners points={sketch.points} />
      </SketchActions>
    </section>
  );
}

function hintOf(done: boolean, begun: boolean) {
  if (done) return "measure.adjust";
  return begun ? "measure.goOn" : "measure.begin";
}

type Measured = { readonly lengthM: number; readonly areaM2: number | null; readonly crossed: boolean };

function measure(tool: "distance" | "area", points: readonly LonLat[]): Measured {
  const [first] = points;
  const ring = tool === "area" && first !== undefined && points.length > 2;
  const legs = legLengths(ring ? [...points, first] : points);
  const crossed = ring && sidesCross(points);
  return {
    lengthM: legs.reduce((sum, leg) => sum + leg, 0),
    areaM2: ring && !crossed ? enclosedArea(points) : null,
    crossed,
  };
}

function Total({ tool, measured }: { readonly tool: "distance" | "area"; readonly measured: Measured }) {
  const t = useTranslations();
  const figures = useFigures();
  const { lengthM, areaM2, crossed } = measured;
  if (tool === "distance") return <p className={`${styles.total} numeric`}>{lengthText(figures, lengthM)}</p>;
  return (
    <>
      {crossed && <p className={styles.problem}>{t("measure.crossed")}</p>}
      {areaM2 !== null && (
        <p className={`${styles.total} numeric`}>
          {figures.squareMetres(areaM2)}
          <span>{t("shell.figures.hectares", { value: figures.hectares(areaM2) })}</span>
        </p>
      )}
      <p className="numeric">{t("measure.around", { length: lengthText(figures, lengthM) })}</p>
    </>
  );
}

/** The corners that are set, each with the length of the leg to it. */
function Corners({ points, closed }: { readonly points: readonly LonLat[]; readonly closed: boolean }) {
  const t = useTranslations();
  const figures = useFigures();
  const [first] = points;
  const legs = legLengths(closed && first ? [...points, first] : points);
  const back = closed ? legs.at(-1) : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and what scrolls must be within reach of the keys
    <ol className={`${styles.corners} numeric`} aria-label={t("measure.corners")} tabIndex={0}>
      {points.map(([lon, lat], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the order
        <li key={i}>
          <span className={styles.leg}>{i > 0 ? figures.metres(legs[i - 1] ?? 0) : ""}</span>
          <span className={styles.corner}>
            {i + 1} · {lon.toFixed(DECIMALS)} {lat.toFixed(DECIMALS)}
          </span>
        </li>
      ))}
      {back !== undefined && (
        <li>
          <span className={styles.leg}>{figures.metres(back)}</span>
          <span className={styles.corner}>{t("measure.back")}</span>
        </li>
      )}
    </ol>
  );
}

function CopyCorners({ points }: { readonly points: readonly LonLat[] }) {
  const t = useTranslations();
  const copy = useCopy();
  const lines = points.map(([lon, lat]) => `${lon.toFixed(DECIMALS)} ${lat.toFixed(DECIMALS)}`);
  const words = { copied: t("measure.copied"), failed: t("measure.copyFailed") };
  return (
    <Button size="small" icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy(lines.join("\n"), words)}>
      {t("measure.copy")}
    </Button>
  );
}

function lengthText(figures: Figures, metres: number): string {
  return metres < 1000 ? figures.metres(metres) : figures.kilometres(metres);
}
