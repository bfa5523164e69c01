"use client";

import { App, Button, Input, Select } from "antd";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { formWords } from "@/app/_components/form-words";
import { SubmitButton } from "@/app/_components/submit-button";
import { APPROVED_ROLES, ROLES, type Role } from "@/lib/access/roles";
import { api } from "@/lib/api/client/api";
import type { PersonDto } from "@/lib/api/people";
import { shanghaiMidnight } from "@/lib/i18n/shanghai-time";
import styles from "../../_components/dialog-form.module.css";
import { JurisdictionSelect } from "../../_components/jurisdiction-select";
import { OfficeDialog } from "../../_components/office-dialog";
import { useOnce } from "../../_components/use-once";

/** The same day of next year, which is what a grant is suggested to last: `2027-11-24`. */
function inAYear(): string {
  const day = new Date();
  day.setFullYear(day.getFullYear() + 1);
  return day.toISOString().slice(0, 10);
}

/** Grants a role: which, where, until when, and why. */
export function GrantDialog(props: {
  readonly person: PersonDto;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  const id = useId();
  const { message } = App.useApp();
  const { busy, problem, once } = useOnce();
  const { person, onChanged, onClose } = props;
  const [role, setRole] = useState<Role | null>(null);
  const [jurisdiction, setJurisdiction] = useState<string | null>(person.jurisdiction.code);
  const waits = role !== null && APPROVED_ROLES.some((one) => one === role);
  const send = (event: FormEvent<HTMLFormElement>) => {
    const word = formWords(event);
    if (role === null || jurisdiction === null) return;
    const until = word("until") === "" ? null : shanghaiMidnight(word("until"), "day-after");
    const grant = { person: person.id, role, jurisdiction, reason: word("reason").trim(), until };
    void once(async (idempotencyKey) => {
      await api.grants.create.call(grant, { context: { idempotencyKey } });
      void message.success(waits ? t("people.grant.waits") : t("people.grant.holds"));
      onClose();
      await onChanged();
    });
  };
  return (
    <OfficeDialog title={t("people.grant.title", { name: person.displayName })} onClose={onClose}>
      <form className={styles.form} method="post" onSubmit={send}>
        {problem && (
          <p className={styles.problem} role="alert">
            {t(`people.problem.${problem}`)}
          </p>
        )}
        <div className={styles.field}>
          <label htmlFor={`${id}-role`}>{t("people.grant.role")}</label>
          <Select
            id={`${id}-role`}
            aria-label={t("people.grant.role")}
            placeholder={t("people.grant.role")}
            value={role}
            options={ROLES.map((one) => ({ value: one, label: t(`account.role.${one}`) }))}
            onChange={setRole}
          />
          {waits && <p className={styles.hint}>{t("people.grant.second")}</p>}
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-place`}>{t("people.grant.jurisdiction")}</label>
          <JurisdictionSelect
            id={`${id}-place`}
            label={t("people.grant.jurisdiction")}
            value={jurisdiction}
            onChange={setJurisdiction}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-until`}>{t("people.grant.until")}</label>
          <Input id={`${id}-until`} type="date" name="until" defaultValue={inAYear()} max="2999-12-31" />
          <p className={styles.hint}>{t("people.grant.untilHint")}</p>
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-reason`}>{t("people.reason")}</label>
          <Input id={`${id}-reason`} name="reason" required maxLength={500} autoComplete="off" pattern=".*\S.*" />
        </div>
        <p className={styles.ways}>
          <Button onClick={onClose}>{t("people.cancel")}</Button>
          <SubmitButton busy={busy} disabled={role === null || jurisdiction === null}>
            {t("people.grant.submit")}
          </SubmitButton>
        </p>
      </form>
    </OfficeDialog>
  );
}
