import { useTranslations } from "next-intl";
import { siteLaw } from "@/lib/compliance/site-law";
import type { SiteKind } from "@/lib/sites/site-kind";

/** Which articles name such a place, in one sentence: facts and articles, no verdict. */
export function lawSentence(t: ReturnType<typeof useTranslations<never>>, kind: SiteKind): string {
  const law = siteLaw(kind);
  switch (law.basis) {
    case "both":
    case "conflict":
      return t(`site.law.basis.${law.basis}`, { word: law.word, decreeWord: law.decreeWord });
    case "order-only":
      return t("site.law.basis.order-only", { word: law.word });
    case "decree-only":
      return t("site.law.basis.decree-only", { decreeWord: law.decreeWord });
    case "none":
      return t("site.law.basis.none");
  }
}

/** The same on screen. */
export function LawBasis({ kind }: { readonly kind: SiteKind }) {
  return lawSentence(useTranslations(), kind);
}
