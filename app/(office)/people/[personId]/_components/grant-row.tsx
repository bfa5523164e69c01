"use client";

import { App, Button } from "antd";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/lib/api/client/api";
import type { GrantDto } from "@/lib/api/people";
import { lastShanghaiDay, shanghaiTime } from "@/lib/i18n/shanghai-time";
import { useOnce } from "../../_components/use-once";
import { useActorName } from "./actor-name";
import styles from "./grants-card.module.css";
import type { PersonRights } from "./person-screen";
import { ReasonDialog } from "./reason-dialog";

const minute = (at: string) => shanghaiTime(at).slice(0, 16);

/** One grant: which role where, whether it holds, and who made, approved and ended it. */
export function GrantRow(props: {
  readonly grant: GrantDto;
  readonly rights: PersonRights;
  readonly onChanged: () => Promise<void>;
}) {
  const t = useTranslations();
  const english = useLocale() === "en";
  const actorName = useActorName();
  const { grant, rights, onChanged } = props;
  const over = grant.state === "revoked" || grant.state === "expired";
  const place = english ? grant.jurisdiction.nameEn : grant.jurisdiction.name;
  return (
    <li className={styles.row} data-over={over}>
      <p className={styles.what}>
        <strong>{t(`account.role.${grant.role}`)}</strong>
        <span>{place}</span>
        <span className={styles.state} data-state={grant.state}>
          {t(`people.grantState.${grant.state}`)}
        </span>
        {!over && (
          <span className={styles.why}>
            {grant.until === null
              ? t("people.grants.noEnd")
              : t("account.until", { day: lastShanghaiDay(grant.until) })}
          </span>
        )}
      </p>
      <div className={styles.story}>
        <p>
          {t("people.grants.made", { when: minute(grant.from), who: actorName(grant.grantedBy), why: grant.reason })}
        </p>
        {grant.approvedAt && grant.approvedBy && (
          <p>{t("people.grants.approved", { when: minute(grant.approvedAt), who: actorName(grant.approvedBy) })}</p>
        )}
        {grant.revokedAt && grant.revokedBy && (
          <p>
            {t("people.grants.revoked", {
              when: minute(grant.revokedAt),
              who: actorName(grant.revokedBy),
              why: grant.revokeReason ?? "",
            })}
          </p>
        )}
      </div>
      {!over && <GrantWays grant={grant} rights={rights} onChanged={onChanged} />}
    </li>
  );
}

/** What the person at the screen may do with a grant. */
function GrantWays({ grant, rights, onChanged }: Parameters<typeof GrantRow>[0]) {
  const t = useTranslations();
  const { message } = App.useApp();
  const { busy, problem, once } = useOnce();
  const [revoking, setRevoking] = useState(false);
  const waits = grant.state === "not-approved";
  const second = !rights.own && grant.grantedBy.actor !== `person:${rights.viewer}`;
  const approve = () =>
    void once(async (idempotencyKey) => {
      await api.grants.approve.call({ id: grant.id }, { context: { idempotencyKey } });
      void message.success(t("people.grants.approvedNow"));
      await onChanged();
    });
  return (
    <div className={styles.ways}>
      {problem && <span role="alert">{t(`people.problem.${problem}`)}</span>}
      {waits && rights.approve && second && (
        <Button type="primary" loading={busy} onClick={approve}>
          {t("people.grants.approve")}
        </Button>
      )}
      {waits && rights.approve && !second && <span className={styles.why}>{t("people.grants.needsAnother")}</span>}
      {rights.grant && (
        <Button danger onClick={() => setRevoking(true)}>
          {rights.own ? t("people.grants.giveUp") : t("people.grants.revoke")}
        </Button>
      )}
      {revoking && (
        <ReasonDialog
          title={rights.own ? t("people.grants.giveUp") : t("people.grants.revoke")}
          lead={t("people.grants.revokeLead", { role: t(`account.role.${grant.role}`) })}
          submit={t("people.grants.revoke")}
          danger
          onClose={() => setRevoking(false)}
          onSubmit={async (reason, idempotencyKey) => {
            await api.grants.revoke.call({ id: grant.id, reason }, { context: { idempotencyKey } });
            setRevoking(false);
            await onChanged();
          }}
        />
      )}
    </div>
  );
}
