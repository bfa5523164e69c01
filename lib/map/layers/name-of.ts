import type { ExpressionSpecification } from "maplibre-gl";
import type { AppLocale } from "@/lib/i18n/locale";

/** A feature's name in the reader's language, or as the place itself writes it. */
export function nameOf(locale: AppLocale): ExpressionSpecification {
  return ["coalesce", ...namesOf(locale).map((name): ExpressionSpecification => ["get", name]), ""];
}

/** The properties that name a feature, the first that has a text. */
export function namesOf(locale: AppLocale): string[] {
  return locale === "en" ? ["name_en", "name"] : ["name"];
}
