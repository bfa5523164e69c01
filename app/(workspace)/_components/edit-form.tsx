"use client";

import { Button, Input, InputNumber } from "antd";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import type { EditProblem } from "@/app/_components/use-record-edit";
import styles from "./edit-form.module.css";

/** A form that changes one record in place: its fields, what went wrong, and the ways out. Escape leaves it, but not while a dialog asks about it. */
export function EditForm(props: {
  readonly title: string;
  readonly saving: boolean;
  readonly disabled: boolean;
  readonly problem: EditProblem | null;
  readonly asking: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useTranslations();
  const { title, saving, disabled, problem, asking, onSave, onCancel } = props;
  return (
    <form
      className={styles.form}
      aria-label={title}
      aria-busy={saving}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving && !disabled) onSave();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented || asking) return;
        event.preventDefault();
        onCancel();
      }}
    >
      {/* No heading: the form stands under several, and has its name already. */}
      <p className={styles.title}>{title}</p>
      {props.children}
      {problem && (
        <p className={styles.problem} role="alert">
          {t(`edit.problem.${problem}`)}
        </p>
      )}
      <div className={styles.ways}>
        {/* Not disabled while it saves: the keyboard would lose its place. */}
        <Button type="primary" htmlType="submit" aria-disabled={saving} disabled={disabled}>
          {t("edit.save")}
        </Button>
        <Button onClick={onCancel} disabled={saving}>
          {t("edit.cancel")}
        </Button>
        {props.more}
      </div>
    </form>
  );
}

/** One field with its label, and below it what is wrong with it, or else what it may hold. */
export function EditField(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly children: (control: { readonly id: string; readonly "aria-describedby"?: string }) => ReactNode;
}) {
  const id = useId();
  const { label, hint, fault, children } = props;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({ id, ...((fault ?? hint) ? { "aria-describedby": `${id}-note` } : {}) })}
      {(fault ?? hint) && (
        <span id={`${id}-note`} className={fault ? styles.fault : styles.hint}>
          {fault ?? hint}
        </span>
      )}
    </div>
  );
}

/** As long as a reason may be; the API says the same. */
const REASON_LENGTH = 500;

/** Why something is changed, for who reads the audit. */
export function ReasonField(props: {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, disabled, autoFocus = false, onChange } = props;
  return (
    <EditField label={label}>
      {(control) => (
        <Input
          {...control}
          value={value}
          maxLength={REASON_LENGTH}
          disabled={disabled}
          autoFocus={autoFocus}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </EditField>
  );
}

/** A number within bounds; null is an empty field. What is out of bounds stays as typed, and is said. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number | null;
  readonly bounds: { readonly min: number; readonly max: number };
  /** What an empty field says; null where it may not be empty. */
  readonly empty: string | null;
  readonly disabled: boolean;
  readonly onChange: (value: number | null) => void;
}) {
  const t = useTranslations();
  const { label, value, bounds, empty, disabled, onChange } = props;
  const fault = numberFault(value, bounds, empty === null);
  return (
    <EditField
      label={label}
      hint={t("edit.range", bounds)}
      fault={fault === "empty" ? t("edit.required") : fault === "outside" ? t("edit.outOfRange", bounds) : undefined}
    >
      {(control) => (
        <InputNumber
          {...control}
          className={styles.wide ?? ""}
          value={value}
          disabled={disabled}
          status={fault ? "error" : ""}
          placeholder={empty ?? ""}
          onChange={(next) => onChange(typeof next === "number" ? next : null)}
        />
      )}
    </EditField>
  );
}

/** What is wrong with a number that was entered; null if nothing is. */
export function numberFault(
  value: number | null,
  { min, max }: { readonly min: number; readonly max: number },
  required: boolean,
): "empty" | "outside" | null {
  if (value === null) return required ? "empty" : null;
  return value >= min && value <= max ? null : "outside";
}
