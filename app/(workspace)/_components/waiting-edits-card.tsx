"use client";

import { Button } from "antd";
import { useTranslations } from "next-intl";
import type { ConflictWords } from "@/app/_components/conflict-dialog";
import type { WaitingEdit } from "@/lib/editing/waiting-edits";
import { useCameraWords } from "./camera-words";
import { useSiteWords } from "./use-site-words";
import { useWaitingEdits } from "./waiting-edits";
import styles from "./waiting-edits-card.module.css";

/** Says which changes wait for a connection, and lets a person send them at once or give one up. */
export function WaitingEditsCard() {
  const t = useTranslations();
  const { waiting, sendNow } = useWaitingEdits();
  const words = { camera: useCameraWords(), site: useSiteWords() };
  if (waiting.length === 0) return null;
  return (
    <section className={styles.card} aria-label={t("waiting.title")} data-testid="waiting-edits">
      <p className={styles.head} role="status">
        <strong>{t("waiting.count", { count: waiting.length })}</strong>
        <Button size="small" onClick={sendNow}>
          {t("waiting.sendNow")}
        </Button>
      </p>
      <p className={styles.note}>{t("waiting.note")}</p>
      <ul className={styles.edits}>
        {waiting.map((edit) => (
          <Edit key={`${edit.kind}/${edit.base.id}`} edit={edit} words={words[edit.kind]} />
        ))}
      </ul>
    </section>
  );
}

function Edit({ edit, words }: { readonly edit: WaitingEdit; readonly words: ConflictWords }) {
  const t = useTranslations();
  const { refused, giveUp } = useWaitingEdits();
  const { base, changes } = edit;
  const name = base.name ?? t("waiting.unnamed");
  const problem = refused[base.id];
  return (
    <li className={styles.edit}>
      <div>
        <strong>{name}</strong>
        <ul className={styles.changes}>
          {Object.entries(changes).map(([field, wanted]) => (
            <li key={field}>
              {words.field(field)} <span className="numeric">{words.value(field, wanted)}</span>
            </li>
          ))}
        </ul>
        {problem && <p className={styles.problem}>{t(`edit.problem.${problem}`)}</p>}
      </div>
      <Button size="small" type="text" danger aria-label={t("waiting.giveUpOf", { name })} onClick={() => giveUp(edit)}>
        {t("waiting.giveUp")}
      </Button>
    </li>
  );
}
