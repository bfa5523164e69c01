"use client";

import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import { aroundPoint } from "@/app/(workspace)/_components/around-point";
import { useWorkspaceSearch } from "@/app/(workspace)/_components/use-workspace-search";
import { useStage } from "@/app/(workspace)/_components/workspace-state";
import type { SiteCameraDto, SiteDetailDto } from "@/lib/api/sites";
import { Section } from "./section";
import section from "./section.module.css";

/** How much of the surroundings to show with a camera, metres. */
const SURROUNDINGS_M = 60;

/** Cameras that see some of the site. */
export function CameraSection({ site }: { readonly site: SiteDetailDto }) {
  const t = useTranslations();
  const figures = useFigures();
  const { change } = useWorkspaceSearch();
  const { flyTo } = useStage();
  const { cameras } = site;
  const direction = (camera: SiteCameraDto) => {
    if (camera.kind === "panoramic") return t("camera.allRound");
    return camera.bearing === null ? t("camera.bearingUnknown") : figures.degrees(camera.bearing);
  };
  const show = (camera: SiteCameraDto) => {
    change({ camera: camera.id }, "push");
    flyTo(aroundPoint(camera.position, SURROUNDINGS_M));
  };
  if (cameras.length === 0) {
    return (
      <Section title={t("site.cameras.title")}>
        <p>{t("site.cameras.none")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("site.cameras.title")} aside={<span className="numeric">{figures.count(cameras.length)}</span>}>
      <table className={section.rows}>
        <thead>
          <tr>
            <th scope="col">{t("camera.title")}</th>
            <th scope="col">{t("camera.kindLabel")}</th>
            <th scope="col">{t("camera.bearing")}</th>
            <th scope="col">{t("camera.height")}</th>
          </tr>
        </thead>
        <tbody className="numeric">
          {cameras.map((camera) => (
            <tr key={camera.id}>
              <th scope="row">
                <button
                  type="button"
                  className={section.pressable}
                  aria-label={t("site.cameras.show", { name: camera.name })}
                  onClick={() => show(camera)}
                >
                  {camera.name}
                </button>
                {camera.invented && <span className={section.ours}>{t("camera.invented")}</span>}
              </th>
              <td>{t(`camera.kind.${camera.kind}`)}</td>
              <td>{direction(camera)}</td>
              <td>{figures.metres(camera.heightM)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
