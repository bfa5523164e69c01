"use client";

import { useTranslations } from "next-intl";
import { OfficeCard } from "@/app/(office)/_components/office-card";
import { OfficePage } from "@/app/(office)/_components/office-page";
import type { ViewerDto } from "@/lib/api/session";
import styles from "./account-screen.module.css";
import { OwnPassword } from "./own-password";
import { OwnRoles } from "./own-roles";
import { OwnSecondFactor } from "./own-second-factor";
import { OwnSessions } from "./own-sessions";

/** Who one is here, which roles one holds until when, and how one signs in. */
export function AccountScreen({ viewer }: { readonly viewer: ViewerDto }) {
  const t = useTranslations();
  return (
    <OfficePage title={t("own.title")} width="reading">
      <OfficeCard title={viewer.displayName} note={[viewer.username, viewer.unit].filter(Boolean).join(" · ")}>
        <OwnRoles viewer={viewer} />
      </OfficeCard>
      {viewer.demo ? (
        <p className={styles.demo}>{t("own.demo")}</p>
      ) : (
        <>
          <OwnPassword username={viewer.username} />
          <OwnSecondFactor state={viewer.secondFactor} />
        </>
      )}
      <OwnSessions />
    </OfficePage>
  );
}
