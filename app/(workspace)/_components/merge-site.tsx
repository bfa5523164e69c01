"use client";

import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { editOutcome, isRefused } from "@/app/_components/edit-outcome";
import { usePlaceName } from "@/app/_components/place-name";
import { useFigures } from "@/app/_components/use-figures";
import type { EditProblem } from "@/app/_components/use-record-edit";
import { api } from "@/lib/api/client/api";
import type { SiteMergedDto } from "@/lib/api/site-create";
import { area } from "@/lib/geometry/polygon-boolean";
import { MOST_APART_M } from "@/lib/sites/site-bounds";
import styles from "./draw-site-card.module.css";
import { EditField } from "./edit-form";
import form from "./edit-form.module.css";
import { LostRequirements } from "./lost-requirements";
import { type Merged, useSiteDrawing } from "./site-drawing";
import { useMergedGround } from "./use-merged-ground";

/** Below this nothing is said of what was closed, m²: what rounding comes to. Ours. */
const LEAST_CLOSED_M2 = 0.05;

/** One site of two: the other chosen from those that adjoin, or on the map; what both come to; and what of them stays. */
export function MergeSite(props: {
  readonly merged: Merged;
  readonly onCancel: () => void;
  /** Before the other is asked to go. */
  readonly onMerging: (other: string) => Promise<void>;
  readonly onMerged: (merged: SiteMergedDto) => void;
}) {
  const t = useTranslations();
  const figures = useFigures();
  const placeName = usePlaceName();
  const { onCancel, onMerging, onMerged } = props;
  const { site, other: otherId } = props.merged;
  const { merge } = useSiteDrawing();
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<EditProblem | null>(null);
  const [key, setKey] = useState<string>(() => crypto.randomUUID());
  const near = useQuery(api.sites.neighbours.queryOptions({ input: { id: site.id } }));
  // Not while it goes: nobody asks again for what is gone.
  const enabled = otherId !== null && !saving;
  const read = useQuery(api.sites.read.queryOptions({ input: { id: otherId ?? site.id }, enabled }));
  const other = otherId !== null && read.data?.id === otherId ? read.data : null;
  const merged = useMergedGround(site, other);
  const isOneLayer = other === null || other.layer === site.layer;
  const together = isOneLayer ? (merged?.ground ?? null) : null;
  const ready = together !== null;

  const neighbours = near.data?.sites ?? [];
  const known = other && !neighbours.some(({ id }) => id === other.id) ? [...neighbours, other] : neighbours;
  const options = known.map((one) => ({
    value: one.id,
    label: `${placeName(one)} · ${t(`kind.${one.kind}`)} · ${figures.squareMetres(one.areaM2)}`,
  }));
  const save = async () => {
    if (!ready || !other || saving) return;
    setSaving(true);
    setProblem(null);
    await onMerging(other.id);
    const asked = { id: site.id, other: { id: other.id, version: other.version } };
    const outcome = await editOutcome<SiteMergedDto>(
      api.sites.merge.call(asked, { context: { basedOn: site, idempotencyKey: key } }),
    );
    if (outcome.ok) return onMerged(outcome.record);
    setSaving(false);
    const found = "problem" in outcome ? outcome.problem : "changed";
    setProblem(found);
    // What may have come about is asked for by the same key; what was refused, anew.
    if (isRefused(found)) setKey(crypto.randomUUID());
    // Both are tried as they are now.
    if (found === "changed") {
      void read.refetch();
      merge(await api.sites.read.call({ id: site.id }), other.id);
    }
  };
  return (
    <div className={styles.steps} aria-busy={saving} data-testid="merge-site">
      <h2 className={styles.title}>{t("merge.of", { name: placeName(site) })}</h2>
      <p className={styles.hint}>{t("redraw.was", { area: figures.squareMetres(site.areaM2) })}</p>
      <EditField
        label={t("merge.other")}
        hint={t(near.data && neighbours.length === 0 ? "merge.none" : "merge.hint", {
          apart: figures.metres(MOST_APART_M),
        })}
        fault={near.isError || read.isError ? t("merge.unread") : undefined}
      >
        {(control) => (
          <Select
            {...control}
            value={otherId}
            loading={near.isPending}
            disabled={saving}
            placeholder={t("merge.choose")}
            getPopupContainer={(field) => field.parentElement ?? document.body}
            onChange={(id) => {
              if (id !== null) merge(site, id);
            }}
            options={options}
          />
        )}
      </EditField>
      {other && merged && together && (
        <div>
          <p className={`${styles.figures} numeric`}>
            <span>{t("merge.together")}</span>
            <strong data-testid="merged-area" data-area={area(together)}>
              {figures.squareMetres(area(together))}
            </strong>
          </p>
          {merged.closedM2 >= LEAST_CLOSED_M2 && (
            <p className={styles.snapped}>{t("merge.closed", { area: figures.squareMetres(merged.closedM2) })}</p>
          )}
          <p>{t("merge.stays", { name: placeName(site), kind: t(`kind.${site.kind}`), other: placeName(other) })}</p>
          {!saving && <LostRequirements site={other} into={site} />}
        </div>
      )}
      {!isOneLayer && (
        <p className={styles.fault} role="alert">
          {t("merge.layer")}
        </p>
      )}
      {isOneLayer && merged && !merged.ground && (
        <p className={styles.fault} role="alert">
          {t("merge.apart", { apart: figures.metres(merged.apartM), most: figures.metres(MOST_APART_M) })}
        </p>
      )}
      {problem && (
        <p className={form.problem} role="alert">
          {t(`edit.problem.${problem}`)}
        </p>
      )}
      <div className={`${form.ways} ${styles.ending}`}>
        <Button type="primary" aria-disabled={saving} disabled={!ready} onClick={() => void save()}>
          {t("merge.save")}
        </Button>
        <Button onClick={onCancel} disabled={saving}>
          {t("edit.cancel")}
        </Button>
      </div>
    </div>
  );
}
