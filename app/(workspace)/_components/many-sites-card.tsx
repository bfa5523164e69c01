"use client";

import { CloseOutlined, DeleteOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePlaceName } from "@/app/_components/place-name";
import { useFigures } from "@/app/_components/use-figures";
import { api } from "@/lib/api/client/api";
import { MOST_SITES, type SiteChange } from "@/lib/api/site-changes";
import type { SiteRowDto } from "@/lib/api/sites";
import { fieldsOf } from "@/lib/editing/edit-history";
import { useChosenSites, useManySites } from "./many-sites";
import styles from "./many-sites-card.module.css";
import { ManySitesForm } from "./many-sites-form";
import { siteQueryOf } from "./site-query";
import { type SitesRefusal, useSiteChanges } from "./use-site-changes";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Why nothing was done, with the sites that are the cause by name. */
type Refused = { readonly refusal: SitesRefusal; readonly names: readonly string[] };

/** The sites that are ticked in the table: how many, all that the filters find, and what can be done to all of them at once. */
export function ManySitesCard({ total }: { readonly total: number }) {
  const t = useTranslations();
  const placeName = usePlaceName();
  const { choosing, chosen, full, end } = useManySites();
  const { sites, isError } = useChosenSites();
  const { send } = useSiteChanges();
  const [refused, setRefused] = useState<Refused | null>(null);
  if (!choosing) return null;

  const change: typeof send = async (asked) => {
    setRefused(null);
    const known = new Map(sites?.map((site) => [site.id, placeName(site)]));
    const names = asked.changes.map((one) => known.get(siteOf(one)) ?? siteOf(one));
    const refusal = await send(asked);
    if (refusal) setRefused({ refusal, names });
    return refusal;
  };
  const remove = async (all: readonly SiteRowDto[]) => {
    const refusal = await change({
      changes: all.map(({ id, version }) => ({ kind: "remove", version, removal: { id } })),
      reason: "",
      parts: (gone) => gone.map((one) => ({ kind: "site", id: one.id, before: fieldsOf(one), after: null })),
    });
    if (refusal === null) end();
  };
  return (
    <section className={styles.card} aria-label={t("manySites.title")} data-testid="many-sites">
      <div className={styles.head}>
        <h2 className={styles.title}>
          <span role="status">{t("manySites.count", { count: chosen.size })}</span>
        </h2>
        <ChooseAll total={total} />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t("manySites.close")}
          title={t("manySites.close")}
          onClick={end}
        />
      </div>
      {full && <p className={styles.hint}>{t("manySites.full", { most: MOST_SITES })}</p>}
      {chosen.size === 0 && <p className={styles.hint}>{t("manySites.hint")}</p>}
      {isError && (
        <p className={styles.problem} role="alert">
          {t("manySites.error")}
        </p>
      )}
      {!isError && !sites && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {refused && <WhyNot {...refused} />}
      {sites && sites.length > 0 && (
        <ManySitesForm
          sites={sites}
          send={change}
          more={
            <Button icon={<DeleteOutlined aria-hidden="true" />} onClick={() => void remove(sites)}>
              {t("manySites.remove", { count: sites.length })}
            </Button>
          }
        />
      )}
    </section>
  );
}

function siteOf(change: SiteChange): string {
  switch (change.kind) {
    case "edit":
      return change.edit.id;
    case "remove":
      return change.removal.id;
    case "restore":
      return change.restoration.id;
  }
}

/** Chooses every site that the filters find, as far as so many are changed at a time. */
function ChooseAll({ total }: { readonly total: number }) {
  const t = useTranslations();
  const figures = useFigures();
  const queries = useQueryClient();
  const { choose } = useManySites();
  const { search } = useWorkspaceSearch();
  const [state, setState] = useState<"ready" | "asking" | "failed">("ready");
  if (total === 0) return null;
  const all = async () => {
    setState("asking");
    // One more than fit, so that whoever has too many is told.
    const input = { ...siteQueryOf(search), limit: MOST_SITES + 1, offset: 0 };
    try {
      const { items } = await queries.fetchQuery(api.sites.list.queryOptions({ input }));
      choose(
        items.map(({ id }) => id),
        true,
      );
      setState("ready");
    } catch {
      setState("failed");
    }
  };
  return (
    <Button type="link" size="small" loading={state === "asking"} onClick={() => void all()}>
      {state === "failed" ? t("manySites.allFailed") : t("manySites.all", { count: figures.count(total) })}
    </Button>
  );
}

function WhyNot({ refusal: { problem, refused }, names }: Refused) {
  const t = useTranslations();
  if (refused.length === 0)
    return (
      <p className={styles.problem} role="alert">
        {t(`edit.problem.${problem}`)}
      </p>
    );
  return (
    <div className={styles.problem} role="alert">
      <p>{t("manySites.refused", { count: refused.length })}</p>
      <ul className={styles.names}>
        {refused.map(({ index, why }) => (
          <li key={index}>{t(`manySites.why.${why}`, { name: names[index] ?? "" })}</li>
        ))}
      </ul>
    </div>
  );
}
