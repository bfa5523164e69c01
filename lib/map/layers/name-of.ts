import type { ExpressionSpecification } from "maplibre-gl";
import type { AppLocale } from "@/lib/i18n/locale";

/** A feature's name in the reader's language, or as the place itself writes it. */
export function nameOf(locale: AppLocale): ExpressionSpecification {
  return locale === "en" ? ["coalesce", ["get", "name_en"], ["get", "name"], ""] : ["coalesce", ["get", "name"], ""];
}
