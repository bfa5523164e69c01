"use client";

import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useColourScheme } from "@/app/_components/colour-scheme";
import { useMedia } from "@/app/_components/use-media";
import { mapLegend } from "@/lib/map/layers/all";
import { MAP_PALETTES } from "@/lib/map/palette";
import { MAP_TOPICS, type MapTopic } from "@/lib/url/map-topics";
import styles from "./legend.module.css";
import { LevelSelect } from "./level-select";
import { SwatchMark } from "./swatch-mark";
import { useSiteDepths } from "./use-site-depths";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Where the whole legend leaves most of the map free; elsewhere it waits to be opened. */
const ROOMY = "(min-width: 1200px) and (min-height: 800px)";

/** What is drawn on the map, how to read it, and switches to leave some of it out. */
export function Legend() {
  const t = useTranslations();
  const roomy = useMedia(ROOMY);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? roomy;
  return (
    <section className={styles.legend} aria-label={t("map.legendTitle")}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls="legend-body"
        onClick={() => setChosen(!open)}
      >
        {t("map.legendTitle")}
        {open ? <DownOutlined aria-hidden="true" /> : <UpOutlined aria-hidden="true" />}
      </button>
      {open && <LegendBody />}
    </section>
  );
}

function LegendBody() {
  const t = useTranslations();
  const { scheme } = useColourScheme();
  const { search, change } = useWorkspaceSearch();
  const entries = mapLegend({ palette: MAP_PALETTES[scheme], level: search.level }, search.layers);
  const toggle = (topic: MapTopic) =>
    change({ layers: MAP_TOPICS.filter((known) => search.layers.includes(known) !== (known === topic)) }, "replace");
  return (
    <div id="legend-body" className={styles.body}>
      <LevelSelect />
      {MAP_TOPICS.map((topic) => {
        const lines = entries.filter((entry) => entry.topic === topic);
        const [only] = lines.length === 1 ? lines : [];
        return (
          <div key={topic} className={styles.topic}>
            <label className={styles.switch}>
              <input type="checkbox" checked={search.layers.includes(topic)} onChange={() => toggle(topic)} />
              {t(`map.topic.${topic}`)}
              {only && <SwatchMark swatch={only.swatch} />}
            </label>
            {topic === "depth" && <DepthNote />}
            {lines.length > 1 && (
              <ul className={styles.lines}>
                {lines.map(({ key, swatch }) => (
                  <li key={key} className={styles.line}>
                    <SwatchMark swatch={swatch} />
                    {t(`map.legend.${key}`)}
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Says why nothing is drawn of how often ground is seen: no site is in hand, it is not there yet, or it could not be had. */
function DepthNote() {
  const t = useTranslations();
  const { shown, asked, depths, isError } = useSiteDepths();
  if (!shown || depths) return null;
  if (!asked) return <p className={styles.note}>{t("map.depthNoSite")}</p>;
  return <p className={styles.note}>{t(isError ? "failure.error" : "map.depthWaits")}</p>;
}
