import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/lib/api/client/api";
import { readTypedPlace } from "@/lib/crs/read-typed-place";
import { crsKey } from "./crs-key";
import type { FoundPlace } from "./found-place";
import { usePlaceName } from "./place-name";
import { useViewer } from "./viewer";

/** Long enough that a word typed without haste asks the server once. */
const PAUSE_MS = 200;

/** So many of each are shown; the rest are a list's work. */
const MOST = 6;

/** A place with what is said beside its name. */
export type PaletteItem = { readonly place: FoundPlace; readonly beside: string };

export type PalettePlaces = {
  readonly points: readonly PaletteItem[];
  readonly sites: readonly PaletteItem[];
  readonly cameras: readonly PaletteItem[];
  /** How many there are in all. */
  readonly siteCount: number;
  readonly cameraCount: number;
  readonly busy: boolean;
  readonly failed: boolean;
};

/** Places that the typed words may mean: coordinates at once, sites and cameras as the server finds them; none for whoever may not see the map. */
export function usePalettePlaces(typed: string): PalettePlaces {
  const t = useTranslations();
  const placeName = usePlaceName();
  const actions = useViewer()?.actions ?? [];
  const maySee = actions.includes("sites.read") && actions.includes("coverage.read");
  const words = useRested(typed.trim().slice(0, 100));
  const asks = maySee && words !== "";
  const city = useQuery({ ...api.city.read.queryOptions(), enabled: maySee });
  // Both at once: of lists that come one by one, the second would push down what is about to be chosen.
  const { data, isFetching, isError } = useQuery({
    queryKey: ["palette", words],
    queryFn: async () => {
      const input = { q: words, limit: MOST, order: "asc", sort: "name" } as const;
      const [sites, cameras] = await Promise.all([api.sites.list.call(input), api.cameras.list.call(input)]);
      return { sites, cameras };
    },
    enabled: asks,
    placeholderData: keepPreviousData,
  });
  const found = asks ? data : undefined;
  const box = city.data?.bbox;
  const points = (maySee ? readTypedPlace(typed) : [])
    .map(({ crs, swapped, at: [lon, lat] }) => ({
      inCity: box ? lon >= box[0] && lat >= box[1] && lon <= box[2] && lat <= box[3] : false,
      beside: `${t(`draw.crs.${crsKey(crs)}`)}${swapped ? t("palette.swapped") : ""}`,
      position: [rounded(lon), rounded(lat)] as [number, number],
    }))
    .sort((a, b) => Number(b.inCity) - Number(a.inCity))
    .map(({ inCity, beside, position }): PaletteItem => {
      const place: FoundPlace = { kind: "point", position, name: position.join(" ") };
      return { place, beside: inCity || !box ? beside : `${beside} · ${t("palette.outside")}` };
    });
  return {
    points,
    sites: (found?.sites.items ?? []).map((site) => ({
      place: { kind: "site", id: site.id, bbox: site.bbox, name: placeName(site) },
      beside: [t("palette.number", { number: site.number }), t(`kind.${site.kind}`), site.district]
        .filter(Boolean)
        .join(" · "),
    })),
    cameras: (found?.cameras.items ?? []).map(({ id, name, number, position, kind }) => ({
      place: { kind: "camera", id, position, name },
      beside: [t("palette.number", { number }), t(`camera.kind.${kind}`)].join(" · "),
    })),
    siteCount: found?.sites.total ?? 0,
    cameraCount: found?.cameras.total ?? 0,
    busy: maySee && (words !== typed.trim().slice(0, 100) || isFetching),
    failed: asks && isError,
  };
}

/** A place to a centimetre. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(7));
}

/** What was typed, once the hands rest. */
function useRested(typed: string): string {
  const [rested, setRested] = useState(typed);
  // Follows the clock.
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}
