"use client";

import { Skeleton, Switch } from "antd";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { usePlaceName } from "@/app/_components/place-name";
import { useFigures } from "@/app/_components/use-figures";
import type { CameraFailureDto } from "@/lib/api/failures";
import styles from "./camera-failure.module.css";
import { beginOpening } from "./page-opening";
import { useCameraFailure } from "./use-camera-failure";
import { useSiteHref } from "./use-site-href";
import { useWorkspaceSearch } from "./use-workspace-search";

/** What opens if this camera fails: in figures here, and on the map, hatched. */
export function CameraFailure() {
  const t = useTranslations();
  const { change } = useWorkspaceSearch();
  const { asked, failure, isError } = useCameraFailure();
  return (
    <section aria-label={t("failure.title")}>
      <div className={styles.head}>
        <h3 className={styles.title} id="failure-title">
          {t("failure.title")}
        </h3>
        <Switch
          size="small"
          checked={asked}
          aria-labelledby="failure-title"
          onChange={(on) => change({ fails: on }, "replace")}
        />
      </div>
      {asked && isError && <p>{t("failure.error")}</p>}
      {asked && !isError && !failure && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {failure && <Opened failure={failure} />}
    </section>
  );
}

function Opened({ failure }: { readonly failure: CameraFailureDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const placeName = usePlaceName();
  const href = useSiteHref();
  if (failure.sites.every(({ openedM2 }) => openedM2 === 0)) return <p className="quiet">{t("failure.nothing")}</p>;
  return (
    <ul className={`${styles.sites} numeric`}>
      {failure.sites.map((site) => (
        <li key={site.id} className={styles.site}>
          <Link href={href(site.id)} onNavigate={() => beginOpening(href(site.id))}>
            {placeName(site)}
          </Link>
          <span>{figures.squareMetres(site.openedM2)}</span>
          {site.coverage !== null && site.coverageWithout !== null && (
            <span className={styles.change}>
              {figures.share(site.coverage)} → {figures.share(site.coverageWithout)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
