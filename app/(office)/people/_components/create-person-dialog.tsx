"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { formWords } from "@/app/_components/form-words";
import { SubmitButton } from "@/app/_components/submit-button";
import { api } from "@/lib/api/client/api";
import styles from "./dialog-form.module.css";
import { JurisdictionSelect } from "./jurisdiction-select";
import { OfficeDialog } from "./office-dialog";
import { ShownOnce } from "./shown-once";
import { useOnce } from "./use-once";

type Made = {
  readonly person: string;
  readonly code: string | null;
  readonly expiresAt: string;
  readonly username: string;
};

/** Adds a person, and shows the code of their first sign-in this once. */
export function CreatePersonDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const queries = useQueryClient();
  const { busy, problem, once } = useOnce();
  const [jurisdiction, setJurisdiction] = useState<string | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const send = (event: FormEvent<HTMLFormElement>) => {
    const word = formWords(event);
    const username = word("username").trim().toLowerCase();
    const person = { username, displayName: word("displayName"), unit: word("unit"), jurisdiction: jurisdiction ?? "" };
    void once(async (idempotencyKey) => {
      const answer = await api.people.create.call(person, { context: { idempotencyKey } });
      setMade({ ...answer, username });
      await queries.invalidateQueries({ queryKey: api.people.list.key() });
    });
  };
  if (made) {
    return (
      <OfficeDialog title={t("people.create.done")} onClose={onClose}>
        <ShownOnce username={made.username} issued={made} onDone={() => router.push(`/people/${made.person}`)} />
      </OfficeDialog>
    );
  }
  return (
    <OfficeDialog title={t("people.create.title")} onClose={onClose}>
      <form className={styles.form} method="post" onSubmit={send}>
        {problem && (
          <p className={styles.problem} role="alert">
            {t(`people.problem.${problem}`)}
          </p>
        )}
        <div className={styles.field}>
          <label htmlFor="person-username">{t("people.create.username")}</label>
          <Input
            id="person-username"
            name="username"
            required
            autoFocus
            autoComplete="off"
            pattern="[A-Za-z0-9][A-Za-z0-9._\-]{1,31}"
            title={t("people.create.usernameHint")}
          />
          <p className={styles.hint}>{t("people.create.usernameHint")}</p>
        </div>
        <div className={styles.field}>
          <label htmlFor="person-name">{t("people.create.displayName")}</label>
          <Input id="person-name" name="displayName" required maxLength={40} autoComplete="off" />
        </div>
        <div className={styles.field}>
          <label htmlFor="person-unit">{t("people.create.unit")}</label>
          <Input id="person-unit" name="unit" maxLength={80} autoComplete="off" />
        </div>
        <div className={styles.field}>
          <label htmlFor="person-jurisdiction">{t("people.create.jurisdiction")}</label>
          <JurisdictionSelect
            id="person-jurisdiction"
            label={t("people.create.jurisdiction")}
            value={jurisdiction}
            onChange={setJurisdiction}
          />
          <p className={styles.hint}>{t("people.create.jurisdictionHint")}</p>
        </div>
        <p className={styles.ways}>
          <Button onClick={onClose}>{t("people.cancel")}</Button>
          <SubmitButton busy={busy} disabled={jurisdiction === null}>
            {t("people.create.submit")}
          </SubmitButton>
        </p>
      </form>
    </OfficeDialog>
  );
}
