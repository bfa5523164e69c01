"use client";

import { InputNumber, Skeleton, Switch } from "antd";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useFigures } from "@/app/_components/use-figures";
import { useHydrated } from "@/app/_components/use-hydrated";
import { useShortcuts } from "@/app/_components/use-shortcuts";
import { aroundPoint } from "@/app/(workspace)/_components/around-point";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import { useSiteNight } from "@/app/(workspace)/_components/use-site-night";
import { useWorkspaceSearch } from "@/app/(workspace)/_components/use-workspace-search";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import type { SiteNightDto } from "@/lib/api/night";
import type { SiteDetailDto } from "@/lib/api/sites";
import { LAMP_REACH } from "@/lib/coverage/night";
import { NightLamps } from "./night-lamps";
import { Section } from "./section";
import section from "./section.module.css";

/** How many cameras are listed, and how much of the surroundings to show with one, metres. */
const FIRST = 8;
const SURROUNDINGS_M = 60;

/** The site by night: what of it is still seen by infrared light and street lamps, in figures here and on the map, hatched. */
export function NightSection({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const { search, change } = useWorkspaceSearch();
  const found = useSiteNight();
  // The map may have its answer before this page comes alive, and what comes alive is the server's page.
  const { asked, night, isError } = useHydrated() ? found : { ...found, night: null, isError: false };
  const turn = (on: boolean) => change({ night: on }, "replace");
  useShortcuts({ n: () => turn(!search.night) });
  const label = useId();
  return (
    <Section title={t("night.title")}>
      <div className={section.switch}>
        <span id={label}>{t("night.switch")}</span>
        <Switch
          size="small"
          checked={asked}
          checkedChildren={t("night.on")}
          unCheckedChildren={t("night.off")}
          aria-labelledby={label}
          aria-keyshortcuts="N"
          onChange={turn}
        />
      </div>
      {asked && isError && <p className={section.note}>{t("failure.error")}</p>}
      {asked && !isError && !night && <Skeleton active title={false} paragraph={{ rows: 5 }} />}
      {night && !isError && <Night site={site} night={night} />}
      <p className={section.note}>{t("night.method")}</p>
    </Section>
  );
}

function Night({ site, night }: { readonly site: SiteDetailDto; readonly night: SiteNightDto }) {
  const t = useTranslations();
  const unknown = night.cameras.filter(({ infraredM }) => infraredM === null).length;
  return (
    <>
      <LampReach />
      <Levels night={night} />
      {unknown > 0 && (
        <p className={section.note} data-testid="night-unknown">
          {t("night.unknown", { unknown, cameras: night.cameras.length })}
        </p>
      )}
      <Losses site={site} night={night} />
      <NightLamps lamps={night.lamps} />
    </>
  );
}

/** How far a lamp is taken to light the ground: whoever looks says so, and the link keeps it. */
function LampReach() {
  const t = useTranslations();
  const { search, change } = useWorkspaceSearch();
  const field = useId();
  return (
    <div className={section.switch}>
      <label htmlFor={field}>
        {t("night.lampReach")} <span className={section.ours}>{t("night.ours")}</span>
      </label>
      <InputNumber
        id={field}
        size="small"
        value={search.lamp}
        min={LAMP_REACH.min}
        max={LAMP_REACH.max}
        precision={0}
        onChange={(lamp) => typeof lamp === "number" && change({ lamp }, "replace")}
      />
    </div>
  );
}

function Levels({ night }: { readonly night: SiteNightDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const share = (area: number) => (night.areaM2 === 0 ? "–" : figures.share(area / night.areaM2));
  return (
    <table className={section.rows} aria-label={t("night.levels")}>
      <thead>
        <tr>
          <th scope="col">{t("night.level")}</th>
          <th scope="col">{t("night.off")}</th>
          <th scope="col">{t("night.on")}</th>
          <th scope="col">{t("night.opens")}</th>
        </tr>
      </thead>
      <tbody className="numeric">
        {night.levels.map(({ level, dayM2, nightM2 }) => (
          <tr key={level ?? "required"}>
            <th scope="row">{level === null ? t("level.required") : levelName(level)}</th>
            <td>{share(dayM2)}</td>
            <td>{share(nightM2)}</td>
            <td>{figures.squareMetres(dayM2 - nightM2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The cameras that lose ground at night, those that lose most first. */
function Losses({ site, night }: { readonly site: SiteDetailDto; readonly night: SiteNightDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { change } = useWorkspaceSearch();
  const { flyTo } = useStage();
  const losing = night.cameras.filter(({ losesM2 }) => losesM2 > 0);
  if (losing.length === 0) return <p className={section.note}>{t("night.nobodyLoses")}</p>;
  const places = new Map(site.cameras.map(({ id, position }) => [id, position]));
  const show = (id: string) => {
    change({ camera: id }, "push");
    const at = places.get(id);
    if (at) flyTo(aroundPoint(at, SURROUNDINGS_M));
  };
  return (
    <>
      <table className={section.rows} aria-label={t("night.losses")}>
        <thead>
          <tr>
            <th scope="col">{t("night.loser")}</th>
            <th scope="col">{t("night.infrared")}</th>
            <th scope="col">{t("night.loses")}</th>
            <th scope="col">{t("night.alone")}</th>
          </tr>
        </thead>
        <tbody className="numeric">
          {losing.slice(0, FIRST).map((camera) => (
            <tr key={camera.id}>
              <th scope="row">
                <button
                  type="button"
                  className={section.pressable}
                  aria-label={t("site.cameras.show", { name: camera.name })}
                  onClick={() => show(camera.id)}
                >
                  {camera.name}
                </button>
              </th>
              <td>{camera.infraredM === null ? t("edit.unknown") : figures.metres(camera.infraredM)}</td>
              <td>{figures.squareMetres(camera.losesM2)}</td>
              <td>{figures.squareMetres(camera.opensM2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {losing.length > FIRST && <p className={section.note}>{t("night.more", { count: losing.length - FIRST })}</p>}
    </>
  );
}
