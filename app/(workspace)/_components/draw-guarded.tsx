"use client";

import { useTranslations } from "next-intl";
import type { GuardedFieldsDto } from "@/lib/api/guarded";
import { DrawGround } from "./draw-ground";
import { DrawGuardedForm } from "./draw-guarded-form";

/** First the outline of a guarded ground, then what it is guarded for. */
export function DrawGuarded({ onDrawn }: { readonly onDrawn: (ground: GuardedFieldsDto) => void }) {
  const t = useTranslations();
  return (
    <DrawGround
      title={t("tools.draw-guarded")}
      testId="draw-guarded"
      withLine={false}
      form={(drawn) => <DrawGuardedForm {...drawn} onDrawn={onDrawn} />}
    />
  );
}
