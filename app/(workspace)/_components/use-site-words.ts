import { useTranslations } from "next-intl";
import type { ConflictWords } from "@/app/_components/conflict-dialog";
import { useFigures } from "@/app/_components/use-figures";
import { SITE_KINDS } from "@/lib/sites/site-kind";

/** What people edit of a site, in words. */
export function useSiteWords(): ConflictWords {
  const t = useTranslations();
  const figures = useFigures();
  const fields = ["name", "nameEn", "kind", "candidate", "areaM2"] as const;
  return {
    field: (name) => {
      const field = fields.find((one) => one === name);
      return field ? t(`edit.site.${field}`) : name;
    },
    value: (_, value) => {
      if (value === null || value === "") return t("edit.empty");
      if (typeof value === "number") return figures.squareMetres(value);
      if (typeof value === "boolean") return value ? t("edit.site.waiting") : t("edit.site.accepted");
      const kind = SITE_KINDS.find((one) => one === value);
      return kind ? t(`kind.${kind}`) : String(value);
    },
  };
}
