"use client";

import { TableOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CHOOSABLE_COLUMNS, type ChoosableColumn, type ChoosableTable } from "@/lib/api/table-columns";
import styles from "./column-menu.module.css";

/** Which columns a table shows. */
export function ColumnMenu<Table extends ChoosableTable>(props: {
  readonly table: Table;
  readonly label: (column: ChoosableColumn<Table>) => string;
  readonly hidden: readonly ChoosableColumn<Table>[];
  readonly onHide: (columns: readonly ChoosableColumn<Table>[]) => void;
}) {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const columns: readonly ChoosableColumn<Table>[] = CHOOSABLE_COLUMNS[props.table];
  const toggle = (column: ChoosableColumn<Table>) =>
    props.onHide(columns.filter((one) => props.hidden.includes(one) !== (one === column)));
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      // Beside its button, so that Tab leads from one into the other.
      getPopupContainer={(button) => button.parentElement ?? document.body}
      placement="bottomRight"
      arrow={false}
      content={
        <fieldset className={styles.choices}>
          <legend className="visually-hidden">{t("columns.title")}</legend>
          {columns.map((column) => (
            <Checkbox key={column} checked={!props.hidden.includes(column)} onChange={() => toggle(column)}>
              {props.label(column)}
            </Checkbox>
          ))}
          <p className={styles.note}>{t("columns.note")}</p>
        </fieldset>
      }
    >
      <Button
        className={styles.button ?? ""}
        icon={<TableOutlined aria-hidden="true" />}
        aria-label={t("columns.title")}
        aria-expanded={open}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !open) return;
          event.preventDefault();
          setOpen(false);
        }}
      >
        {t("columns.title")}
      </Button>
    </Popover>
  );
}
