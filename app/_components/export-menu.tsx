"use client";

import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslations } from "next-intl";
import { XLSX_MOST_ROWS } from "@/lib/exports/xlsx-limit";
import { useFigures } from "./use-figures";

/** Takes along what is found, as a table for every program (CSV) or for spreadsheets (XLSX, which holds only so many rows). */
export function ExportMenu(props: {
  /** What the files hold, in words. */
  readonly found: string;
  readonly total: number;
  readonly href: (format: "csv" | "xlsx") => string;
}) {
  const t = useTranslations();
  const figures = useFigures();
  const tooMany = props.total > XLSX_MOST_ROWS;
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        items: [
          {
            key: "csv",
            label: (
              <a href={props.href("csv")} download>
                CSV
              </a>
            ),
          },
          {
            key: "xlsx",
            disabled: tooMany,
            label: tooMany ? (
              t("export.tooMany", { most: figures.count(XLSX_MOST_ROWS) })
            ) : (
              <a href={props.href("xlsx")} download>
                XLSX
              </a>
            ),
          },
        ],
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden="true" />} aria-label={t("export.open")} title={props.found}>
        {t("export.open")}
      </Button>
    </Dropdown>
  );
}
