"use client";

import { CheckSquareOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useManySites } from "./many-sites";
import { useMay } from "./use-may";

/** Begins and ends choosing many sites, for who may change them. */
export function ChooseSitesButton() {
  const t = useTranslations();
  const may = useMay("sites.edit");
  const { choosing, begin, end } = useManySites();
  if (!may) return null;
  return (
    <Button
      icon={<CheckSquareOutlined aria-hidden="true" />}
      aria-label={t("manySites.begin")}
      aria-pressed={choosing}
      title={`${t("manySites.begin")} S`}
      type={choosing ? "primary" : "default"}
      ghost={choosing}
      onClick={choosing ? end : begin}
    />
  );
}
