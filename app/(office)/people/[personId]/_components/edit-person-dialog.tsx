"use client";

import { App, Button, Checkbox, Input } from "antd";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { ConflictDialog } from "@/app/_components/conflict-dialog";
import { editOutcome } from "@/app/_components/edit-outcome";
import { formWords } from "@/app/_components/form-words";
import { SubmitButton } from "@/app/_components/submit-button";
import { useRecordEdit } from "@/app/_components/use-record-edit";
import { api } from "@/lib/api/client/api";
import type { PersonDto, PersonFieldsDto } from "@/lib/api/people";
import styles from "../../_components/dialog-form.module.css";
import { OfficeDialog } from "../../_components/office-dialog";

const FIELDS = ["displayName", "unit", "disabled"] as const;
type Field = (typeof FIELDS)[number];

/** Changes a person's name and unit, and shuts them out or lets them in again. */
export function EditPersonDialog(props: {
  readonly person: PersonDto;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useTranslations();
  const id = useId();
  const { message } = App.useApp();
  const { person, onChanged, onClose } = props;
  const [base] = useState<PersonFieldsDto>(() => fieldsOf(person));
  const edit = useRecordEdit<PersonFieldsDto>(
    (from, changes, reason) =>
      editOutcome(
        api.people.edit.call(
          { ...changes, id: from.id, ...(reason === "" ? {} : { reason }) },
          { context: { basedOn: from } },
        ),
      ),
    () => {
      void message.success(t("edit.saved"));
      onClose();
      void onChanged();
    },
  );
  const send = (event: FormEvent<HTMLFormElement>) => {
    const word = formWords(event);
    const next = {
      displayName: word("displayName").trim(),
      unit: word("unit").trim(),
      disabled: person.office ? base.disabled : word("disabled") === "on",
    };
    const changed = Object.entries(next).filter(([field, value]) => base[field as Field] !== value);
    if (changed.length === 0) return onClose();
    void edit.save(base, Object.fromEntries(changed), word("reason").trim());
  };
  if (edit.conflict) {
    return (
      <ConflictDialog
        conflict={edit.conflict}
        words={{
          field: (field) => t(`people.edit.${field as Field}`),
          value: (field, value) =>
            field === "disabled" ? t(`people.edit.is.${value ? "disabled" : "active"}`) : String(value ?? ""),
        }}
        saving={edit.saving}
        onSave={edit.settle}
        onCancel={edit.dismiss}
      />
    );
  }
  return (
    <OfficeDialog title={t("people.edit.title")} onClose={onClose}>
      <form className={styles.form} method="post" onSubmit={send}>
        {edit.problem && (
          <p className={styles.problem} role="alert">
            {t(`edit.problem.${edit.problem}`)}
          </p>
        )}
        <div className={styles.field}>
          <label htmlFor={`${id}-name`}>{t("people.edit.displayName")}</label>
          <Input
            id={`${id}-name`}
            name="displayName"
            defaultValue={base.displayName}
            required
            maxLength={40}
            pattern=".*\S.*"
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-unit`}>{t("people.edit.unit")}</label>
          <Input id={`${id}-unit`} name="unit" defaultValue={base.unit} maxLength={80} />
        </div>
        <div className={styles.field}>
          {!person.office && (
            <Checkbox name="disabled" defaultChecked={base.disabled}>
              {t("people.edit.disabled")}
            </Checkbox>
          )}
          <p className={styles.hint}>{person.office ? t("people.edit.office") : t("people.edit.disabledHint")}</p>
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-reason`}>{t("edit.reasonOptional")}</label>
          <Input id={`${id}-reason`} name="reason" maxLength={500} autoComplete="off" />
        </div>
        <p className={styles.ways}>
          <Button onClick={onClose}>{t("people.cancel")}</Button>
          <SubmitButton busy={edit.saving}>{t("edit.save")}</SubmitButton>
        </p>
      </form>
    </OfficeDialog>
  );
}

function fieldsOf({ id, version, displayName, unit, disabled }: PersonDto): PersonFieldsDto {
  return { id, version, displayName, unit, disabled };
}
