"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { GuardedArticle } from "@/app/_components/guarded-article";
import { useFigures } from "@/app/_components/use-figures";
import { api } from "@/lib/api/client/api";
import styles from "./camera-privacy.module.css";
import { LighterTurn } from "./lighter-turn";
import { ReachedLevels } from "./reached-levels";
import { useLevelName } from "./use-level-name";
import { useWorkspaceSearch } from "./use-workspace-search";

function usePrivacy(id: string) {
  return useQuery(api.guarded.camera.queryOptions({ input: { id } }));
}

/** Which guarded grounds the camera's picture reaches, each with the article; nothing where it reaches none. */
export function GuardedReach({ camera }: { readonly camera: string }) {
  const t = useTranslations();
  const figures = useFigures();
  const { change } = useWorkspaceSearch();
  const grounds = usePrivacy(camera).data?.grounds ?? [];
  return grounds.map((ground) => (
    <section
      key={ground.id}
      className={styles.reach}
      data-watched={ground.watched}
      data-testid="guarded-reach"
      aria-label={ground.name}
    >
      <strong>
        {t("guarded.reaches", { area: figures.squareMetres(ground.levels[0]?.areaM2 ?? 0), name: ground.name })}
      </strong>
      <ReachedLevels levels={ground.levels} />
      {ground.kind === "consent" && (
        <span>
          {ground.unit}
          {" · "}
          {ground.consentOn === null
            ? t("guarded.noConsent")
            : t("guarded.consented", { document: ground.consentDocument ?? "", day: ground.consentOn })}
        </span>
      )}
      {ground.watched && <GuardedArticle kind={ground.kind} />}
      <button
        type="button"
        className={styles.link}
        onClick={() => change({ guarded: ground.id, camera: undefined }, "push")}
      >
        {t("guarded.open")}
      </button>
    </section>
  ));
}

/** Less than this is none to be turned away from, m²: figures show it as nothing. */
const SAME_M2 = 0.1;

/** What of the camera's picture, at the level at which people are told apart, lies outside the public areas. */
export function IncidentalCapture({ camera }: { readonly camera: string }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const { data, isError } = usePrivacy(camera);
  return (
    <section aria-label={t("incidental.title")} data-testid="incidental">
      <h3 className={styles.title}>{t("incidental.title")}</h3>
      {isError && <p>{t("incidental.error")}</p>}
      {!isError && !data && <p className="quiet">{t("incidental.loading")}</p>}
      {data && !data.incidental && <p className="quiet">{t("incidental.none")}</p>}
      {data?.incidental && (
        <>
          <p className="numeric">
            <strong>{figures.squareMetres(data.incidental.outsideM2)}</strong>
            {" · "}
            {figures.share(data.incidental.outsideM2 / data.incidental.areaM2)}
          </p>
          <p className={styles.note}>
            {t("incidental.method", {
              level: levelName(data.incidental.level),
              area: figures.squareMetres(data.incidental.areaM2),
            })}
          </p>
          {data.incidental.outsideM2 >= SAME_M2 && <LighterTurn key={camera} camera={camera} />}
        </>
      )}
    </section>
  );
}
