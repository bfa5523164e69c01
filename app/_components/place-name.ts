import { useLocale, useTranslations } from "next-intl";
import type { SiteKind } from "@/lib/sites/site-kind";

type Named = { readonly kind: SiteKind; readonly name: string | null; readonly nameEn: string | null };

/** How a site is called in the language on screen; names are data and stay as they are where there is no other. */
export function usePlaceName(): (site: Named) => string {
  const t = useTranslations();
  const english = useLocale() === "en";
  return ({ kind, name, nameEn }) =>
    (english ? (nameEn ?? name) : name) ?? t("list.unnamed", { kind: t(`kind.${kind}`) });
}
