"use client";

import { Skeleton } from "antd";
import { useTranslations } from "next-intl";

/** The panel while its content is being read. */
export function PanelSkeleton() {
  const t = useTranslations();
  return (
    <div role="status" aria-label={t("loading")} style={{ padding: 16 }}>
      <Skeleton active title={{ width: 180 }} paragraph={{ rows: 9 }} />
    </div>
  );
}
