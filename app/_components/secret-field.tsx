"use client";

import { Input, type InputProps } from "antd";
import { useId } from "react";
import styles from "./secret-form.module.css";

type Props = Pick<InputProps, "name" | "autoComplete" | "autoFocus" | "inputMode" | "maxLength" | "defaultValue"> & {
  readonly label: string;
  readonly hint?: string;
  /** Shown as dots, with an eye to look at it. */
  readonly hidden?: boolean;
};

/** One field of a form that signs in. The browser keeps what is typed, so that what a password manager fills in before the page answers is not lost. */
export function SecretField({ label, hint, hidden = false, ...input }: Props) {
  const id = useId();
  const field = {
    id,
    size: "large" as const,
    required: true,
    "aria-describedby": hint ? `${id}-hint` : undefined,
    ...input,
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hidden ? <Input.Password {...field} /> : <Input {...field} />}
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
