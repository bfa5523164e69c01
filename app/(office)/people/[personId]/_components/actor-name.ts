import { useTranslations } from "next-intl";
import type { GrantDto } from "@/lib/api/people";

/** How somebody who did something is called: a person by name, the command line by its user, anybody out of sight as such. */
export function useActorName(): (actor: GrantDto["grantedBy"]) => string {
  const t = useTranslations();
  return ({ actor, name }) => {
    if (name !== null) return name;
    return actor.startsWith("cli:") ? t("people.actor.cli", { user: actor.slice(4) }) : t("people.actor.other");
  };
}
