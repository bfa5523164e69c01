"use client";

import { Button } from "antd";
import { useTranslations } from "next-intl";
import { ConflictDialog } from "@/app/_components/conflict-dialog";
import { editOutcome } from "@/app/_components/edit-outcome";
import { usePlaceName } from "@/app/_components/place-name";
import { useFigures } from "@/app/_components/use-figures";
import { useRecordEdit } from "@/app/_components/use-record-edit";
import { api } from "@/lib/api/client/api";
import type { SiteFieldsDto } from "@/lib/api/site-edit";
import styles from "./draw-site-card.module.css";
import { DrawnSize } from "./drawn-size";
import form from "./edit-form.module.css";
import { useMapDrawing } from "./map-drawing";
import { RedrawnRings } from "./redrawn-rings";
import type { Redrawn } from "./site-drawing";
import { siteFields } from "./site-fields";
import { SketchActions } from "./sketch-actions";
import { SnapStatus } from "./snap-status";
import { TypedCorners } from "./typed-corners";
import { useRedrawnGround } from "./use-redrawn-ground";
import { useSiteWords } from "./use-site-words";

/** Another ground for a site: ring by ring, by corners on the map or by typed ones, with new holes and without old ones. No form: on a phone that would cover the map. */
export function RedrawSite(props: {
  readonly redrawn: Redrawn;
  readonly onCancel: () => void;
  /** `before` is what it was saved on top of: the same version where a conflict was settled by leaving the site as others left it. */
  readonly onSaved: (saved: SiteFieldsDto, before: SiteFieldsDto) => void;
}) {
  const t = useTranslations();
  const figures = useFigures();
  const words = useSiteWords();
  const placeName = usePlaceName();
  const { redrawn, onCancel, onSaved } = props;
  const { site, ring } = redrawn;
  const { draw, sketch, pen } = useMapDrawing();
  const { corners, polygons, drawn } = useRedrawnGround(redrawn);
  const edit = useRecordEdit<SiteFieldsDto>(
    (base) => editOutcome(api.sites.redraw.call({ id: base.id, polygons }, { context: { basedOn: base } })),
    onSaved,
  );
  const isNew = redrawn.pieces[redrawn.piece]?.[ring] === undefined;
  const save = () => {
    if (drawn.ok && sketch.done && !edit.saving) void edit.save(siteFields(site), { areaM2: drawn.value.areaM2 });
  };
  return (
    <div
      className={styles.steps}
      aria-busy={edit.saving}
      data-testid="redraw-site"
      data-ready={sketch.done || (isNew && pen !== null)}
    >
      <h2 className={styles.title}>{t("redraw.of", { name: placeName(site) })}</h2>
      <p className={styles.hint}>{t("redraw.was", { area: figures.squareMetres(site.areaM2) })}</p>
      <DrawnSize drawn={drawn} ofLine={false} ofHole={ring > 0} corners={corners} />
      <RedrawnRings redrawn={redrawn} polygons={polygons} disabled={edit.saving} />
      <p className={styles.hint}>{t(hintOf(sketch.done, corners.length > 0))}</p>
      <SnapStatus />
      {!sketch.done && <SketchActions className={styles.actions} />}
      <TypedCorners
        key={`${redrawn.piece}-${ring}`}
        least={3}
        from={corners}
        onCorners={(next) => draw("polygon", next)}
      />
      {edit.problem && (
        <p className={form.problem} role="alert">
          {t(`edit.problem.${edit.problem}`)}
        </p>
      )}
      <div className={`${form.ways} ${styles.ending}`}>
        <Button type="primary" aria-disabled={edit.saving} disabled={!(drawn.ok && sketch.done)} onClick={save}>
          {t("edit.save")}
        </Button>
        <Button onClick={onCancel} disabled={edit.saving}>
          {t("edit.cancel")}
        </Button>
      </div>
      {edit.conflict && (
        <ConflictDialog
          key={edit.conflict.current.version}
          conflict={edit.conflict}
          words={words}
          saving={edit.saving}
          onSave={(fields) => void edit.settle(fields)}
          onCancel={edit.dismiss}
        />
      )}
    </div>
  );
}

function hintOf(done: boolean, begun: boolean) {
  if (done) return "measure.adjust";
  return begun ? "measure.goOn" : "measure.begin";
}
