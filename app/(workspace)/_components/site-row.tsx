"use client";

import { RightOutlined } from "@ant-design/icons";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo, useEffect, useRef } from "react";
import { CoverageBar } from "@/app/_components/coverage-bar";
import { KindIcon } from "@/app/_components/kind-icon";
import { usePlaceName } from "@/app/_components/place-name";
import { StateMark } from "@/app/_components/state-mark";
import { useFigures } from "@/app/_components/use-figures";
import type { SiteRowDto } from "@/lib/api/sites";
import { MetricFigure } from "./metric-figure";
import { beginOpening } from "./page-opening";
import styles from "./site-table.module.css";

type Props = {
  readonly site: SiteRowDto;
  readonly href: string;
  readonly selected: boolean;
  readonly hovered: boolean;
  readonly onSelect: (site: SiteRowDto) => void;
  readonly onOpen: (site: SiteRowDto) => void;
  readonly onHover: (site: number | null) => void;
  /** Whether it is one of many that are chosen; null while none are being chosen. */
  readonly chosen: boolean | null;
  /** With `range`, all from the one before to this. */
  readonly onChoose: (site: SiteRowDto, taken: boolean, range: boolean) => void;
};

/** A site in the table: a click shows it on the map, a double click, Enter or the arrow opens its page. */
export const SiteRow = memo(function SiteRow(props: Props) {
  const { site, href, selected, hovered, chosen, onSelect, onOpen, onHover, onChoose } = props;
  const t = useTranslations();
  const figures = useFigures();
  const placeName = usePlaceName();
  const row = useRef<HTMLTableRowElement>(null);

  // Follows a selection made on the map, whose row may lie out of sight.
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  // Enter on the name arrives as a click without a count: that one follows the link.
  const isPlain = (event: MouseEvent) => event.detail > 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
  // What is ticked is chosen, not shown.
  const isTick = ({ target }: MouseEvent) => target instanceof Element && target.closest("label") !== null;
  const show = (event: MouseEvent) => {
    if (isPlain(event) && !isTick(event)) onSelect(site);
  };
  const stay = (event: MouseEvent) => {
    if (isPlain(event)) event.preventDefault();
  };
  const name = placeName(site);
  return (
    <tr
      ref={row}
      className={styles.row}
      data-selected={selected}
      data-hovered={hovered}
      aria-current={selected || undefined}
      onClick={show}
      onDoubleClick={(event) => !isTick(event) && onOpen(site)}
      onPointerEnter={() => onHover(site.number)}
      onPointerLeave={() => onHover(null)}
    >
      <th scope="row" className={styles.name}>
        <span className={styles.place}>
          {chosen === null ? (
            <span className={styles.icon}>
              <KindIcon kind={site.kind} />
            </span>
          ) : (
            <label className={styles.tick}>
              <input
                type="checkbox"
                checked={chosen}
                aria-label={t("manySites.choose", { name })}
                onChange={({ target, nativeEvent }) =>
                  onChoose(site, target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
                }
              />
            </label>
          )}
          <span className={styles.words}>
            <Link
              className={styles.link}
              href={href}
              prefetch={false}
              data-site-link={site.id}
              title={name}
              onClick={stay}
              onNavigate={() => beginOpening(href)}
            >
              {name}
            </Link>
            <span className={styles.under}>
              {[t(`kind.${site.kind}`), site.district].filter(Boolean).join(" · ")}
              {site.layer < 0 && ` · ${t("list.belowGround", { layer: -site.layer })}`}
              {site.candidate && <span className={styles.candidate}>{t("list.candidate")}</span>}
            </span>
          </span>
        </span>
      </th>
      <td className={styles.coverage}>
        <span className={styles.share}>
          <StateMark state={site.state} />
          <span className="visually-hidden">{t(`state.${site.state}`)}</span>
          <span className="numeric">{site.coverage === null ? "–" : figures.share(site.coverage)}</span>
        </span>
        <CoverageBar share={site.coverage} />
      </td>
      <td className={`${styles.figure} numeric`}>
        {site.gapAreaM2 === null ? "–" : figures.squareMetres(site.gapAreaM2).replace(/\s*m²$/, "")}
      </td>
      <td className={`${styles.metric} numeric`}>
        <MetricFigure metric={site.metric} />
      </td>
      <td className={`${styles.cameras} numeric`}>
        {figures.count(site.cameras)}
        <Link
          className={styles.open}
          href={href}
          prefetch={false}
          tabIndex={-1}
          aria-hidden="true"
          title={t("list.openSite", { name })}
          onClick={(event) => event.stopPropagation()}
          onNavigate={() => beginOpening(href)}
        >
          <RightOutlined />
        </Link>
      </td>
    </tr>
  );
});
