"use client";

import { CaretDownFilled, CaretUpFilled } from "@ant-design/icons";
import { Checkbox } from "antd";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import table from "@/app/(office)/_components/office-table.module.css";
import type { CameraQuery, CameraRowDto } from "@/lib/api/camera-list";
import styles from "./camera-table.module.css";
import { useCameraSearch } from "./use-camera-search";

type Column = { readonly key: string; readonly sort?: CameraQuery["sort"]; readonly first?: "asc" | "desc" };

const COLUMNS = [
  { key: "name", sort: "name" },
  { key: "state", sort: "state" },
  { key: "kind" },
  { key: "height", sort: "height" },
  { key: "direction" },
  { key: "resolution" },
  { key: "infrared" },
  { key: "sites", sort: "sites", first: "desc" },
  { key: "builtOn", sort: "builtOn", first: "desc" },
  { key: "acceptedOn", sort: "acceptedOn", first: "desc" },
] as const satisfies readonly Column[];

/** A page of cameras. `chosen` is null where nothing can be done with many. */
export function CameraTable(props: {
  readonly cameras: readonly CameraRowDto[];
  readonly busy: boolean;
  readonly hidden: readonly string[];
  readonly chosen: ReadonlyMap<string, CameraRowDto> | null;
  readonly onChoose: (chosen: ReadonlyMap<string, CameraRowDto>) => void;
}) {
  const t = useTranslations();
  const { cameras, chosen } = props;
  const here = cameras.filter(({ id }) => chosen?.has(id)).length;
  const choose = (some: readonly CameraRowDto[], on: boolean) => {
    const next = new Map(chosen ?? []);
    for (const camera of some) {
      if (on) next.set(camera.id, camera);
      else next.delete(camera.id);
    }
    props.onChoose(next);
  };
  return (
    <div className={styles.scroll}>
      <table
        className={`${table.table} ${styles.table}`}
        data-busy={props.busy}
        data-hidden={props.hidden.join(" ")}
        aria-label={t("cameras.title")}
      >
        <thead>
          <tr>
            {chosen && (
              <th scope="col" data-column="choose">
                <Checkbox
                  aria-label={t("cameras.chooseAll")}
                  checked={here === cameras.length}
                  indeterminate={here > 0 && here < cameras.length}
                  onChange={({ target }) => choose(cameras, target.checked)}
                />
              </th>
            )}
            {COLUMNS.map((column) => (
              <Head key={column.key} column={column} label={t(`cameras.column.${column.key}`)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {cameras.map((camera) => (
            <CameraRow
              key={camera.id}
              camera={camera}
              chosen={chosen ? chosen.has(camera.id) : null}
              onChoose={(on) => choose([camera], on)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ column, label }: { readonly column: Column; readonly label: string }) {
  const t = useTranslations();
  const { search, change } = useCameraSearch();
  const { key, sort, first = "asc" } = column;
  if (!sort) {
    return (
      <th scope="col" data-column={key}>
        {label}
      </th>
    );
  }
  const active = search.sort === sort;
  const next = active ? (search.order === "asc" ? "desc" : "asc") : first;
  return (
    <th
      scope="col"
      data-column={key}
      aria-sort={active ? (search.order === "asc" ? "ascending" : "descending") : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        title={t(next === "asc" ? "list.sortAscending" : "list.sortDescending", { column: label })}
        onClick={() => change({ sort, order: next })}
      >
        {label}
        <span className={styles.arrow} data-active={active} aria-hidden="true">
          {(active ? search.order : first) === "asc" ? <CaretUpFilled /> : <CaretDownFilled />}
        </span>
      </button>
    </th>
  );
}

function CameraRow(props: {
  readonly camera: CameraRowDto;
  readonly chosen: boolean | null;
  readonly onChoose: (on: boolean) => void;
}) {
  const t = useTranslations();
  const figures = useFigures();
  const { camera } = props;
  return (
    <tr className={`${table.row} ${styles.row}`} data-state={camera.state} data-chosen={props.chosen === true}>
      {props.chosen !== null && (
        <td data-column="choose">
          <Checkbox
            aria-label={t("cameras.choose", { name: camera.name })}
            checked={props.chosen}
            onChange={({ target }) => props.onChoose(target.checked)}
          />
        </td>
      )}
      <th scope="row" data-column="name">
        <Link className={table.name} href={`/?camera=${camera.id}`} prefetch={false} title={t("cameras.onMap")}>
          {camera.name}
        </Link>
        <span className={`${table.beside} numeric`}>{t("cameras.number", { number: camera.number })}</span>
      </th>
      <td data-column="state">
        {t(`camera.state.${camera.state}`)}
        {camera.source === "invented" && <span className={table.mark}>{t("camera.invented")}</span>}
      </td>
      <td data-column="kind">{t(`camera.kind.${camera.kind}`)}</td>
      <td data-column="height" className="numeric">
        {figures.metres(camera.heightM)}
      </td>
      <td data-column="direction" className="numeric">
        <Direction camera={camera} />
      </td>
      <td data-column="resolution" className="numeric">
        {camera.widthPx} × {camera.heightPx}
      </td>
      <td data-column="infrared" className="numeric">
        {camera.infraredM === null ? <span className="quiet">–</span> : figures.metres(camera.infraredM)}
      </td>
      <td data-column="sites" className="numeric">
        {camera.sites === 0 ? <span className="quiet">{t("cameras.noSite")}</span> : figures.count(camera.sites)}
      </td>
      <td data-column="builtOn" className="numeric">
        {camera.builtOn ?? <span className="quiet">–</span>}
      </td>
      <td data-column="acceptedOn" className="numeric">
        {camera.acceptedOn ?? <span className="quiet">–</span>}
        {camera.acceptedDocument && <span className={table.beside}>{camera.acceptedDocument}</span>}
        {camera.retiredOn && (
          <span className={table.beside}>{t("camera.fact.retired", { day: camera.retiredOn })}</span>
        )}
      </td>
    </tr>
  );
}

/** Where a camera looks, and how wide; a camera without a direction cannot be judged. */
function Direction({ camera }: { readonly camera: CameraRowDto }) {
  const t = useTranslations();
  const figures = useFigures();
  if (camera.kind === "panoramic") return <>{t("camera.allRound")}</>;
  if (camera.bearing === null) return <span className={styles.wrong}>{t("cameras.problem.no-direction")}</span>;
  return (
    <>
      {figures.degrees(camera.bearing)}
      {camera.hfov !== null && (
        <span className={table.beside}>{t("cameras.wide", { hfov: figures.degrees(camera.hfov) })}</span>
      )}
    </>
  );
}
