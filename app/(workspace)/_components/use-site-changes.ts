import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslations } from "next-intl";
import { editOutcome } from "@/app/_components/edit-outcome";
import type { EditProblem } from "@/app/_components/use-record-edit";
import { api } from "@/lib/api/client/api";
import type { RefusedSite, SiteChange } from "@/lib/api/site-changes";
import type { SiteEdit, SiteFieldsDto } from "@/lib/api/site-edit";
import { type RecordMoment, reversed } from "@/lib/editing/edit-history";
import { momentChanges } from "@/lib/editing/moment-changes";
import { useEditHistory } from "./edit-history";
import { EDIT_MESSAGE, useAfterEdit } from "./use-after-edit";
import { addressSearch, useWorkspaceSearch } from "./use-workspace-search";

type Asked = {
  readonly changes: readonly SiteChange[];
  /** Why, for the audit of each; empty where nobody said. */
  readonly reason: string;
  /** What came about, for taking it back; of the sites as the server answered, in the order of the changes. */
  readonly parts: (sites: readonly SiteFieldsDto[]) => readonly RecordMoment[];
};

/** Why nothing came about, and which sites are the cause where some of them are. */
export type SitesRefusal = { readonly problem: EditProblem; readonly refused: readonly RefusedSite[] };

/** Changes many sites together, or none of them; remembered as one change, with the way back in the message that says so. */
export function useSiteChanges() {
  const t = useTranslations();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { change } = useWorkspaceSearch();
  const { versions, rememberMany } = useEditHistory();
  const afterEdit = useAfterEdit();

  /** @returns why nothing came about; null once it did */
  const send = async ({ changes, reason, parts }: Asked): Promise<SitesRefusal | null> => {
    // First it is let go of: nobody asks again for what is gone.
    const selected = addressSearch().site;
    if (changes.some((one) => one.kind === "remove" && one.removal.id === selected))
      change({ site: undefined, gap: undefined }, "replace");
    message.destroy(EDIT_MESSAGE);
    let refused: readonly RefusedSite[] = [];
    const call = api.sites.change.call(
      { changes: [...changes], ...(reason === "" ? {} : { reason }) },
      // What came about unheard is not done twice: the versions are no longer those.
      { context: { idempotencyKey: crypto.randomUUID() } },
    );
    const noted = call.catch((error: { readonly data?: { readonly refused?: readonly RefusedSite[] } }) => {
      refused = error.data?.refused ?? [];
      throw error;
    });
    const outcome = await editOutcome(noted.then(({ sites }) => sites));
    if (!outcome.ok) {
      const problem = "problem" in outcome ? outcome.problem : "changed";
      // Whoever looks again sees what others left.
      if (problem === "changed") void queries.invalidateQueries({ queryKey: api.sites.key() });
      return { problem, refused };
    }
    const made = parts(outcome.record);
    rememberMany("sites", made, outcome.record);
    const left = new Map(outcome.record.map(({ id, version }) => [id, version]));
    afterEdit({ computes: made.some(computes), undo: () => void undo(made, left) });
    return null;
  };
  const repeat = (parts: readonly RecordMoment[], known: ReadonlyMap<string, number>) =>
    send({ changes: momentChanges<Omit<SiteEdit, "id">>(parts, known), reason: "", parts: () => parts });
  const undo = async (parts: readonly RecordMoment[], known: ReadonlyMap<string, number>) => {
    const refusal = await repeat(parts.map(reversed), known);
    if (refusal === null) return;
    const { problem } = refusal;
    void message.warning(problem === "changed" ? t("history.changed") : t(`edit.problem.${problem}`));
  };
  return {
    send,
    /** Does changes of a moment on the versions that this screen left the sites at: whoever changed one since is not overruled. */
    repeat: (parts: readonly RecordMoment[]) => repeat(parts, versions),
  };
}

/** Another kind asks for other levels; what comes or goes changes the sum. */
function computes({ before, after }: RecordMoment): boolean {
  return before === null || after === null || "kind" in after;
}
