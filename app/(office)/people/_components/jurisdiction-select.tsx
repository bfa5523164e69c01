"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { api } from "@/lib/api/client/api";
import styles from "./jurisdiction-select.module.css";

/** Chooses one of the jurisdictions that are the person's to choose from, found by name or code. */
export function JurisdictionSelect(props: {
  readonly label: string;
  readonly id?: string;
  readonly className?: string;
  readonly value: string | null;
  readonly allowClear?: boolean;
  readonly onChange: (code: string | null) => void;
}) {
  const t = useTranslations();
  const english = useLocale() === "en";
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const { data = [], isError } = useQuery({
    ...api.people.jurisdictions.queryOptions({ input: { q } }),
    placeholderData: keepPreviousData,
  });
  // What is chosen has a name even while something else is looked for.
  const { data: chosen = [] } = useQuery({
    ...api.people.jurisdictions.queryOptions({ input: { q: props.value ?? "" } }),
    enabled: props.value !== null,
  });
  const places = [
    ...data,
    ...chosen.filter(({ code }) => code === props.value && !data.some((one) => one.code === code)),
  ];
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      className={props.className ?? styles.whole ?? ""}
      aria-label={props.label}
      placeholder={props.label}
      value={props.value}
      allowClear={props.allowClear ?? false}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={isError ? t("people.jurisdictions.error") : t("people.jurisdictions.none")}
      options={places.map(({ code, name, nameEn, parent }) => ({
        value: code,
        label: english ? nameEn : name,
        code,
        parent: english ? "" : (parent ?? ""),
      }))}
      optionRender={({ data: place }) => (
        <span className={styles.option}>
          {place.label}
          <span className={styles.code}>
            {place.parent} {place.code}
          </span>
        </span>
      )}
      onChange={(code: string | null | undefined) => props.onChange(code ?? null)}
    />
  );
}
