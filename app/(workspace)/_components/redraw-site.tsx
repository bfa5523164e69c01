"use client";

import { Button, Select } from "antd";
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
import { EditField } from "./edit-form";
import form from "./edit-form.module.css";
import { useMapDrawing } from "./map-drawing";
import { type Redrawn, useSiteDrawing } from "./site-drawing";
import { siteFields } from "./site-fields";
import { TypedCorners } from "./typed-corners";
import { useRedrawnGround } from "./use-redrawn-ground";
import { useSiteWords } from "./use-site-words";

/** Another outline for one piece of a site's ground, by its corners on the map or by typed ones. Its holes and its other pieces stay. No form: on a phone that would cover the map. */
export function RedrawSite(props: {
  readonly redrawn: Redrawn;
  readonly onCancel: () => void;
  readonly onSaved: (saved: SiteFieldsDto) => void;
}) {
  const t = useTranslations();
  const figures = useFigures();
  const words = useSiteWords();
  const placeName = usePlaceName();
  const { redrawn, onCancel, onSaved } = props;
  const { site, piece } = redrawn;
  const { draw, sketch } = useMapDrawing();
  const { redraw } = useSiteDrawing();
  const { corners, polygons, drawn } = useRedrawnGround(redrawn);
  const edit = useRecordEdit<SiteFieldsDto>(
    (base) => editOutcome(api.sites.redraw.call({ id: base.id, polygons }, { context: { basedOn: base } })),
    onSaved,
  );
  const pieces = site.ground.coordinates.length;
  const holes = (site.ground.coordinates[piece]?.length ?? 1) - 1;
  const save = () => {
    if (drawn.ok && !edit.saving) void edit.save(siteFields(site), { areaM2: drawn.value.areaM2 });
  };
  return (
    <div className={styles.steps} aria-busy={edit.saving} data-testid="redraw-site" data-ready={sketch.done}>
      <h2 className={styles.title}>{t("redraw.of", { name: placeName(site) })}</h2>
      <p className={styles.hint}>{t("redraw.was", { area: figures.squareMetres(site.areaM2) })}</p>
      <DrawnSize drawn={drawn} ofLine={false} corners={corners} />
      {pieces > 1 && (
        <EditField label={t("redraw.piece")} hint={t("redraw.pieces", { count: pieces - 1 })}>
          {(control) => (
            <Select
              {...control}
              value={piece}
              disabled={edit.saving}
              getPopupContainer={(field) => field.parentElement ?? document.body}
              onChange={(next) => redraw(site, next)}
              options={site.ground.coordinates.map((_, i) => ({ value: i, label: figures.count(i + 1) }))}
            />
          )}
        </EditField>
      )}
      {holes > 0 && <p>{t("redraw.holes", { count: holes })}</p>}
      <p className={styles.hint}>{t("measure.adjust")}</p>
      <TypedCorners least={3} from={corners} onCorners={(next) => draw("polygon", next)} />
      {edit.problem && (
        <p className={form.problem} role="alert">
          {t(`edit.problem.${edit.problem}`)}
        </p>
      )}
      <div className={form.ways}>
        <Button type="primary" aria-disabled={edit.saving} disabled={!drawn.ok} onClick={save}>
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
