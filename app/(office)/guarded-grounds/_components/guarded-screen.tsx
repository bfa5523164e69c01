"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { GuardedArticle } from "@/app/_components/guarded-article";
import { useFigures } from "@/app/_components/use-figures";
import list from "@/app/(office)/_components/office-list.module.css";
import { OfficePage } from "@/app/(office)/_components/office-page";
import { api } from "@/lib/api/client/api";
import type { GuardedGroundDto } from "@/lib/api/guarded";
import styles from "./guarded-screen.module.css";

type Grounds = { readonly grounds: GuardedGroundDto[] };

/** Every guarded ground of the city, and who reaches it. */
export function GuardedScreen({ initial }: { readonly initial: Grounds }) {
  const t = useTranslations();
  const figures = useFigures();
  const { data, isError, refetch } = useQuery({ ...api.guarded.list.queryOptions(), initialData: initial });
  const { grounds } = data;
  const reached = grounds.filter(({ watched, cameras }) => watched && cameras.length > 0).length;
  return (
    <OfficePage title={t("guarded.title")} note={t("guarded.note")}>
      <section className={list.card} aria-label={t("guarded.title")}>
        {isError && (
          <div className={list.message} role="alert">
            <h2>{t("guarded.error")}</h2>
            <Button onClick={() => void refetch()}>{t("error.retry")}</Button>
          </div>
        )}
        {!isError && grounds.length === 0 && (
          <div className={list.message}>
            <h2>{t("guarded.empty.title")}</h2>
            <p>{t("guarded.empty.body")}</p>
          </div>
        )}
        {!isError && grounds.length > 0 && (
          <>
            <p className={`${list.sum} ${styles.sum} numeric`} role="status">
              {t("guarded.count", { count: grounds.length, reached: figures.count(reached) })}
            </p>
            <table className={styles.table}>
              <thead>
                <tr>
                  {(["name", "kind", "consent", "area", "cameras"] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`guarded.column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {grounds.map((ground) => (
                  <GroundRow key={ground.id} ground={ground} />
                ))}
              </tbody>
            </table>
            <div className={styles.law}>
              <p>{t("guarded.method")}</p>
              <GuardedArticle kind="forbidden" />
              <GuardedArticle kind="consent" />
            </div>
          </>
        )}
      </section>
    </OfficePage>
  );
}

/** Near enough to see a house and what looks at it. */
const ZOOM = 18;

/** Where the map shows a ground, and a camera beside it. */
function mapHref({ id, ground }: GuardedGroundDto, camera?: string): string {
  const [lon = 0, lat = 0] = ground.coordinates[0]?.[0]?.[0] ?? [];
  return `/?at=${ZOOM}/${lat.toFixed(5)}/${lon.toFixed(5)}&guarded=${id}${camera ? `&camera=${camera}` : ""}`;
}

function GroundRow({ ground }: { readonly ground: GuardedGroundDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { kind, unit, consentDocument, consentOn, cameras, watched } = ground;
  return (
    <tr className={styles.row}>
      <th scope="row" data-label={t("guarded.column.name")}>
        <Link className={styles.name ?? ""} href={mapHref(ground)} prefetch={false} title={t("guarded.onMap")}>
          {ground.name}
        </Link>
      </th>
      <td data-label={t("guarded.column.kind")}>{t(`guarded.kind.${kind}`)}</td>
      <td data-label={t("guarded.column.consent")}>
        {kind === "consent" ? (
          <>
            {unit}
            <span className={styles.under}>
              {consentOn === null
                ? t("guarded.noConsent")
                : t("guarded.consented", { document: consentDocument ?? "", day: consentOn })}
            </span>
          </>
        ) : (
          "—"
        )}
      </td>
      <td className="numeric" data-label={t("guarded.column.area")}>
        {figures.squareMetres(ground.areaM2)}
      </td>
      <td data-label={t("guarded.column.cameras")}>
        {cameras.length === 0 && "—"}
        <ul className={styles.cameras} data-watched={watched}>
          {cameras.map((camera) => (
            <li key={camera.id}>
              <Link href={mapHref(ground, camera.id)} prefetch={false}>
                {camera.name}
              </Link>{" "}
              <span className="numeric">{figures.squareMetres(camera.levels[0]?.areaM2 ?? 0)}</span>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
