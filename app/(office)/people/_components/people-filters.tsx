"use client";

import { Button, Select } from "antd";
import { useTranslations } from "next-intl";
import styles from "@/app/(office)/_components/office-list.module.css";
import { WordsField } from "@/app/(office)/_components/words-field";
import { JurisdictionSelect } from "@/app/(office)/people/_components/jurisdiction-select";
import { ROLES } from "@/lib/access/roles";
import { PERSON_STATES } from "@/lib/api/people";
import { usePeopleSearch } from "./use-people-search";

/** Who is looked for: words, role, place, state. */
export function PeopleFilters() {
  const t = useTranslations();
  const { search, change } = usePeopleSearch();
  const narrowed = search.q !== "" || search.role || search.state || search.jurisdiction !== "";
  return (
    <search className={styles.filters}>
      <WordsField
        id="people-search"
        className={styles.words ?? ""}
        label={t("people.filter.q")}
        value={search.q}
        maxLength={60}
        onSearch={change}
      />
      {/* Cells of their own: while one has the keyboard, Ant Design puts a second element beside the select. */}
      <div className={styles.select}>
        <Select
          className={styles.choice ?? ""}
          aria-label={t("people.filter.role")}
          placeholder={t("people.filter.role")}
          value={search.role ?? null}
          options={ROLES.map((role) => ({ value: role, label: t(`account.role.${role}`) }))}
          allowClear
          popupMatchSelectWidth={false}
          onChange={(role) => change({ role: role ?? undefined })}
        />
      </div>
      <div className={styles.select}>
        <JurisdictionSelect
          className={styles.choice ?? ""}
          label={t("people.filter.jurisdiction")}
          value={search.jurisdiction === "" ? null : search.jurisdiction}
          allowClear
          onChange={(code) => change({ jurisdiction: code ?? "" })}
        />
      </div>
      <div className={styles.select}>
        <Select
          className={styles.choice ?? ""}
          aria-label={t("people.filter.state")}
          placeholder={t("people.filter.state")}
          value={search.state ?? null}
          options={PERSON_STATES.map((state) => ({ value: state, label: t(`people.state.${state}`) }))}
          allowClear
          popupMatchSelectWidth={false}
          onChange={(state) => change({ state: state ?? undefined })}
        />
      </div>
      {narrowed && (
        <Button type="link" onClick={() => change({ q: "", role: undefined, state: undefined, jurisdiction: "" })}>
          {t("people.filter.clear")}
        </Button>
      )}
    </search>
  );
}
