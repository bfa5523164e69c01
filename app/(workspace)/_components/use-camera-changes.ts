import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslations } from "next-intl";
import { editOutcome } from "@/app/_components/edit-outcome";
import type { EditProblem } from "@/app/_components/use-record-edit";
import type { CameraChange } from "@/lib/api/camera-changes";
import type { CameraEdit, CameraFieldsDto } from "@/lib/api/camera-edit";
import { api } from "@/lib/api/client/api";
import { type RecordMoment, reversed } from "@/lib/editing/edit-history";
import { momentChanges } from "@/lib/editing/moment-changes";
import { useEditHistory } from "./edit-history";
import { unfollowed } from "./unfollowed";
import { EDIT_MESSAGE, useAfterEdit } from "./use-after-edit";
import { addressSearch, useWorkspaceSearch } from "./use-workspace-search";

type Asked = {
  readonly changes: readonly CameraChange[];
  /** What came about, for taking it back; of the cameras as the server answered, in the order of the changes. */
  readonly parts: (cameras: readonly CameraFieldsDto[]) => readonly RecordMoment[];
  /** The same however often it is asked for. */
  readonly key: string;
};

/** Changes many cameras together, or none of them; remembered as one change, with the way back in the message that says so. */
export function useCameraChanges() {
  const t = useTranslations();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { change } = useWorkspaceSearch();
  const { versions, rememberMany } = useEditHistory();
  const afterEdit = useAfterEdit();

  /** @returns why nothing came about; null once it did */
  const send = async ({ changes, parts, key }: Asked): Promise<EditProblem | null> => {
    // First the card is closed: nobody asks again for what is gone.
    const selected = addressSearch().camera;
    const going = changes.find((one) => one.kind === "remove" && one.removal.id === selected);
    if (going && selected !== undefined) {
      change({ camera: undefined }, "replace");
      await unfollowed(queries, selected);
    }
    message.destroy(EDIT_MESSAGE);
    const call = api.cameras.change.call({ changes: [...changes] }, { context: { idempotencyKey: key } });
    const outcome = await editOutcome(call.then(({ cameras }) => cameras));
    if (!outcome.ok) {
      const problem = "problem" in outcome ? outcome.problem : "changed";
      // Whoever looks again sees what others left.
      if (problem === "changed" || problem === "gone") void queries.invalidateQueries({ queryKey: api.cameras.key() });
      return problem;
    }
    const made = parts(outcome.record);
    rememberMany("cameras", made, outcome.record);
    const left = new Map(outcome.record.map(({ id, version }) => [id, version]));
    afterEdit({ computes: true, undo: () => void undo(made, left) });
    return null;
  };
  const repeat = (parts: readonly RecordMoment[], known: ReadonlyMap<string, number>) =>
    send({
      changes: momentChanges<Omit<CameraEdit, "id">>(parts, known),
      parts: () => parts,
      key: crypto.randomUUID(),
    });
  const undo = async (parts: readonly RecordMoment[], known: ReadonlyMap<string, number>) => {
    const problem = await repeat(parts.map(reversed), known);
    if (problem) void message.warning(problem === "changed" ? t("history.changed") : t(`edit.problem.${problem}`));
  };
  return {
    send,
    /** Does changes of a moment on the versions that this screen left the cameras at: whoever changed one since is not overruled. */
    repeat: (parts: readonly RecordMoment[]) => repeat(parts, versions),
  };
}
