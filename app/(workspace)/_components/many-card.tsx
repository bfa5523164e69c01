"use client";

import { CloseOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { EditProblem } from "@/app/_components/use-record-edit";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import { MOST_CHANGES } from "@/lib/api/camera-changes";
import { CAMERA_KINDS, type CameraRowDto } from "@/lib/api/camera-list";
import { fieldsOf } from "@/lib/editing/edit-history";
import { useCameraWords } from "./camera-words";
import card from "./draw-site-card.module.css";
import { useManyCameras } from "./many-cameras";
import styles from "./many-card.module.css";
import { MANY_FIELDS, ManyForm, rangeOf } from "./many-form";
import { useCameraChanges } from "./use-camera-changes";
import { useMay } from "./use-may";

/** Cameras that are selected together: what they have in common, and what can be done to all of them at once. Stays mounted, so that it can be taken back. */
export function ManyCard() {
  const t = useTranslations();
  const { ids, cameras, isError, full, clear } = useManyCameras();
  const mayEdit = useMay("cameras.edit");
  const { send } = useCameraChanges();
  const [problem, setProblem] = useState<EditProblem | null>(null);
  useShortcuts(ids.length > 0 ? { Escape: clear } : {});
  if (ids.length === 0) return null;

  const remove = async (all: readonly CameraRowDto[]) => {
    setProblem(null);
    const found = await send({
      changes: all.map(({ id, version }) => ({ kind: "remove", version, removal: { id } })),
      key: crypto.randomUUID(),
      parts: (gone) => gone.map((one) => ({ kind: "camera", id: one.id, before: fieldsOf(one), after: null })),
    });
    if (found === null) clear();
    else setProblem(found);
  };
  return (
    <section className={card.card} aria-label={t("many.title")} data-testid="many-card">
      <Button
        className={card.close ?? ""}
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t("many.close")}
        onClick={clear}
      />
      <h2 className={card.title}>{t("many.count", { count: cameras?.length ?? ids.length })}</h2>
      {full && <p className={card.hint}>{t("many.full", { most: MOST_CHANGES })}</p>}
      {isError && <p className={styles.problem}>{t("camera.error")}</p>}
      {!isError && !cameras && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {cameras && <p className={card.hint}>{kindsOf(cameras, (kind) => t(`camera.kind.${kind}`))}</p>}
      {cameras && !mayEdit && <ManyFacts cameras={cameras} />}
      {problem && (
        <p className={styles.problem} role="alert">
          {t(`edit.problem.${problem}`)}
        </p>
      )}
      {cameras && mayEdit && (
        <ManyForm
          cameras={cameras}
          send={send}
          more={
            <Button icon={<DeleteOutlined aria-hidden="true" />} onClick={() => void remove(cameras)}>
              {t("many.remove", { count: cameras.length })}
            </Button>
          }
        />
      )}
    </section>
  );
}

/** How many of each kind. */
function kindsOf(cameras: readonly CameraRowDto[], word: (kind: CameraRowDto["kind"]) => string): string {
  const counts = CAMERA_KINDS.map((kind) => ({ kind, count: cameras.filter((one) => one.kind === kind).length }));
  return counts.flatMap(({ kind, count }) => (count === 0 ? [] : [`${word(kind)} ${count}`])).join(" · ");
}

/** What cameras hold that nobody here may change. */
function ManyFacts({ cameras }: { readonly cameras: readonly CameraRowDto[] }) {
  const words = useCameraWords();
  const facts = MANY_FIELDS.flatMap((field) => {
    const text = rangeOf(cameras, field, (value) => words.value(field, value));
    return text === null ? [] : [{ field, text }];
  });
  return (
    <dl className={`${styles.facts} numeric`}>
      {facts.map(({ field, text }) => (
        <div key={field}>
          <dt>{words.field(field)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
