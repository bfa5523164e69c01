"use client";

import { CloseOutlined, DeleteOutlined, EditOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { GuardedArticle } from "@/app/_components/guarded-article";
import { useFigures } from "@/app/_components/use-figures";
import type { GuardedGroundDto } from "@/lib/api/guarded";
import styles from "./camera-card.module.css";
import own from "./guarded-card.module.css";
import { GuardedEditor } from "./guarded-editor";
import { ReachedLevels } from "./reached-levels";
import { guardedOptions } from "./use-guarded";
import { useGuardedRemoval } from "./use-guarded-removal";
import { useMay } from "./use-may";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Facts of the guarded ground picked on the map or in the table, and which cameras reach it. */
export function GuardedCard() {
  const t = useTranslations();
  const { search, change } = useWorkspaceSearch();
  const { data, isError } = useQuery(guardedOptions());
  const { remove } = useGuardedRemoval();
  // a camera picked from here has its own card, which leads back
  if (search.guarded === undefined || search.camera !== undefined) return null;
  const ground = data?.grounds.find(({ id }) => id === search.guarded);
  return (
    <section className={styles.card} aria-label={t("guarded.one")} data-testid="guarded-card">
      <Button
        className={styles.close ?? ""}
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t("guarded.close")}
        onClick={() => change({ guarded: undefined }, "push")}
      />
      {isError && <p className={styles.problem}>{t("guarded.error")}</p>}
      {!isError && !data && <Skeleton active title={{ width: 140 }} paragraph={{ rows: 3 }} />}
      {data && !ground && <p className={styles.problem}>{t("edit.problem.gone")}</p>}
      {ground && <EditableGround key={ground.id} ground={ground} onRemove={() => void remove(ground)} />}
    </section>
  );
}

function EditableGround({ ground, onRemove }: { readonly ground: GuardedGroundDto; readonly onRemove: () => void }) {
  const t = useTranslations();
  const mayEdit = useMay("sites.edit");
  const [editing, setEditing] = useState(false);
  return (
    <>
      {!editing && <GroundFacts ground={ground} />}
      {!editing && mayEdit && (
        <div className={styles.edit}>
          <Button size="small" icon={<EditOutlined aria-hidden="true" />} onClick={() => setEditing(true)}>
            {t("edit.camera.open")}
          </Button>
          <Button size="small" icon={<DeleteOutlined aria-hidden="true" />} onClick={onRemove}>
            {t("site.removal.remove")}
          </Button>
        </div>
      )}
      <GuardedEditor ground={ground} open={editing} onClose={() => setEditing(false)} />
    </>
  );
}

function GroundFacts({ ground }: { readonly ground: GuardedGroundDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { change } = useWorkspaceSearch();
  const { kind, unit, consentDocument, consentOn, cameras, watched } = ground;
  return (
    <>
      <h2 className={styles.name}>{ground.name}</h2>
      <p className={styles.kind}>
        {t(`guarded.kind.${kind}`)} · <span className="numeric">{figures.squareMetres(ground.areaM2)}</span>
      </p>
      {kind === "consent" && (
        <p className={own.consent}>
          {unit}
          {" · "}
          {consentOn === null
            ? t("guarded.noConsent")
            : t("guarded.consented", { document: consentDocument ?? "", day: consentOn })}
        </p>
      )}
      <h3 className={styles.heading}>{t("guarded.reachedBy")}</h3>
      {cameras.length === 0 && <p className="quiet">{t("guarded.nobody")}</p>}
      <ul className={`${own.cameras} numeric`} data-watched={watched}>
        {cameras.map((camera) => (
          <li key={camera.id}>
            <button type="button" className={own.camera} onClick={() => change({ camera: camera.id }, "push")}>
              {camera.name}
            </button>
            <ReachedLevels levels={camera.levels} />
          </li>
        ))}
      </ul>
      {cameras.length > 0 && <p className={own.note}>{t("guarded.method")}</p>}
      <GuardedArticle kind={kind} />
    </>
  );
}
