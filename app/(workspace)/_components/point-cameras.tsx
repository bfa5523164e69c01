"use client";

import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import type { PointBlockerDto, PointCameraDto } from "@/lib/api/point";
import { useObstacleWords } from "../sites/[siteId]/_components/use-obstacle-words";
import { useInspectedPoint } from "./inspected-point";
import styles from "./point-card.module.css";
import { useLevelName } from "./use-level-name";
import { useWorkspaceSearch } from "./use-workspace-search";

/** What each camera has of the point: those that see it, then the nearest misses. */
export function PointCameras({ cameras }: { readonly cameras: readonly PointCameraDto[] }) {
  const t = useTranslations();
  return (
    <table className={styles.cameras}>
      <thead>
        <tr>
          <th scope="col">{t("camera.title")}</th>
          <th scope="col" title={t("point.acrossNote")}>
            ρh
          </th>
          <th scope="col" title={t("point.uprightNote")}>
            ρv
          </th>
          <th scope="col">{t("point.depression")}</th>
          <th scope="col">{t("point.distance")}</th>
        </tr>
      </thead>
      <tbody className="numeric">
        {cameras.map((camera) => (
          <CameraRow key={camera.id} camera={camera} />
        ))}
      </tbody>
    </table>
  );
}

function CameraRow({ camera }: { readonly camera: PointCameraDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const { light } = useInspectedPoint();
  const { search, change } = useWorkspaceSearch();
  const { id, name, across, upright, depression, distanceM, levels, blockers } = camera;
  const best = levels.findLast(({ miss }) => miss === null);
  const miss = levels[0]?.miss;
  return (
    <tr
      data-seen={best !== undefined}
      data-testid="point-camera"
      onPointerEnter={() => light(id)}
      onPointerLeave={() => light(null)}
    >
      <th scope="row">
        <button
          type="button"
          className={styles.name}
          aria-pressed={search.camera === id}
          onClick={() => change({ camera: id }, "push")}
          onFocus={() => light(id)}
          onBlur={() => light(null)}
        >
          {name}
        </button>
        <span className={styles.outcome}>{best ? levelName(best.level) : miss && t(`point.miss.${miss}`)}</span>
        <button
          type="button"
          className={styles.profile}
          aria-pressed={search.profile === id}
          aria-label={t("profile.open", { name })}
          onClick={() => change({ profile: search.profile === id ? undefined : id }, "replace")}
        >
          {t("profile.title")}
        </button>
        {miss !== "direction-unknown" && (
          <button
            type="button"
            className={styles.profile}
            aria-label={t("eye.openOf", { name })}
            onClick={() => change({ eye: id }, "replace")}
          >
            {t("eye.short")}
          </button>
        )}
        {blockers.map((blocker) => (
          <Blocker key={blocker.id} blocker={blocker} />
        ))}
      </th>
      <td>{densityText(across)}</td>
      <td>{densityText(upright)}</td>
      <td>{depression === null || across === null ? "–" : figures.degrees(depression)}</td>
      <td>{figures.metres(distanceM)}</td>
    </tr>
  );
}

/** Rounded down, so that nothing reads as dense enough that is not. */
function densityText(pixelsPerMetre: number | null): string {
  return pixelsPerMetre === null ? "–" : (Math.floor(pixelsPerMetre * 10) / 10).toFixed(1);
}

function Blocker({ blocker }: { readonly blocker: PointBlockerDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const words = useObstacleWords();
  return (
    <span className={styles.blocker} title={words.heightSource(blocker.heightSource)}>
      {t("point.blocker", {
        name: blocker.name ?? t("site.gaps.blockerUnnamed", { kind: words.kind(blocker.kind) }),
        distance: figures.metres(blocker.distanceM),
        height: figures.metres(blocker.topM),
      })}
    </span>
  );
}
