"use client";

import { useTranslations } from "next-intl";
import type { AuditEntryDto } from "@/lib/api/audit";
import { entryChanges, type FieldChange } from "@/lib/audit/entry-changes";
import styles from "./entry-changes.module.css";

/** What was and what is, field by field; fields that stayed are left out. */
export function EntryChanges({ before, after }: Pick<AuditEntryDto, "before" | "after">) {
  const t = useTranslations();
  const changes = entryChanges(before, after);
  if (changes.length === 0) return <p className={styles.none}>{t("audit.changes.none")}</p>;
  return (
    <table className={styles.changes}>
      <caption className="visually-hidden">{t("audit.changes.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("audit.changes.field")}</th>
          <th scope="col">{t("audit.changes.before")}</th>
          <th scope="col">{t("audit.changes.after")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{change.field === "" ? t("audit.changes.value") : change.field}</th>
            <td className={styles.before}>{valueText(change.before)}</td>
            <td className={styles.after}>{valueText(change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A value as it was written; a dash where there was none. */
function valueText(value: FieldChange["after"]): string {
  if (value === undefined) return "—";
  return typeof value === "string" ? value : JSON.stringify(value);
}
