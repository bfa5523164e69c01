import { useFormatter, useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { usePlaceName } from "@/app/_components/place-name";
import { useFigures } from "@/app/_components/use-figures";
import { MARGIN_MM, type Paper, paperSize, type Turn } from "@/lib/sheet/paper";
import type { Sheet } from "@/lib/sheet/sheet";
import { SheetCameras } from "./sheet-cameras";
import { SheetFigures } from "./sheet-figures";
import { SheetGaps } from "./sheet-gaps";
import { SheetLaw } from "./sheet-law";
import { SheetLegend } from "./sheet-legend";
import { SheetMap } from "./sheet-map";
import { SheetOrigin } from "./sheet-origin";
import styles from "./sheet-page.module.css";

type Props = {
  readonly sheet: Sheet;
  readonly paper: Paper;
  readonly turn: Turn;
  /** The map's approval number; null where nobody set one. */
  readonly approval: string | null;
  readonly printed: { readonly by: string; readonly unit: string; readonly at: string };
};

/** One site on one kind of paper: map and legend first, then the tables, which go on over as many pages as they take. */
export function SheetPage({ sheet, paper, turn, approval, printed }: Props) {
  const t = useTranslations();
  const format = useFormatter();
  const figures = useFigures();
  const placeName = usePlaceName();
  const { site, city, drawing, cameras } = sheet;
  const [width] = paperSize(paper, turn);
  // beside a map as high as this there is room for the gaps
  const wide = paper === "a3" && turn === "landscape";
  return (
    <main className={styles.desk}>
      <article
        className={styles.sheet}
        data-paper={`${paper}-${turn}`}
        data-turn={turn}
        style={{ "--sheet-width": `${width - 2 * MARGIN_MM}mm` } as CSSProperties}
      >
        <header className={styles.head}>
          <div>
            <h1 className={styles.name}>{placeName(site)}</h1>
            <p>
              {t(`kind.${site.kind}`)}
              {site.district && ` · ${site.district}`} · {t("sheet.number", { number: String(site.number) })}
              {site.candidate && ` · ${t("sheet.candidate")}`}
            </p>
          </div>
          <dl className={`${styles.plate} numeric`}>
            <dt>{t("sheet.scale")}</dt>
            <dd data-testid="scale">1 : {figures.count(drawing.frame.scale)}</dd>
            <dt>{t("sheet.date")}</dt>
            <dd>{format.dateTime(new Date(printed.at), { dateStyle: "medium" })}</dd>
          </dl>
        </header>
        <div className={styles.top}>
          <figure className={styles.map}>
            <SheetMap sheet={sheet} />
            <figcaption className={styles.foot}>
              <span>{city.attribution}</span>
              <span data-testid="approval">
                {approval === null ? t("sheet.approvalMissing") : t("sheet.approval", { number: approval })}
              </span>
            </figcaption>
          </figure>
          <div className={styles.beside}>
            <SheetLegend drawing={drawing} />
            <SheetFigures site={site} />
            {wide && <SheetGaps site={site} />}
          </div>
        </div>
        <div className={styles.tables}>
          {!wide && <SheetGaps site={site} />}
          <SheetCameras cameras={cameras} />
          <SheetLaw site={site} />
          <SheetOrigin sheet={sheet} printed={printed} />
        </div>
      </article>
    </main>
  );
}
