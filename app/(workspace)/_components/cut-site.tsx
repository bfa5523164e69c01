"use client";

import { Button, Input } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePlaceName } from "@/app/_components/place-name";
import { useFigures } from "@/app/_components/use-figures";
import { useNewRecord } from "@/app/_components/use-new-record";
import { api } from "@/lib/api/client/api";
import type { SiteCutDto } from "@/lib/api/site-create";
import type { SiteDetailDto } from "@/lib/api/sites";
import { area } from "@/lib/geometry/polygon-boolean";
import { MOST_PARTS, SITE_AREA_M2, SITE_NAME_LENGTH } from "@/lib/sites/site-bounds";
import styles from "./draw-site-card.module.css";
import { EditField } from "./edit-form";
import form from "./edit-form.module.css";
import { useMapDrawing } from "./map-drawing";
import { useSiteDrawing } from "./site-drawing";
import { SketchActions } from "./sketch-actions";
import { SnapStatus } from "./snap-status";
import { useCutGround } from "./use-cut-ground";

/** A site parted along a line that is drawn: what remains the site, what the others are called, and how large each is. */
export function CutSite(props: {
  readonly site: SiteDetailDto;
  readonly onCancel: () => void;
  readonly onCut: (cut: SiteCutDto) => void;
}) {
  const t = useTranslations();
  const figures = useFigures();
  const placeName = usePlaceName();
  const { site, onCancel, onCut } = props;
  const { sketch, pen } = useMapDrawing();
  const { part } = useSiteDrawing();
  const { line, cut } = useCutGround(site);
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const { saving, problem, create } = useNewRecord();
  const areas = cut?.ok ? cut.value.map(area) : [];
  const nameOf = (i: number) =>
    typed[i] ?? (site.name === null ? "" : `${site.name} ${i + 1}`.slice(-SITE_NAME_LENGTH));
  const ready = cut?.ok === true && sketch.done;

  const save = async () => {
    if (!ready || saving) return;
    const names = areas.slice(1).map((_, i) => nameOf(i + 1).trim() || null);
    const asked = { id: site.id, line: line.map(([lon, lat]): [number, number] => [lon, lat]), names };
    const call = (context: { readonly idempotencyKey: string }) =>
      api.sites.cut.call(asked, { context: { basedOn: site, ...context } });
    const found = await create(call, onCut, "changed");
    // The line is tried on the site as it is now.
    if (found === "changed") part(await api.sites.read.call({ id: site.id }));
  };
  return (
    <div className={styles.steps} aria-busy={saving} data-testid="cut-site" data-ready={sketch.done || pen !== null}>
      <h2 className={styles.title}>{t("cut.of", { name: placeName(site) })}</h2>
      <p className={styles.hint}>{t("redraw.was", { area: figures.squareMetres(site.areaM2) })}</p>
      {areas.map((size, i) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is what it is by how large it is among the others
          key={i}
          title={i === 0 ? t("cut.stays", { name: placeName(site) }) : t("cut.part", { part: i + 1 })}
          size={size}
          name={i === 0 || !sketch.done ? null : nameOf(i)}
          disabled={saving}
          onName={(name) => setTyped((known) => ({ ...known, [i]: name }))}
        />
      ))}
      {cut && !cut.ok && sketch.done && (
        <p className={styles.fault} role="alert">
          {t(`cut.fault.${cut.error.code}`, {
            area: figures.squareMetres("areaM2" in cut.error ? cut.error.areaM2 : 0),
            least: figures.squareMetres(SITE_AREA_M2.least),
            most: MOST_PARTS,
          })}
        </p>
      )}
      <p className={styles.hint}>
        {t(sketch.done ? "measure.adjust" : line.length > 0 ? "measure.goOn" : "cut.begin")}
      </p>
      <SnapStatus />
      <SketchActions className={styles.actions} />
      {problem && (
        <p className={form.problem} role="alert">
          {t(`edit.problem.${problem}`)}
        </p>
      )}
      <div className={`${form.ways} ${styles.ending}`}>
        <Button type="primary" aria-disabled={saving} disabled={!ready} onClick={() => void save()}>
          {t("cut.save")}
        </Button>
        <Button onClick={onCancel} disabled={saving}>
          {t("edit.cancel")}
        </Button>
      </div>
    </div>
  );
}

/** One part: how large it is, and where it becomes a site, its name. */
function Part(props: {
  readonly title: string;
  readonly size: number;
  /** Null where it has none to be typed. */
  readonly name: string | null;
  readonly disabled: boolean;
  readonly onName: (name: string) => void;
}) {
  const t = useTranslations();
  const figures = useFigures();
  const { title, size, name, disabled, onName } = props;
  return (
    <div>
      <p className={`${styles.figures} numeric`}>
        <span>{title}</span>
        <strong data-testid="part-area" data-area={size}>
          {figures.squareMetres(size)}
        </strong>
      </p>
      {name !== null && (
        <EditField label={t("edit.site.name")}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={SITE_NAME_LENGTH}
              disabled={disabled}
              onChange={({ target }) => onName(target.value)}
            />
          )}
        </EditField>
      )}
    </div>
  );
}
