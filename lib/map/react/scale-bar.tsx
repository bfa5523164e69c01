import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useState } from "react";
import type { AppLocale } from "@/lib/i18n/locale";
import styles from "./planning-map.module.css";
import { scaleOf } from "./scale";

/** How long a round distance is in the middle of the map. */
export function ScaleBar({ map, locale }: { readonly map: MapLibre | null; readonly locale: AppLocale }) {
  const [scale, setScale] = useState<ReturnType<typeof scaleOf> | null>(null);
  // Follows the map; the same scale twice draws nothing anew.
  useEffect(() => {
    if (!map) return;
    const follow = () => {
      const next = scaleOf(map.getZoom(), map.getCenter().lat);
      setScale((shown) => (shown && shown.metres === next.metres && shown.pixels === next.pixels ? shown : next));
    };
    follow();
    map.on("move", follow);
    return () => {
      map.off("move", follow);
    };
  }, [map]);

  if (!scale) return null;
  const [value, unit] = scale.metres < 1_000 ? [scale.metres, "meter"] : [scale.metres / 1_000, "kilometer"];
  return (
    <span className={styles.scale} style={{ width: scale.pixels }}>
      {new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value)}
    </span>
  );
}
