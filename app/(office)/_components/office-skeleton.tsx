"use client";

import { Skeleton } from "antd";
import { useTranslations } from "next-intl";
import pageStyles from "./office-page.module.css";

/** A screen while its content is being read. */
export function OfficeSkeleton() {
  const t = useTranslations();
  return (
    <div className={pageStyles.page} role="status" aria-label={t("loading")}>
      <Skeleton active title={{ width: 180 }} paragraph={{ rows: 9 }} />
    </div>
  );
}
