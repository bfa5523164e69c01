import { useLocale, useTranslations } from "next-intl";
import { scaleBar } from "@/lib/sheet/map-frame";
import styles from "./sheet-map.module.css";

type Place = { readonly x: number; readonly y: number };

/** Where north is: the city's own plane, whose north is true on its central meridian. */
export function NorthArrow({ x, y }: Place) {
  const t = useTranslations();
  return (
    <g transform={`translate(${x} ${y})`} data-testid="north-arrow">
      <rect className={styles.plaque} x={-4} y={-2} width={10} height={16} />
      <text className={styles.figure} x={1} y={1.4} fontSize={3}>
        {t("sheet.north")}
      </text>
      <path className={styles.ink} d="M1 2.6 1 12.4-1.8 12.4z" />
      <path className={styles.thin} d="M1 2.6 3.8 12.4-1.8 12.4z" />
    </g>
  );
}

/** A round length on the ground, as long on paper as the scale makes it, in four pieces. */
export function ScaleBar({ scale, x, y }: Place & { readonly scale: number }) {
  const locale = useLocale();
  const { metres, mm } = scaleBar(scale);
  const [value, unit] = metres < 1_000 ? [metres, "meter"] : [metres / 1_000, "kilometer"];
  const words = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" });
  return (
    <g transform={`translate(${x} ${y})`} data-testid="scale-bar">
      <rect className={styles.plaque} x={-2} y={-1} width={mm + 12} height={9.5} />
      <text className={styles.figure} x={0} y={2.4} fontSize={2.4}>
        0
      </text>
      <text className={styles.figure} x={mm} y={2.4} fontSize={2.4}>
        {words.format(value)}
      </text>
      {[0, 1, 2, 3].map((piece) => (
        <rect
          key={piece}
          className={piece % 2 === 0 ? styles.ink : styles.plaque}
          x={(mm / 4) * piece}
          y={3.4}
          width={mm / 4}
          height={1.3}
        />
      ))}
      <rect className={styles.thin} data-testid="scale-bar-length" width={mm} x={0} y={3.4} height={1.3} />
    </g>
  );
}
