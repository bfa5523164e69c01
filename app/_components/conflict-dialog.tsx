"use client";

import { Button, Modal } from "antd";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { ConflictDto, FieldConflictDto } from "@/lib/api/versions";
import styles from "./conflict-dialog.module.css";

/** Which side of a field is kept. */
type Side = "mine" | "theirs";
type Value = FieldConflictDto["theirs"];

/** What a conflict is about, in words: how a field is called, and how a value of it is written. */
export type ConflictWords = {
  readonly field: (field: string) => string;
  readonly value: (field: string, value: Value) => string;
};

/**
 * Two people changed one record: shows field by field what one's own change asks for beside what the record holds by now, and lets the person choose.
 * Fields that only the others changed are shown, and stay as they are.
 *
 * @param onSave - Saves the fields that were chosen to be one's own, on top of the record as it is; none: the record stays as it is.
 */
export function ConflictDialog<T>(props: {
  readonly conflict: ConflictDto<T>;
  readonly words: ConflictWords;
  readonly saving: boolean;
  readonly onSave: (fields: readonly string[]) => void;
  readonly onCancel: () => void;
}) {
  const t = useTranslations();
  const { conflict, words, saving, onSave, onCancel } = props;
  const asked = conflict.fields.filter(({ mine }) => mine !== undefined);
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const sideOf = (field: string): Side => sides[field] ?? "mine";
  const takeAll = (side: Side) => setSides(Object.fromEntries(asked.map(({ field }) => [field, side])));
  const mine = asked.filter(({ field }) => sideOf(field) === "mine").map(({ field }) => field);
  return (
    <Modal
      open
      title={t("conflict.title")}
      onCancel={onCancel}
      closable={{ "aria-label": t("conflict.cancel") }}
      maskClosable={false}
      footer={null}
      width="min(640px, calc(100vw - 24px))"
      // A container other than the body keeps the dialog from locking the page's scroll, which it does by a style without a nonce.
      getContainer={() => document.getElementById("dialogs") ?? document.body}
    >
      <p className={styles.lead}>
        <When last={conflict.last} />
      </p>
      <table className={styles.table}>
        <colgroup>
          <col />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t("conflict.field")}</th>
            <th scope="col">{t("conflict.mine")}</th>
            <th scope="col">{t("conflict.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {conflict.fields.map((field) => (
            <FieldRow
              key={field.field}
              conflict={field}
              words={words}
              side={sideOf(field.field)}
              onChoose={(side) => setSides({ ...sides, [field.field]: side })}
            />
          ))}
        </tbody>
      </table>
      <div className={styles.ways}>
        <Button onClick={onCancel} disabled={saving}>
          {t("conflict.cancel")}
        </Button>
        {asked.length > 1 && (
          <>
            <Button onClick={() => takeAll("mine")}>{t("conflict.keepMine")}</Button>
            <Button onClick={() => takeAll("theirs")}>{t("conflict.takeTheirs")}</Button>
          </>
        )}
        <Button type="primary" aria-disabled={saving} onClick={() => saving || onSave(mine)}>
          {mine.length === 0 ? t("conflict.leave") : t("conflict.save")}
        </Button>
      </div>
    </Modal>
  );
}

function When({ last }: { readonly last: ConflictDto<unknown>["last"] }) {
  const t = useTranslations();
  const format = useFormatter();
  if (!last) return t("conflict.leadImport");
  const when = format.dateTime(new Date(last.at), {
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return last.own ? t("conflict.leadOwn", { when }) : t("conflict.lead", { when });
}

function FieldRow(props: {
  readonly conflict: FieldConflictDto;
  readonly words: ConflictWords;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
}) {
  const t = useTranslations();
  const group = useId();
  const { conflict, words, side, onChoose } = props;
  const { field, base, mine, theirs } = conflict;
  const choice = (own: Side, value: Value) => (
    <label className={styles.choice}>
      <input type="radio" name={group} checked={side === own} onChange={() => onChoose(own)} />
      <span>
        <span className="visually-hidden">
          {t("conflict.choice", { field: words.field(field), side: t(`conflict.${own}`) })}{" "}
        </span>
        {words.value(field, value)}
      </span>
    </label>
  );
  return (
    <tr>
      <th scope="row" className={styles.field}>
        {words.field(field)}
        {base !== undefined && (
          <span className={styles.was}>{t("conflict.was", { value: words.value(field, base) })}</span>
        )}
      </th>
      <td>{mine === undefined ? <div className={styles.fact}>{t("conflict.unasked")}</div> : choice("mine", mine)}</td>
      <td>
        {mine === undefined ? (
          <div className={styles.fact}>{words.value(field, theirs)}</div>
        ) : (
          choice("theirs", theirs)
        )}
      </td>
    </tr>
  );
}
