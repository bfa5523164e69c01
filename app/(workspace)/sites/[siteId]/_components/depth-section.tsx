"use client";

import { useQuery } from "@tanstack/react-query";
import { Skeleton, Switch } from "antd";
import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { aroundPoint } from "@/app/(workspace)/_components/around-point";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import { useSiteDepths } from "@/app/(workspace)/_components/use-site-depths";
import { useWorkspaceSearch } from "@/app/(workspace)/_components/use-workspace-search";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import { api } from "@/lib/api/client/api";
import type { SiteFailuresDto } from "@/lib/api/failures";
import type { SiteDetailDto } from "@/lib/api/sites";
import { DEPTHS, type Depth } from "@/lib/coverage/depth";
import { MAP_TOPICS } from "@/lib/url/map-topics";
import { Section } from "./section";
import section from "./section.module.css";

/** How many cameras are listed, and how much of the surroundings to show with one, metres. */
const FIRST = 8;
const SURROUNDINGS_M = 60;

/** How often the site's ground is seen, at the level of each zone or, with the map, at the one chosen there, and which of its cameras would be missed most. */
export function DepthSection({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const { search, change } = useWorkspaceSearch();
  const { shown, asked, depths, isError: isMissing } = useSiteDepths();
  const { data, isError } = useQuery(api.sites.failures.queryOptions({ input: { id: site.id } }));
  if (isError) return <Section title={t("failure.depths")}>{t("failure.error")}</Section>;
  if (!data)
    return (
      <Section title={t("failure.depths")}>
        <Skeleton active title={false} paragraph={{ rows: 4 }} />
      </Section>
    );
  const areaM2 = depths?.areaM2 ?? data.areaM2;
  const seen = (depth: Depth) => depths?.depths[depth].areaM2 ?? data.depths[depth];
  return (
    <Section title={t("failure.depths")}>
      <div className={section.switch}>
        <span id="depths-on-map">{t("failure.onMap")}</span>
        <Switch
          size="small"
          checked={shown}
          loading={asked && !depths && !isMissing}
          aria-labelledby="depths-on-map"
          onChange={(on) =>
            change(
              { layers: MAP_TOPICS.filter((one) => (one === "depth" ? on : search.layers.includes(one))) },
              "replace",
            )
          }
        />
      </div>
      {isMissing && <p className={section.note}>{t("failure.error")}</p>}
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
              <td>{figures.squareMetres(seen(depth))}</td>
              <td>{areaM2 === 0 ? "–" : figures.share(seen(depth) / areaM2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={section.note}>
        {depths?.level ? t("failure.depthsNoteAt", { level: levelName(depths.level) }) : t("failure.depthsNote")}
      </p>
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
