"use client";

import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Modal, Skeleton } from "antd";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useColourScheme } from "@/app/_components/colour-scheme";
import { useFigures } from "@/app/_components/use-figures";
import { useHydrated } from "@/app/_components/use-hydrated";
import type { CameraDto } from "@/lib/api/cameras";
import { api } from "@/lib/api/client/api";
import type { Surroundings } from "@/lib/coverage/surroundings";
import { type EyeScene, eyeScene, PERSON_M } from "@/lib/map/eye/eye-scene";
import styles from "./eye-dialog.module.css";
import { useGapsAround } from "./use-gaps-around";
import { cameraOptions } from "./use-selection";
import { useWorkspaceSearch } from "./use-workspace-search";

const CameraEye = dynamic(() => import("@/lib/map/react/camera-eye").then((module) => module.CameraEye), {
  ssr: false,
});

/** One press turns an all-round picture so far, degrees. */
const TURN_DEG = 45;

/** What the camera that the address names has before it. */
export function EyeDialog() {
  const { search } = useWorkspaceSearch();
  // A dialog that a link opens is the browser's alone: the server's page has none.
  const hydrated = useHydrated();
  return hydrated && search.eye !== undefined && <Eye key={search.eye} id={search.eye} />;
}

function Eye({ id }: { readonly id: string }) {
  const t = useTranslations();
  const { change } = useWorkspaceSearch();
  const camera = useQuery(cameraOptions(id));
  const around = useQuery({ ...api.cameras.surroundings.queryOptions({ input: { id } }), retry: false });
  const known = camera.data && (camera.data.kind === "panoramic" || camera.data.bearing !== null);
  return (
    <Modal
      open
      title={camera.data ? t("eye.of", { name: camera.data.name }) : t("eye.title")}
      onCancel={() => change({ eye: undefined }, "replace")}
      closable={{ "aria-label": t("eye.close") }}
      footer={null}
      width="min(1080px, calc(100vw - 24px))"
      // A container other than the body keeps the dialog from locking the page's scroll, which it does by a style without a nonce.
      getContainer={() => document.getElementById("dialogs") ?? document.body}
    >
      {camera.data && !known && <p>{t("camera.bearingUnknown")}</p>}
      {camera.isError || around.isError ? (
        <p role="alert">{t(isTooMuch(around.error) ? "eye.tooMuch" : "eye.error")}</p>
      ) : (
        (!camera.data || !around.data) && <Skeleton active title={false} paragraph={{ rows: 8 }} />
      )}
      {known && around.data && <Picture camera={camera.data} around={around.data} />}
    </Modal>
  );
}

function isTooMuch(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "TOO_MUCH";
}

function Picture({ camera, around }: { readonly camera: CameraDto; readonly around: Surroundings }) {
  const t = useTranslations();
  const { scheme } = useColourScheme();
  const { search } = useWorkspaceSearch();
  const [turned, setTurned] = useState(0);
  const gaps = useGapsAround(around);
  const { point = null } = search;
  const scene = useMemo(() => eyeScene(around, gaps, point, turned), [around, gaps, point, turned]);
  return (
    <>
      <CameraEye
        scene={scene}
        scheme={scheme}
        words={{
          label: t("eye.picture", { name: camera.name, obstacles: scene.obstacles.length, gaps: scene.gaps.length }),
          noWebgl: t("map.noWebgl"),
          fault: t("eye.error"),
        }}
      />
      {scene.lens.allRound && (
        <div className={styles.turn}>
          <Button
            size="small"
            icon={<LeftOutlined />}
            aria-label={t("eye.left")}
            onClick={() => setTurned(turned - TURN_DEG)}
          />
          <span>{t("eye.allRound")}</span>
          <Button
            size="small"
            icon={<RightOutlined />}
            aria-label={t("eye.right")}
            onClick={() => setTurned(turned + TURN_DEG)}
          />
        </div>
      )}
      <Said scene={scene} atPoint={point !== null} />
    </>
  );
}

function Said({ scene: { lens, person }, atPoint }: { readonly scene: EyeScene; readonly atPoint: boolean }) {
  const t = useTranslations();
  const figures = useFigures();
  return (
    <dl className={`${styles.said} numeric`}>
      <dt>{t("eye.lens")}</dt>
      <dd>
        {t("eye.lensText", {
          height: figures.metres(lens.z),
          across: figures.degrees(lens.hfov),
          upright: figures.degrees(lens.vfov),
          tilt: figures.degrees(lens.tilt),
        })}
      </dd>
      {person && (
        <>
          <dt>{t("eye.person", { height: figures.metres(PERSON_M) })}</dt>
          <dd>
            {t(atPoint ? "eye.atPoint" : "eye.inMiddle", { distance: figures.metres(person.figures.distance) })}
            {person.figures.across !== null &&
              ` ${t("eye.density", { density: figures.density(person.figures.across) })}`}
          </dd>
        </>
      )}
      <dt>{t("eye.drawn")}</dt>
      <dd>{t("eye.note")}</dd>
    </dl>
  );
}
