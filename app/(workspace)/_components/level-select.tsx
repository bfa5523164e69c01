"use client";

import { Select } from "antd";
import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { REQUIRED_LEVEL } from "@/lib/url/workspace-search";
import styles from "./level-select.module.css";
import { useLevelName } from "./use-level-name";
import { useWorkspaceSearch } from "./use-workspace-search";
import { useStage } from "./workspace-state";

/** Which level the map draws: what each zone asks for, or one level everywhere. */
export function LevelSelect() {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const { levels } = useStage().city;
  const { search, change } = useWorkspaceSearch();
  return (
    <div className={styles.level}>
      <label htmlFor="level-select">{t("map.levelLabel")}</label>
      <Select
        id="level-select"
        size="small"
        title={t("map.levelNote", { required: t("level.required") })}
        value={search.level}
        onChange={(level) => change({ level }, "push")}
        options={[
          { value: REQUIRED_LEVEL, label: t("level.required") },
          ...levels.map(({ id, pixelsPerMetre }) => ({
            value: id,
            label: `${levelName(id)} · ${figures.density(pixelsPerMetre)}`,
          })),
        ]}
      />
    </div>
  );
}
