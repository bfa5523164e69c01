"use client";

import { Button, Select } from "antd";
import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import styles from "@/app/(office)/_components/office-list.module.css";
import { WordsField } from "@/app/(office)/_components/words-field";
import { CAMERA_KINDS, CAMERA_PROBLEMS, type CameraListDto } from "@/lib/api/camera-list";
import { CAMERA_SOURCES, CAMERA_STATES } from "@/lib/cameras/camera-facts";
import { useCameraSearch } from "./use-camera-search";

/** All cameras. */
export const NO_CAMERA_FILTER = {
  q: "",
  state: undefined,
  kind: undefined,
  source: undefined,
  problem: undefined,
} as const;

/** Which cameras are looked for: words, state, kind, source, what is to be done about them. */
export function CameraFilters({ states }: { readonly states: CameraListDto["states"] }) {
  const t = useTranslations();
  const figures = useFigures();
  const { search, change } = useCameraSearch();
  const counts = new Map(states.map(({ state, count }) => [state, count]));
  const narrowed = search.q !== "" || search.state || search.kind || search.source || search.problem;
  return (
    <search className={styles.filters}>
      <WordsField
        id="camera-search"
        className={styles.words ?? ""}
        label={t("cameras.filter.q")}
        value={search.q}
        maxLength={100}
        suffix={<kbd>/</kbd>}
        onSearch={change}
      />
      <Choice
        label={t("cameras.filter.state")}
        value={search.state}
        options={CAMERA_STATES.map((state) => ({
          value: state,
          label: `${t(`camera.state.${state}`)} (${figures.count(counts.get(state) ?? 0)})`,
        }))}
        onChange={(state) => change({ state })}
      />
      <Choice
        label={t("cameras.filter.kind")}
        value={search.kind}
        options={CAMERA_KINDS.map((kind) => ({ value: kind, label: t(`camera.kind.${kind}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <Choice
        label={t("cameras.filter.source")}
        value={search.source}
        options={CAMERA_SOURCES.map((source) => ({ value: source, label: t(`camera.source.${source}`) }))}
        onChange={(source) => change({ source })}
      />
      <Choice
        label={t("cameras.filter.problem")}
        value={search.problem}
        options={CAMERA_PROBLEMS.map((problem) => ({ value: problem, label: t(`cameras.problem.${problem}`) }))}
        onChange={(problem) => change({ problem })}
      />
      {narrowed && (
        <Button type="link" onClick={() => change(NO_CAMERA_FILTER)}>
          {t("cameras.filter.clear")}
        </Button>
      )}
    </search>
  );
}

/** One of some, or none. In a cell of its own: while it has the keyboard, Ant Design puts a second element beside the select. */
function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T | undefined) => void;
}) {
  return (
    <div className={styles.select}>
      <Select<T | null>
        className={styles.choice ?? ""}
        aria-label={props.label}
        placeholder={props.label}
        value={props.value ?? null}
        options={props.options}
        allowClear
        popupMatchSelectWidth={false}
        onChange={(value) => props.onChange(value ?? undefined)}
      />
    </div>
  );
}
