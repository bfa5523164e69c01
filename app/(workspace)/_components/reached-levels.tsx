import { useTranslations } from "next-intl";
import { useFigures } from "@/app/_components/use-figures";
import type { GuardedGroundDto } from "@/lib/api/guarded";
import { useLevelName } from "./use-level-name";

/** How much of a guarded ground a camera's picture reaches, level by level. */
export function ReachedLevels({ levels }: { readonly levels: GuardedGroundDto["cameras"][number]["levels"] }) {
  const t = useTranslations();
  const figures = useFigures();
  const levelName = useLevelName();
  const parts = levels.map(({ level, areaM2 }) =>
    t("guarded.atLevel", { level: levelName(level), area: figures.squareMetres(areaM2) }),
  );
  return <span style={{ display: "block", fontSize: 12 }}>{parts.join(" · ")}</span>;
}
