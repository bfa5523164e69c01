"use client";

import { useLocale, useTranslations } from "next-intl";
import { ROLES } from "@/lib/access/roles";
import type { AuditEntryDto } from "@/lib/api/audit";
import { AUDITED_ACTIONS, actionKey } from "@/lib/audit/audited-actions";

/** Kinds of objects that have a word; the part before the colon of what the audit names them by. */
const OBJECT_KINDS = [
  "city",
  "site",
  "camera",
  "requirement",
  "plan",
  "person",
  "audit-export",
  "installation",
] as const;
const OTHER_ROLES = ["host", "jobs", "self"] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** How the audit's names for people, things and actions are said; what we have no word for is said as it is written. */
export function useAuditWords() {
  const t = useTranslations();
  const english = useLocale() === "en";

  const thing = ({ id, name }: AuditEntryDto["object"]) => {
    const [kind = "", rest = ""] = split(id);
    const known = OBJECT_KINDS.find((one) => one === kind);
    return { kind: known ? t(`audit.kind.${known}`) : kind, name: name ?? short(rest) };
  };
  return {
    action: (action: string) => {
      const known = AUDITED_ACTIONS.find((one) => one === action);
      return known ? t(`audit.action.${actionKey(known)}`) : action;
    },
    role: (role: string) => {
      const held = ROLES.find((one) => one === role);
      if (held) return t(`account.role.${held}`);
      const other = OTHER_ROLES.find((one) => one === role);
      return other ? t(`audit.role.${other}`) : role;
    },
    actor: ({ id, name }: AuditEntryDto["actor"]) => {
      if (name !== null) return name;
      const [kind, rest = ""] = split(id);
      if (id === "jobs") return t("audit.actor.jobs");
      if (kind === "cli") return t("audit.actor.cli", { name: rest });
      return kind === "person" ? t("audit.actor.unknown", { id: short(rest) }) : id;
    },
    thing,
    thingText: (object: AuditEntryDto["object"]) => {
      const { kind, name } = thing(object);
      return name === "" ? kind : `${kind} ${name}`;
    },
    place: (place: AuditEntryDto["jurisdiction"]) =>
      place === null ? t("audit.installation") : english ? place.nameEn : place.name,
  };
}

function split(id: string): [string, string] {
  const colon = id.indexOf(":");
  return colon < 0 ? [id, ""] : [id.slice(0, colon), id.slice(colon + 1)];
}

/** A UUID as far as people compare it. */
function short(id: string): string {
  return UUID.test(id) ? id.slice(0, 8) : id;
}
