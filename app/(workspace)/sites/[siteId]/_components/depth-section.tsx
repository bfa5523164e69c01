"use client";

import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { useWorkspaceSearch } from "@/app/(workspace)/_components/use-workspace-search";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import { api } from "@/lib/api/client/api";
import type { SiteFailuresDto } from "@/lib/api/failures";
import type { SiteDetailDto } from "@/lib/api/sites";
import { aroundPoint } from "./around-point";
import { Section } from "./section";
import section from "./section.module.css";

/** How many cameras are listed, and how much of the surroundings to show with one, metres. */
const FIRST = 8;
const SURROUNDINGS_M = 60;

const DEPTHS = ["none", "one", "two", "more"] as const;

/** How often the site's ground is seen at the level of each zone, and which of its cameras would be missed most. */
export function DepthSection({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { data, isError } = useQuery(api.sites.failures.queryOptions({ input: { id: site.id } }));
  if (isError) return <Section title={t("failure.depths")}>{t("failure.error")}</Section>;
  if (!data)
    return (
      <Section title={t("failure.depths")}>
        <Skeleton active title={false} paragraph={{ rows: 4 }} />
      </Section>
    );
  return (
    <Section title={t("failure.depths")}>
      <table className={section.rows}>
        <thead>
          <tr>
            <th scope="col">{t("failure.seenBy")}</th>
            <th scope="col">{t("failure.area")}</th>
            <th scope="col">{t("failure.share")}</th>
          </tr>
        </thead>
        <tbody className="numeric">
          {DEPTHS.map((depth) => (
            <tr key={depth}>
              <th scope="row">{t(`failure.depth.${depth}`)}</th>
              <td>{figures.squareMetres(data.depths[depth])}</td>
              <td>{data.areaM2 === 0 ? "–" : figures.share(data.depths[depth] / data.areaM2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={section.note}>{t("failure.depthsNote")}</p>
      {data.cameras.length > 0 && <MissedMost site={site} failures={data} />}
    </Section>
  );
}

function MissedMost({ site, failures }: { readonly site: SiteDetailDto; readonly failures: SiteFailuresDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { change } = useWorkspaceSearch();
  const { flyTo } = useStage();
  const places = new Map(site.cameras.map(({ id, position }) => [id, position]));
  const show = (id: string) => {
    change({ camera: id, fails: true }, "push");
    const at = places.get(id);
    if (at) flyTo(aroundPoint(at, SURROUNDINGS_M));
  };
  return (
    <table className={section.rows}>
      <thead>
        <tr>
          <th scope="col">{t("failure.withoutIt")}</th>
          <th scope="col">{t("failure.opens")}</th>
          <th scope="col">{t("failure.share")}</th>
        </tr>
      </thead>
      <tbody className="numeric">
        {failures.cameras.slice(0, FIRST).map((camera) => (
          <tr key={camera.id}>
            <th scope="row">
              <button
                type="button"
                className={section.pressable}
                aria-label={t("failure.show", { name: camera.name })}
                onClick={() => show(camera.id)}
              >
                {camera.name}
              </button>
            </th>
            <td>{figures.squareMetres(camera.openedM2)}</td>
            <td>{failures.areaM2 === 0 ? "–" : figures.share(camera.openedM2 / failures.areaM2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
