"use client";

import { Input } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import styles from "./audit-filters.module.css";

/** The first or the last day looked at, in the browser's own field for days. A day that is half typed asks for nothing. */
export function DayField(props: {
  readonly name: "from" | "to";
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly onChange: (day: string) => void;
}) {
  const t = useTranslations();
  const [shown, setShown] = useState(props.value);
  const [last, setLast] = useState(props.value);
  if (props.value !== last) {
    setLast(props.value);
    setShown(props.value);
  }
  return (
    <Input
      type="date"
      className={styles.day ?? ""}
      value={shown}
      aria-label={t(`audit.filter.${props.name}`)}
      title={t(`audit.filter.${props.name}`)}
      min={props.min || "2000-01-01"}
      max={props.max || "2999-12-31"}
      onChange={(event) => {
        setShown(event.target.value);
        if (event.target.validity.valid) props.onChange(event.target.value);
      }}
    />
  );
}
