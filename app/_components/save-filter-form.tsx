import { Button, Input } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/lib/api/client/api";
import { FILTER_NAME_LENGTH } from "@/lib/api/saved-filters";
import type { ChoosableTable } from "@/lib/api/table-columns";
import styles from "./saved-filters.module.css";
import { useFilterChange } from "./use-filter-change";

/** Keeps what a table shows now under a name. */
export function SaveFilterForm(props: {
  readonly table: ChoosableTable;
  readonly query: string;
  readonly hidden: readonly string[];
}) {
  const t = useTranslations();
  const { table, query, hidden } = props;
  const [name, setName] = useState("");
  const { busy, problem, change } = useFilterChange();
  const save = async () => {
    const wanted = { table, name: name.trim(), query, hidden: [...hidden] };
    // A name is kept once, so that asking again does nothing twice.
    const saved = await change(() =>
      api.filters.create.call(wanted, { context: { idempotencyKey: crypto.randomUUID() } }),
    );
    if (saved) setName("");
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && name.trim() !== "") void save();
      }}
    >
      <Input
        size="small"
        value={name}
        maxLength={FILTER_NAME_LENGTH}
        aria-label={t("filters.name")}
        placeholder={t("filters.name")}
        onChange={({ target }) => setName(target.value)}
      />
      <Button size="small" type="primary" htmlType="submit" aria-disabled={busy} disabled={name.trim() === ""}>
        {t("filters.save")}
      </Button>
      {problem && (
        <p className={styles.problem} role="alert">
          {t(`filters.problem.${problem}`)}
        </p>
      )}
    </form>
  );
}
