"use client";

import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslations } from "next-intl";
import { editOutcome } from "@/app/_components/edit-outcome";
import type { EditOutcome } from "@/app/_components/use-record-edit";
import { api } from "@/lib/api/client/api";
import type { RecordVersion } from "@/lib/api/versions";
import { useEditHistory } from "./edit-history";
import { unfollowed } from "./unfollowed";
import { EDIT_MESSAGE, useAfterEdit } from "./use-after-edit";
import { addressSearch, useWorkspaceSearch } from "./use-workspace-search";

/** Takes a camera away, with the way back in the message that says so, or brings it back. */
export function useCameraRemoval(): {
  readonly remove: (camera: RecordVersion) => Promise<void>;
  readonly restore: (camera: RecordVersion) => Promise<void>;
} {
  const t = useTranslations();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { change } = useWorkspaceSearch();
  const afterEdit = useAfterEdit();
  const { rememberRemoval, rememberArrival } = useEditHistory();

  const refused = (outcome: Exclude<EditOutcome<unknown>, { ok: true }>) => {
    void message.error("conflict" in outcome ? t("camera.removal.late") : t(`edit.problem.${outcome.problem}`));
    void queries.invalidateQueries();
  };
  const remove = async ({ id, version }: RecordVersion): Promise<void> => {
    // First the card is closed: nobody asks again for what is gone.
    const selected = addressSearch().camera === id;
    if (selected) change({ camera: undefined }, "replace");
    message.destroy(EDIT_MESSAGE);
    await unfollowed(queries, id);
    const call = api.cameras.remove.call({ id }, { context: { basedOn: { id, version } } });
    const outcome = await editOutcome(call.then(({ removed }) => removed));
    if (outcome.ok) {
      rememberRemoval("camera", outcome.record);
      return afterEdit({ computes: true, undo: () => void restore(outcome.record) });
    }
    if (selected) change({ camera: id }, "replace");
    refused(outcome);
  };
  const restore = async ({ id, version }: RecordVersion): Promise<void> => {
    const idempotencyKey = crypto.randomUUID();
    const outcome = await editOutcome(api.cameras.restore.call({ id, version }, { context: { idempotencyKey } }));
    if (!outcome.ok) return refused(outcome);
    change({ camera: id }, "push");
    rememberArrival("camera", outcome.record);
    afterEdit({ computes: true, undo: () => void remove(outcome.record) });
  };
  return { remove, restore };
}
