"use client";

import { Button, Input } from "antd";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { formWords } from "@/app/_components/form-words";
import { SubmitButton } from "@/app/_components/submit-button";
import styles from "../../_components/dialog-form.module.css";
import { OfficeDialog } from "../../_components/office-dialog";
import { useOnce } from "../../_components/use-once";

/** Asks why before something is done, and says what it brings about. */
export function ReasonDialog(props: {
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
  readonly onSubmit: (reason: string, idempotencyKey: string) => Promise<void>;
}) {
  const t = useTranslations();
  const id = useId();
  const { busy, problem, once } = useOnce();
  const send = (event: FormEvent<HTMLFormElement>) => {
    const reason = formWords(event)("reason").trim();
    void once((idempotencyKey) => props.onSubmit(reason, idempotencyKey));
  };
  return (
    <OfficeDialog title={props.title} onClose={props.onClose}>
      <form className={styles.form} method="post" onSubmit={send}>
        {problem && (
          <p className={styles.problem} role="alert">
            {t(`people.problem.${problem}`)}
          </p>
        )}
        <p>{props.lead}</p>
        <div className={styles.field}>
          <label htmlFor={id}>{t("people.reason")}</label>
          <Input id={id} name="reason" required maxLength={500} autoFocus autoComplete="off" pattern=".*\S.*" />
        </div>
        <p className={styles.ways}>
          <Button onClick={props.onClose}>{t("people.cancel")}</Button>
          <SubmitButton busy={busy} danger={props.danger ?? false}>
            {props.submit}
          </SubmitButton>
        </p>
      </form>
    </OfficeDialog>
  );
}
