"use client";

import { CloseOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import type { ProfileDto } from "@/lib/api/profile";
import type { Figures } from "@/lib/i18n/figures";
import { useObstacleWords } from "../sites/[siteId]/_components/use-obstacle-words";
import { ProfileChart } from "./profile-chart";
import styles from "./sight-profile.module.css";
import { useLevelName } from "./use-level-name";
import { useSightProfile } from "./use-sight-profile";
import { useWorkspaceSearch } from "./use-workspace-search";

/** The sight line of one camera from the side: what stands on it, what hides the point and by how much. */
export function SightProfile() {
  const t = useTranslations();
  const { change } = useWorkspaceSearch();
  const { asked, data, isError } = useSightProfile();
  if (!asked) return null;
  return (
    <section className={styles.profile} aria-label={t("profile.title")} data-testid="sight-profile">
      <div className={styles.head}>
        <h3 className={styles.title}>{data ? t("profile.of", { name: data.camera.name }) : t("profile.title")}</h3>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t("profile.close")}
          onClick={() => change({ profile: undefined }, "replace")}
        />
      </div>
      {isError && <p role="alert">{t("profile.error")}</p>}
      {!isError && !data && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
      {data && <Drawn profile={data} />}
    </section>
  );
}

function Drawn({ profile }: { readonly profile: ProfileDto }) {
  const t = useTranslations();
  const isJudged = !profile.levels.some(
    ({ miss }) => miss === "direction-unknown" || miss === "other-layer" || miss === "below-target",
  );
  return (
    <>
      <Verdict profile={profile} />
      {isJudged && <ProfileChart profile={profile} />}
      {isJudged && <Crossings profile={profile} />}
      <p className={styles.note}>{t("profile.note")}</p>
    </>
  );
}

function Verdict({ profile: { levels, crossings } }: { readonly profile: ProfileDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const name = useObstacleName();
  const best = levels.findLast(({ miss }) => miss === null);
  const miss = levels[0]?.miss;
  const blocker = crossings.find(({ blocks }) => blocks);
  return (
    <p className={styles.verdict} data-seen={best !== undefined} data-testid="profile-verdict">
      {best && t("profile.seen", { level: levelName(best.level) })}
      {!best && miss && t("profile.unseen", { reason: t(`point.miss.${miss}`) })}
      {blocker &&
        ` ${t("profile.blockedBy", { name: name(blocker), amount: amountText(figures, blocker.clearanceM) })}`}
    </p>
  );
}

/** What the chart shows, in figures. */
function Crossings({ profile }: { readonly profile: ProfileDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const words = useObstacleWords();
  const name = useObstacleName();
  const { camera, point, distanceM, crossings } = profile;
  return (
    <table className={`${styles.crossings} numeric`}>
      <thead>
        <tr>
          <th scope="col">{t("profile.what")}</th>
          <th scope="col">{t("profile.at")}</th>
          <th scope="col">{t("profile.height")}</th>
          <th scope="col">{t("profile.line")}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t("profile.lens")}</th>
          <td>{figures.metres(0)}</td>
          <td>{figures.metres(camera.groundM)}</td>
          <td>{figures.metres(camera.lensM)}</td>
        </tr>
        {crossings.map((one, i) => (
          <tr key={`${one.obstacle.id} ${one.fromM}`} data-blocks={one.blocks}>
            <th scope="row" title={words.heightSource(one.obstacle.heightSource)}>
              {`${i + 1} ${name(one)}`}
              <span className={styles.passes}>{passText(t, figures, one)}</span>
            </th>
            <td>{t("profile.span", { from: figures.metres(one.fromM), to: figures.metres(one.toM) })}</td>
            <td>{t("profile.span", { from: figures.metres(one.baseM), to: figures.metres(one.topM) })}</td>
            <td>{t("profile.span", { from: figures.metres(one.lineFromM), to: figures.metres(one.lineToM) })}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t("profile.target")}</th>
          <td>{figures.metres(distanceM)}</td>
          <td>{t("profile.span", { from: figures.metres(point.groundM), to: figures.metres(point.targetM) })}</td>
          <td>{figures.metres(point.targetM)}</td>
        </tr>
      </tbody>
    </table>
  );
}

type Crossing = ProfileDto["crossings"][number];

function useObstacleName(): (crossing: Crossing) => string {
  const t = useTranslations();
  const words = useObstacleWords();
  return ({ obstacle }) => obstacle.name ?? t("site.gaps.blockerUnnamed", { kind: words.kind(obstacle.kind) });
}

function passText(t: ReturnType<typeof useTranslations<never>>, figures: Figures, crossing: Crossing): string {
  const amount = amountText(figures, crossing.clearanceM);
  if (crossing.blocks) return t("profile.rises", { amount });
  return crossing.lineToM >= crossing.topM ? t("profile.over", { amount }) : t("profile.beneath", { amount });
}

/** What is there but would round to nothing is not written as nothing. */
function amountText(figures: Figures, metres: number): string {
  const amount = Math.abs(metres);
  return amount > 0 && amount < 0.1 ? `< ${figures.metres(0.1)}` : figures.metres(amount);
}
