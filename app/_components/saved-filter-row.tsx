import { CheckOutlined, CloseOutlined, DeleteOutlined, EditOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/lib/api/client/api";
import { FILTER_NAME_LENGTH, type SavedFilterDto } from "@/lib/api/saved-filters";
import type { ShowFilter } from "./saved-filters";
import styles from "./saved-filters.module.css";
import { useFilterChange } from "./use-filter-change";

/** One saved filter: shown by a click, renamed in its place, forgotten; one that its table no longer understands can be forgotten alone. */
export function SavedFilterRow(props: {
  readonly filter: SavedFilterDto;
  readonly shown: boolean;
  readonly onShow: ShowFilter;
}) {
  const t = useTranslations();
  const { filter, shown, onShow } = props;
  const { id, name, understood } = filter;
  const [renaming, setRenaming] = useState(false);
  const { busy, problem, change } = useFilterChange();
  const forget = () => change(() => api.filters.remove.call({ id }, { context: { basedOn: filter } }));
  return (
    <li className={styles.row}>
      {renaming ? (
        <NewName
          name={name}
          busy={busy}
          onCancel={() => setRenaming(false)}
          onName={async (next) => {
            const renamed = await change(() =>
              api.filters.edit.call({ id, name: next }, { context: { basedOn: filter } }),
            );
            if (renamed) setRenaming(false);
          }}
        />
      ) : (
        <>
          <button
            type="button"
            className={styles.show}
            disabled={!understood}
            aria-current={shown || undefined}
            onClick={() => onShow(filter)}
          >
            {name}
            {shown && (
              <span className={styles.note} aria-hidden="true">
                {t("filters.current")}
              </span>
            )}
          </button>
          {understood && (
            <Button
              type="text"
              size="small"
              icon={<EditOutlined />}
              aria-label={t("filters.rename", { name })}
              title={t("filters.rename", { name })}
              onClick={() => setRenaming(true)}
            />
          )}
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            disabled={busy}
            aria-label={t("filters.forget", { name })}
            title={t("filters.forget", { name })}
            onClick={() => void forget()}
          />
        </>
      )}
      {!understood && <p className={styles.problem}>{t("filters.notUnderstood")}</p>}
      {problem && (
        <p className={styles.problem} role="alert">
          {t(`filters.problem.${problem}`)}
        </p>
      )}
    </li>
  );
}

function NewName(props: {
  readonly name: string;
  readonly busy: boolean;
  readonly onName: (name: string) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const t = useTranslations();
  const { name, busy, onName, onCancel } = props;
  const [next, setNext] = useState(name);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && next.trim() !== "") void onName(next.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <Input
        size="small"
        value={next}
        maxLength={FILTER_NAME_LENGTH}
        aria-label={t("filters.renamed")}
        autoFocus
        onChange={({ target }) => setNext(target.value)}
      />
      <Button
        type="text"
        size="small"
        htmlType="submit"
        icon={<CheckOutlined />}
        disabled={next.trim() === ""}
        aria-label={t("filters.save")}
        title={t("filters.save")}
      />
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t("filters.keep")}
        title={t("filters.keep")}
        onClick={onCancel}
      />
    </form>
  );
}
