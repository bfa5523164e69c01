"use client";

import { Button } from "antd";
import { useTranslations } from "next-intl";
import { usePlaceName } from "@/app/_components/place-name";
import { StateMark } from "@/app/_components/state-mark";
import { useFigures } from "@/app/_components/use-figures";
import type { SitePreview } from "@/lib/coverage/moved-camera";
import { METRES_PER_DEGREE } from "@/lib/crs/metres-per-degree";
import { useCameraMove } from "./camera-move";
import styles from "./move-card.module.css";

/** So many sites are listed: those of which most changes. */
const MOST_SITES = 5;

/** While a camera is moved or turned: what becomes of each site that it covers or covered, before anything is saved. */
export function MoveCard() {
  const t = useTranslations();
  const figures = useFigures();
  const { camera, around, problem, phase, pose, before, preview, proposed, finish, cancel } = useCameraMove();
  if (problem) return <p className={styles.problem}>{t(`move.problem.${problem}`)}</p>;
  if (phase === "idle" || phase === "landed" || !camera || !around || !pose) return null;
  const changes = changesOf(before?.sites ?? [], preview?.sites ?? []);
  const metres = distance(camera.position, pose);
  const { bearing, tilt = camera.tilt, heightM = camera.heightM } = pose;
  const changed = [
    metres >= 0.05 && figures.metres(metres),
    bearing !== null && bearing !== camera.bearing && figures.degrees(bearing),
    tilt !== null && tilt !== camera.tilt && t("move.tilt", { tilt: figures.degrees(tilt) }),
    heightM !== camera.heightM && t("mount.height", { height: figures.metres(heightM) }),
  ];
  return (
    <section className={styles.card} aria-label={t("move.title")} data-testid="move-card" data-phase={phase}>
      <p className={styles.head}>
        <strong>{t(`move.phase.${phase}`)}</strong>
        <span className="numeric">{changed.filter((part) => part !== false).join(" · ")}</span>
      </p>
      {preview && changes.length === 0 && <p className="quiet">{t("move.nothing")}</p>}
      <ul className={styles.sites}>
        {changes.slice(0, MOST_SITES).map((change) => (
          <SiteChange key={change.now.id} {...change} />
        ))}
      </ul>
      {changes.length > MOST_SITES && <p className="quiet">{t("move.more", { count: changes.length - MOST_SITES })}</p>}
      {proposed && (
        <div className={styles.ways}>
          <Button size="small" type="primary" onClick={finish}>
            {t("edit.save")}
          </Button>
          <Button size="small" onClick={cancel}>
            {t("edit.cancel")}
          </Button>
        </div>
      )}
      {phase === "trying" && !proposed && <p className={styles.hint}>{t("move.hint")}</p>}
      {metres > around.dragM - 0.05 && <p className={styles.hint}>{t("move.most", { metres: around.dragM })}</p>}
    </section>
  );
}

type Change = { readonly was: SitePreview; readonly now: SitePreview };

function SiteChange({ was, now }: Change) {
  const t = useTranslations();
  const figures = useFigures();
  const placeName = usePlaceName();
  const { around } = useCameraMove();
  const site = around?.sites.find(({ id }) => id === now.id);
  const gained = now.coveredM2 - was.coveredM2;
  const share = ({ coverage }: SitePreview) => (coverage === null ? "—" : figures.share(coverage));
  return (
    <li className={styles.site} data-site={now.id} data-covered={now.coveredM2} data-area={now.areaM2}>
      <span className={styles.name}>{site ? placeName(site) : ""}</span>
      <span className={`${styles.figures} numeric`}>
        <span className={styles.was}>{share(was)}</span>
        <span aria-hidden="true">→</span>
        <span className="visually-hidden">{t("move.becomes")}</span>
        <StateMark state={now.state} />
        <strong>{share(now)}</strong>
      </span>
      <span className={`${styles.gain} numeric`} data-way={way(gained)}>
        {way(gained) === "same" ? "±0 m²" : `${gained > 0 ? "+" : "−"}${figures.squareMetres(Math.abs(gained))}`}
      </span>
    </li>
  );
}

/** The sites that were or are touched, those first of which most ground changes. */
function changesOf(before: readonly SitePreview[], after: readonly SitePreview[]): Change[] {
  const known = new Map(before.map((site) => [site.id, site]));
  return after
    .flatMap((now) => {
      const was = known.get(now.id);
      return was ? [{ was, now }] : [];
    })
    .sort((a, b) => Math.abs(b.now.coveredM2 - b.was.coveredM2) - Math.abs(a.now.coveredM2 - a.was.coveredM2));
}

function way(gained: number): "more" | "less" | "same" {
  return Math.abs(gained) < 0.05 ? "same" : gained > 0 ? "more" : "less";
}

function distance([lon, lat]: readonly [number, number], to: { readonly lon: number; readonly lat: number }): number {
  const east = (to.lon - lon) * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(east, (to.lat - lat) * METRES_PER_DEGREE);
}
