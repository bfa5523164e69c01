"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Pagination } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ColumnMenu } from "@/app/_components/column-menu";
import { ExportMenu } from "@/app/_components/export-menu";
import { SavedFilters, type ShowFilter } from "@/app/_components/saved-filters";
import { useColumns } from "@/app/_components/use-columns";
import { useFigures } from "@/app/_components/use-figures";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import list from "@/app/(office)/_components/office-list.module.css";
import { OfficePage } from "@/app/(office)/_components/office-page";
import { CAMERA_PAGE, type CameraListDto, type CameraRowDto } from "@/lib/api/camera-list";
import { api } from "@/lib/api/client/api";
import { CHOOSABLE_COLUMNS, type ChoosableColumn } from "@/lib/api/table-columns";
import { cameraQueryOf, printCameraSearch, readCameraSearch } from "@/lib/url/camera-search";
import { CameraFilters, NO_CAMERA_FILTER } from "./camera-filters";
import styles from "./camera-screen.module.css";
import { CameraTable } from "./camera-table";
import { FactsDialog } from "./facts-dialog";
import { useCameraSearch } from "./use-camera-search";

/** Every camera of the city: found, sorted, taken along, and their dated facts set for many at once. */
export function CameraScreen(props: {
  readonly initial: CameraListDto;
  readonly initialQuery: string;
  readonly hidden: readonly ChoosableColumn<"cameras">[];
  readonly mayEdit: boolean;
}) {
  const t = useTranslations();
  const figures = useFigures();
  const { search, change } = useCameraSearch();
  const [chosen, setChosen] = useState<ReadonlyMap<string, CameraRowDto>>(new Map());
  const { hidden, hide } = useColumns("cameras", props.hidden);
  const [editing, setEditing] = useState(false);
  const input = cameraQueryOf(search);
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    ...api.cameras.list.queryOptions({ input }),
    ...(JSON.stringify(input) === props.initialQuery ? { initialData: props.initial } : {}),
    placeholderData: keepPreviousData,
  });
  const cameras = data ?? props.initial;
  useShortcuts({ "/": () => document.querySelector<HTMLInputElement>("#camera-search")?.focus() });
  const found = t("cameras.count", { count: figures.count(cameras.total) });
  const { page: _, ...filters } = search;
  const show: ShowFilter = (filter) => {
    change({ ...NO_CAMERA_FILTER, ...readCameraSearch(new URLSearchParams(filter.query)) });
    hide(CHOOSABLE_COLUMNS.cameras.filter((column) => filter.hidden.includes(column)));
  };
  const tools = (
    <>
      <SavedFilters table="cameras" hidden={hidden} onShow={show} />
      <ColumnMenu table="cameras" label={(column) => t(`cameras.column.${column}`)} hidden={hidden} onHide={hide} />
      <ExportMenu
        found={found}
        total={cameras.total}
        href={(format) => `/api/v1/exports/cameras.${format}?${printCameraSearch({ ...filters, page: 1 })}`}
      />
    </>
  );
  return (
    <OfficePage title={t("cameras.title")} note={t("cameras.note")} actions={tools}>
      <section className={list.card} aria-label={t("cameras.title")}>
        <CameraFilters states={cameras.states} />
        <div className={`${list.sum} ${styles.sum}`}>
          <span role="status" className="numeric">
            {isError ? "" : found}
          </span>
          {chosen.size > 0 && (
            <span className={styles.chosen}>
              <span className="numeric">{t("cameras.chosen", { count: figures.count(chosen.size) })}</span>
              <Button size="small" type="primary" onClick={() => setEditing(true)}>
                {t("cameras.facts.open")}
              </Button>
              <Button size="small" type="text" onClick={() => setChosen(new Map())}>
                {t("cameras.chooseNone")}
              </Button>
            </span>
          )}
        </div>
        {isError && (
          <div className={list.message} role="alert">
            <h2>{t("cameras.error")}</h2>
            <Button onClick={() => void refetch()}>{t("error.retry")}</Button>
          </div>
        )}
        {!isError && cameras.items.length === 0 && (
          <div className={list.message}>
            <h2>{t("cameras.empty.title")}</h2>
            <p>{t("cameras.empty.body")}</p>
            <Button onClick={() => change(NO_CAMERA_FILTER)}>{t("cameras.filter.clear")}</Button>
          </div>
        )}
        {!isError && cameras.items.length > 0 && (
          <CameraTable
            cameras={cameras.items}
            busy={isPlaceholderData}
            hidden={hidden}
            chosen={props.mayEdit ? chosen : null}
            onChoose={setChosen}
          />
        )}
        {!isError && (cameras.total > CAMERA_PAGE || search.page > 1) && (
          <nav className={list.pages} aria-label={t("cameras.pages")}>
            <Pagination
              current={search.page}
              pageSize={CAMERA_PAGE}
              total={cameras.total}
              showSizeChanger={false}
              onChange={(page) => {
                change({ page });
                document.querySelector("#content")?.scrollTo({ top: 0 });
              }}
            />
          </nav>
        )}
      </section>
      {editing && (
        <FactsDialog
          cameras={[...chosen.values()]}
          onClose={(done) => {
            setEditing(false);
            if (done) setChosen(new Map());
          }}
        />
      )}
    </OfficePage>
  );
}
