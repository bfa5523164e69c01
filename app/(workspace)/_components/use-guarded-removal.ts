"use client";

import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslations } from "next-intl";
import { editOutcome } from "@/app/_components/edit-outcome";
import type { EditOutcome } from "@/app/_components/use-record-edit";
import { api } from "@/lib/api/client/api";
import type { RecordVersion } from "@/lib/api/versions";
import { EDIT_MESSAGE, useAfterEdit } from "./use-after-edit";
import { addressSearch, useWorkspaceSearch } from "./use-workspace-search";

/** Takes a guarded ground away, with the way back in the message that says so, or brings it back. */
export function useGuardedRemoval(): { readonly remove: (ground: RecordVersion) => Promise<void> } {
  const t = useTranslations();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { change } = useWorkspaceSearch();
  const afterEdit = useAfterEdit();

  const refused = (outcome: Exclude<EditOutcome<unknown>, { ok: true }>) => {
    void message.error("conflict" in outcome ? t("guarded.late") : t(`edit.problem.${outcome.problem}`));
    void queries.invalidateQueries();
  };
  const remove = async ({ id, version }: RecordVersion): Promise<void> => {
    message.destroy(EDIT_MESSAGE);
    const call = api.guarded.remove.call({ id }, { context: { basedOn: { id, version } } });
    const outcome = await editOutcome(call.then(({ removed }) => removed));
    if (!outcome.ok) return refused(outcome);
    if (addressSearch().guarded === id) change({ guarded: undefined }, "replace");
    afterEdit({ computes: false, undo: () => void restore(outcome.record) });
  };
  const restore = async ({ id, version }: RecordVersion): Promise<void> => {
    const idempotencyKey = crypto.randomUUID();
    const outcome = await editOutcome(api.guarded.restore.call({ id, version }, { context: { idempotencyKey } }));
    if (!outcome.ok) return refused(outcome);
    change({ guarded: id }, "push");
    afterEdit({ computes: false, undo: () => void remove(outcome.record) });
  };
  return { remove };
}
