"use client";

import { Button, Input } from "antd";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { formWords } from "@/app/_components/form-words";
import { SubmitButton } from "@/app/_components/submit-button";
import { api } from "@/lib/api/client/api";
import type { PersonDto } from "@/lib/api/people";
import styles from "../../_components/dialog-form.module.css";
import { OfficeDialog } from "../../_components/office-dialog";
import { useOnce } from "../../_components/use-once";

/** Says who a person is at the city's identity service; nothing typed: nobody. */
export function LinkIdentityDialog(props: {
  readonly person: PersonDto;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  const id = useId();
  const { busy, problem, once } = useOnce();
  const { person, onChanged, onClose } = props;
  const send = (event: FormEvent<HTMLFormElement>) => {
    const subject = formWords(event)("subject").trim();
    void once(async (idempotencyKey) => {
      const link = { id: person.id, subject: subject === "" ? null : subject };
      await api.people.linkIdentity.call(link, { context: { idempotencyKey } });
      onClose();
      await onChanged();
    });
  };
  return (
    <OfficeDialog title={t("people.link.title")} onClose={onClose}>
      <form className={styles.form} method="post" onSubmit={send}>
        {problem && (
          <p className={styles.problem} role="alert">
            {t(`people.problem.${problem}`)}
          </p>
        )}
        <div className={styles.field}>
          <label htmlFor={id}>{t("people.link.subject")}</label>
          <Input id={id} name="subject" defaultValue={person.signIn.identity ?? ""} maxLength={200} autoFocus />
          <p className={styles.hint}>{t("people.link.hint")}</p>
        </div>
        <p className={styles.ways}>
          <Button onClick={onClose}>{t("people.cancel")}</Button>
          <SubmitButton busy={busy}>{t("people.link.submit")}</SubmitButton>
        </p>
      </form>
    </OfficeDialog>
  );
}
