import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useId } from "react";
import { useLevelName } from "@/app/(workspace)/_components/use-level-name";
import { hatchPath } from "@/lib/sheet/hatch";
import type { SheetDrawing } from "@/lib/sheet/sheet";
import styles from "./sheet-legend.module.css";
import map from "./sheet-map.module.css";
import { SheetSection } from "./sheet-section";

const [WIDTH, HEIGHT] = [8, 4];
const BOX = `M0.4 0.4H${WIDTH - 0.4}V${HEIGHT - 0.4}H0.4Z`;

/** What is drawn on the map of this sheet, each as the map draws it. */
export function SheetLegend({ drawing }: { readonly drawing: SheetDrawing }) {
  const t = useTranslations();
  const levelName = useLevelName();
  return (
    <SheetSection title={t("sheet.legend")}>
      <ul className={styles.legend}>
        <Entry word={t("sheet.site")}>
          <path className={map.zone} d={BOX} />
        </Entry>
        {drawing.zones.some(({ point }) => point) && (
          <Entry word={t("sheet.opening")}>
            <path className={map.opening} d={BOX} />
          </Entry>
        )}
        {drawing.footprints.map(({ level }, index) => (
          <Entry key={level} word={t("sheet.footprint", { level: levelName(level) })}>
            {drawing.footprints.slice(0, index + 1).map((below) => (
              <path key={below.level} className={map.tint} data-level={below.level} d={BOX} />
            ))}
            <path className={map.bound} data-level={level} d={BOX} />
          </Entry>
        ))}
        {drawing.gaps.map(({ reason }) => (
          <Entry key={reason} word={t("sheet.gap", { reason: t(`reason.${reason}`) })}>
            <Hatched reason={reason} />
          </Entry>
        ))}
        <Entry word={t("sheet.camera")}>
          <path className={map.wedge} d="M2 2 6.2 0.4A4.4 4.4 0 0 1 6.2 3.6Z" />
          <circle className={map.camera} cx={2} cy={2} r={0.95} />
        </Entry>
        <Entry word={t("map.legend.building")}>
          <path className={map.building} d={BOX} />
        </Entry>
        {drawing.water !== "" && (
          <Entry word={t("sheet.water")}>
            <path className={map.water} d={BOX} />
          </Entry>
        )}
        {drawing.railways !== "" && (
          <Entry word={t("sheet.railway")}>
            <path className={map.railway} d="M0 2H8" />
          </Entry>
        )}
      </ul>
    </SheetSection>
  );
}

function Entry({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <li className={styles.entry}>
      <svg
        width={`${WIDTH}mm`}
        height={`${HEIGHT}mm`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-hidden="true"
        focusable="false"
      >
        {children}
      </svg>
      {word}
    </li>
  );
}

function Hatched({ reason }: { readonly reason: SheetDrawing["gaps"][number]["reason"] }) {
  const id = useId();
  return (
    <>
      <clipPath id={id}>
        <path d={BOX} />
      </clipPath>
      <path className={map.hatch} data-reason={reason} clipPath={`url(#${id})`} d={hatchPath(reason, WIDTH, HEIGHT)} />
      <path className={map.gapEdge} d={BOX} />
    </>
  );
}
