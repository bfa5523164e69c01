"use client";

import { CloseOutlined, DeleteOutlined, EditOutlined, EyeOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePlaceName } from "@/app/_components/place-name";
import { useFigures } from "@/app/_components/use-figures";
import type { CameraDto } from "@/lib/api/cameras";
import styles from "./camera-card.module.css";
import { CameraEditor } from "./camera-editor";
import { CameraFailure } from "./camera-failure";
import { GuardedReach, IncidentalCapture } from "./camera-privacy";
import { beginOpening } from "./page-opening";
import { useCameraRemoval } from "./use-camera-removal";
import { useMay } from "./use-may";
import { cameraOptions } from "./use-selection";
import { useSiteHref } from "./use-site-href";
import { useWorkspaceSearch } from "./use-workspace-search";

/** Facts of the camera picked on the map or in a site's list. */
export function CameraCard() {
  const t = useTranslations();
  const { search, change } = useWorkspaceSearch();
  const { data, isError } = useQuery(cameraOptions(search.camera));
  const { remove } = useCameraRemoval();
  if (search.camera === undefined) return null;
  return (
    <section className={styles.card} aria-label={t("camera.title")} data-testid="camera-card">
      <Button
        className={styles.close ?? ""}
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t("camera.close")}
        onClick={() => change({ camera: undefined }, "push")}
      />
      {isError && <p className={styles.problem}>{t("camera.error")}</p>}
      {!isError && !data && <Skeleton active title={{ width: 140 }} paragraph={{ rows: 4 }} />}
      {data && <EditableCamera key={data.id} camera={data} onRemove={() => void remove(data)} />}
    </section>
  );
}

function EditableCamera({ camera, onRemove }: { readonly camera: CameraDto; readonly onRemove: () => void }) {
  const t = useTranslations();
  const mayEdit = useMay("cameras.edit");
  const [editing, setEditing] = useState(false);
  return (
    <>
      {!editing && <CameraFacts camera={camera} />}
      {!editing && mayEdit && (
        <div className={styles.edit}>
          <Button size="small" icon={<EditOutlined aria-hidden="true" />} onClick={() => setEditing(true)}>
            {t("edit.camera.open")}
          </Button>
          <Button size="small" icon={<DeleteOutlined aria-hidden="true" />} onClick={onRemove}>
            {t("camera.removal.remove")}
          </Button>
        </div>
      )}
      <CameraEditor camera={camera} open={editing} onClose={() => setEditing(false)} />
    </>
  );
}

function CameraFacts({ camera }: { readonly camera: CameraDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const placeName = usePlaceName();
  const href = useSiteHref();
  const { change } = useWorkspaceSearch();
  const known = camera.kind === "panoramic" || camera.bearing !== null;
  return (
    <>
      <h2 className={styles.name}>{camera.name}</h2>
      <p className={styles.kind}>
        {t(`camera.kind.${camera.kind}`)}
        {camera.source === "invented" && (
          <span className={styles.invented} title={t("camera.inventedNote")}>
            {t("camera.invented")}
          </span>
        )}
      </p>
      <CameraStateLine camera={camera} />
      <GuardedReach camera={camera.id} />
      {!known && (
        <p className={styles.unknown}>
          <strong>{t("camera.bearingUnknown")}</strong>
          {t("camera.bearingUnknownNote")}
        </p>
      )}
      <dl className={`${styles.facts} numeric`}>
        <Fact term={t("camera.height")}>{figures.metres(camera.heightM)}</Fact>
        {known && <Fact term={t("camera.bearing")}>{bearingText(camera, t("camera.allRound"), figures.degrees)}</Fact>}
        {camera.kind === "fixed" && camera.tilt !== null && (
          <Fact term={t("camera.tilt")}>{figures.degrees(camera.tilt)}</Fact>
        )}
        {camera.kind === "fixed" && camera.hfov !== null && (
          <Fact term={t("camera.hfov")}>{figures.degrees(camera.hfov)}</Fact>
        )}
        <Fact term={t("camera.resolution")}>{`${camera.widthPx} × ${camera.heightPx}`}</Fact>
        {camera.maxRangeM !== null && <Fact term={t("camera.range")}>{figures.metres(camera.maxRangeM)}</Fact>}
        <Fact term={t("camera.infrared")}>
          {camera.infraredM === null || camera.infraredSource === null
            ? t("edit.unknown")
            : t("camera.infraredOf", {
                reach: figures.metres(camera.infraredM),
                source: t(`camera.infraredSource.${camera.infraredSource}`),
              })}
        </Fact>
        <Fact term={t("camera.sourceLabel")}>{t(`camera.source.${camera.source}`)}</Fact>
      </dl>
      {camera.assumed.length > 0 && <Assumed fields={camera.assumed} />}
      <h3 className={styles.heading}>{t("camera.sites")}</h3>
      {camera.sites.length === 0 && <p className="quiet">{t("camera.noSites")}</p>}
      <ul className={styles.sites}>
        {camera.sites.map((site) => (
          <li key={site.id}>
            <Link href={href(site.id)} onNavigate={() => beginOpening(href(site.id))}>
              {placeName(site)}
            </Link>
          </li>
        ))}
      </ul>
      {known && (
        <div className={styles.edit}>
          <Button
            size="small"
            icon={<EyeOutlined aria-hidden="true" />}
            onClick={() => change({ eye: camera.id }, "replace")}
          >
            {t("eye.open")}
          </Button>
        </div>
      )}
      {camera.sites.length > 0 && camera.state !== "retired" && <CameraFailure />}
      {known && camera.state !== "retired" && <IncidentalCapture camera={camera.id} />}
    </>
  );
}

/** How far the camera has come, and since when. */
function CameraStateLine({ camera }: { readonly camera: CameraDto }) {
  const t = useTranslations();
  const { state, builtOn, acceptedOn, acceptedDocument, retiredOn } = camera;
  const days = [
    builtOn !== null && t("camera.fact.built", { day: builtOn }),
    acceptedOn !== null && t("camera.fact.accepted", { day: acceptedOn }),
    acceptedDocument !== null && t("camera.fact.document", { document: acceptedDocument }),
    retiredOn !== null && t("camera.fact.retired", { day: retiredOn }),
  ].filter((line) => line !== false);
  return (
    <div className={styles.state} data-state={state} data-testid="camera-state">
      <strong>{t(`camera.state.${state}`)}</strong>
      {days.length > 0 && <span className="numeric">{days.join(" · ")}</span>}
      {state === "retired" && <span>{t("camera.retiredNote")}</span>}
    </div>
  );
}

function bearingText({ kind, bearing }: CameraDto, allRound: string, degrees: (value: number) => string): string {
  return kind === "panoramic" || bearing === null ? allRound : degrees(bearing);
}

const FIELDS = ["height_m", "tilt", "hfov", "width_px", "height_px"] as const;

function Assumed({ fields }: { readonly fields: readonly string[] }) {
  const t = useTranslations();
  const words = fields.map((field) => {
    const known = FIELDS.find((name) => name === field);
    return known ? t(`camera.field.${known}`) : field;
  });
  return <p className={styles.assumed}>{t("camera.assumed", { fields: words.join("、") })}</p>;
}

function Fact({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
