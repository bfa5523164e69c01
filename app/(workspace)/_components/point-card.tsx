"use client";

import { CloseOutlined, CopyOutlined } from "@ant-design/icons";
import { Button, Segmented, Skeleton } from "antd";
import { useTranslations } from "next-intl";
import { usePlaceName } from "@/app/_components/place-name";
import { useCopy } from "@/app/_components/use-copy";
import { useFigures } from "@/app/_components/use-figures";
import type { PointDto } from "@/lib/api/point";
import { useInspectedPoint } from "./inspected-point";
import { useMapTools } from "./map-tools";
import { PointCameras } from "./point-cameras";
import styles from "./point-card.module.css";
import { SightProfile } from "./sight-profile";
import { useLevelName } from "./use-level-name";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Who sees the point that was pressed, how well, and why others do not. */
export function PointCard() {
  const t = useTranslations();
  const { search, change } = useWorkspaceSearch();
  const { tool, choose } = useMapTools();
  const { data, isError, isFetching, retry } = useInspectedPoint();
  const { point } = search;
  if (!point && tool !== "inspect") return null;
  const close = () => {
    if (tool === "inspect") choose("inspect");
    change({ point: undefined, profile: undefined }, "push");
  };
  return (
    <section className={styles.card} aria-label={t("point.title")} data-testid="point-card" aria-busy={isFetching}>
      <Button
        className={styles.close ?? ""}
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t("point.close")}
        onClick={close}
      />
      <h2 className={styles.title}>{t("point.title")}</h2>
      {!point && <p className={styles.hint}>{t("point.hint")}</p>}
      {point && <Coordinates lon={point.lon} lat={point.lat} />}
      {point && isError && (
        <div className={styles.problem} role="alert">
          <p>{t("point.error")}</p>
          <Button size="small" onClick={retry}>
            {t("point.retry")}
          </Button>
        </div>
      )}
      {point && !isError && !data && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
      {data && !isError && <Answer data={data} />}
    </section>
  );
}

function Answer({ data }: { readonly data: PointDto }) {
  const t = useTranslations();
  const { search, change } = useWorkspaceSearch();
  const layerName = useLayerName();
  const { layer, layers, cameras, seeing, missing } = data;
  const choices = [...new Set([...layers, layer])].sort((a, b) => b - a);
  const { point } = search;
  return (
    <>
      {choices.length > 1 && point && (
        <Segmented
          size="small"
          aria-label={t("point.layers")}
          value={layer}
          options={choices.map((value) => ({ value, label: layerName(value) }))}
          onChange={(value) => change({ point: { ...point, layer: value } }, "replace")}
        />
      )}
      <Zones data={data} />
      {cameras.length === 0 && <p data-testid="point-empty">{t("point.none")}</p>}
      {cameras.length > 0 && (
        <p className={styles.verdict} data-seen={seeing > 0} data-testid="point-verdict">
          {seeing > 0 ? t("point.seen", { count: seeing }) : t("point.unseen")}
        </p>
      )}
      <SightProfile />
      {cameras.length > 0 && <PointCameras cameras={cameras} />}
      {seeing + missing > cameras.length && (
        <p className={styles.hint}>{t("point.more", { count: seeing + missing - cameras.length })}</p>
      )}
    </>
  );
}

function useLayerName(): (layer: number) => string {
  const t = useTranslations();
  return (layer) => {
    if (layer === 0) return t("point.street");
    return layer > 0 ? t("point.above", { layer }) : t("point.below", { layer: -layer });
  };
}

/** The zones around the point, what each needs, and whether a camera gives it. */
function Zones({ data }: { readonly data: PointDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const placeName = usePlaceName();
  if (data.zones.length === 0) return <p className={styles.hint}>{t("point.noZone")}</p>;
  return (
    <ul className={styles.zones}>
      {data.zones.map(({ id, role, level, site }) => {
        const density = data.levels.find((one) => one.level === level)?.pixelsPerMetre ?? 0;
        const met = data.cameras.some(({ levels }) => levels.some((one) => one.level === level && one.miss === null));
        const needed = `${levelName(level)} ${figures.density(density)}`;
        return (
          <li key={id}>
            <strong>{placeName(site)}</strong>
            <span>{t(`role.${role}`)}</span>
            <span data-met={met}>{met ? t("point.met", { level: needed }) : t("point.unmet", { level: needed })}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Coordinates({ lon, lat }: { readonly lon: number; readonly lat: number }) {
  const t = useTranslations();
  const copy = useCopy();
  const text = `${lon} ${lat}`;
  return (
    <p className={`${styles.place} numeric`}>
      <span title={t("point.frame")}>{text}</span>
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined />}
        aria-label={t("point.copy")}
        onClick={() => void copy(text, { copied: t("point.copied"), failed: t("point.copyFailed") })}
      />
    </p>
  );
}
