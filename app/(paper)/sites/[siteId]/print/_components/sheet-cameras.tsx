import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import type { SheetCamera } from "@/lib/sheet/sheet";
import { SheetSection } from "./sheet-section";
import section from "./sheet-section.module.css";

/** Every camera that sees some of the site, by the mark that stands beside it on the map. */
export function SheetCameras({ cameras }: { readonly cameras: readonly SheetCamera[] }) {
  const t = useTranslations();
  const figures = useFigures();
  if (cameras.length === 0)
    return (
      <SheetSection title={t("site.cameras.title")}>
        <p>{t("site.cameras.none")}</p>
      </SheetSection>
    );
  return (
    <SheetSection title={t("site.cameras.title")}>
      <div className={section.wide}>
        <table className={section.table}>
          <thead>
            <tr>
              <th scope="col">{t("sheet.mark")}</th>
              <th scope="col" className={section.words}>
                {t("sheet.cameraName")}
              </th>
              <th scope="col" className={section.words}>
                {t("sheet.cameraClass")}
              </th>
              <th scope="col">{t("camera.height")}</th>
              <th scope="col">{t("camera.bearing")}</th>
              <th scope="col">{t("camera.tilt")}</th>
              <th scope="col">{t("camera.hfov")}</th>
              <th scope="col">{t("sheet.cameraState")}</th>
            </tr>
          </thead>
          <tbody className="numeric">
            {cameras.map((camera) => (
              <tr key={camera.id}>
                <th scope="row">{camera.mark}</th>
                <td className={section.words}>
                  {camera.name}
                  {camera.invented && ` (${t("camera.invented")})`}
                </td>
                <td className={section.words}>
                  {t(`camera.kind.${camera.kind}`)} {camera.resolution}
                </td>
                <td>{figures.metres(camera.heightM)}</td>
                <td>{direction(camera, t("camera.allRound"), figures.degrees)}</td>
                <td>{camera.tilt === null ? "–" : figures.degrees(camera.tilt)}</td>
                <td>{camera.hfov === null ? "–" : figures.degrees(camera.hfov)}</td>
                <td>{t(`camera.state.${camera.state}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </SheetSection>
  );
}

function direction({ kind, bearing }: SheetCamera, allRound: string, degrees: (value: number) => string): string {
  if (kind === "panoramic") return allRound;
  return bearing === null ? "?" : degrees(bearing);
}
