"use client";

import { Button } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OfficeCard } from "@/app/(office)/_components/office-card";
import { api } from "@/lib/api/client/api";
import type { PersonDto } from "@/lib/api/people";
import { shanghaiTime } from "@/lib/i18n/shanghai-time";
import { OfficeDialog } from "../../_components/office-dialog";
import { ShownOnce } from "../../_components/shown-once";
import { LinkIdentityDialog } from "./link-identity-dialog";
import type { PersonRights } from "./person-screen";
import { ReasonDialog } from "./reason-dialog";
import styles from "./sign-in-card.module.css";

type Issued = { readonly code: string | null; readonly expiresAt: string };

const minute = (at: string) => shanghaiTime(at).slice(0, 16);

/** How a person signs in, and the way back in for whoever lost it. */
export function SignInCard(props: {
  readonly person: PersonDto;
  readonly rights: PersonRights;
  readonly identityService: string | null;
  readonly onChanged: () => Promise<void>;
}) {
  const t = useTranslations();
  const { person, rights, identityService, onChanged } = props;
  const { signIn } = person;
  const [open, setOpen] = useState<"reset" | "link" | null>(null);
  const [issued, setIssued] = useState<Issued | null>(null);
  const close = () => setOpen(null);
  const mayReset = rights.edit && !person.office && !rights.own;
  return (
    <OfficeCard
      title={t("people.signIn.title")}
      {...(rights.edit && person.office ? { note: t("people.signIn.office") } : {})}
      actions={mayReset && <Button onClick={() => setOpen("reset")}>{t("people.signIn.reset")}</Button>}
    >
      <dl className={styles.facts}>
        <dt>{t("people.signIn.secondFactor")}</dt>
        <dd>{signIn.secondFactor ? t("people.signIn.on") : t("people.signIn.off")}</dd>
        <dt>{t("people.signIn.password")}</dt>
        <dd>
          {signIn.codeExpiresAt === null
            ? t("people.signIn.own")
            : t("people.signIn.code", { until: minute(signIn.codeExpiresAt) })}
        </dd>
        {signIn.lockedUntil && (
          <>
            <dt>{t("people.signIn.locked")}</dt>
            <dd>{t("people.signIn.lockedUntil", { until: shanghaiTime(signIn.lockedUntil).slice(0, 19) })}</dd>
          </>
        )}
        {(identityService !== null || signIn.identity !== null) && (
          <>
            <dt>{identityService ?? t("people.signIn.identity")}</dt>
            <dd className={styles.identity}>
              {signIn.identity ?? t("people.signIn.unlinked")}
              {mayReset && (
                <Button type="link" size="small" onClick={() => setOpen("link")}>
                  {t("people.signIn.link")}
                </Button>
              )}
            </dd>
          </>
        )}
      </dl>
      {open === "reset" && (
        <ReasonDialog
          title={t("people.signIn.reset")}
          lead={t("people.signIn.resetLead", { name: person.displayName })}
          submit={t("people.signIn.resetSubmit")}
          onClose={close}
          onSubmit={async (reason, idempotencyKey) => {
            setIssued(await api.people.resetSignIn.call({ id: person.id, reason }, { context: { idempotencyKey } }));
            close();
            await onChanged();
          }}
        />
      )}
      {open === "link" && <LinkIdentityDialog person={person} onChanged={onChanged} onClose={close} />}
      {issued && (
        <OfficeDialog title={t("people.code.title")} onClose={() => setIssued(null)}>
          <ShownOnce username={person.username} issued={issued} onDone={() => setIssued(null)} />
        </OfficeDialog>
      )}
    </OfficeCard>
  );
}
