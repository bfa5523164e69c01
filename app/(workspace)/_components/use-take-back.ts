import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { editOutcome } from "@/app/_components/edit-outcome";
import type { EditOutcome } from "@/app/_components/use-record-edit";
import type { CameraFieldsDto } from "@/lib/api/camera-edit";
import { api } from "@/lib/api/client/api";
import type { SiteEdit } from "@/lib/api/site-edit";
import { changesCoverage } from "@/lib/cameras/changes-coverage";
import { fieldsOf, holds, type Moment, type RecordMoment, reversed } from "@/lib/editing/edit-history";
import { cameraFields } from "./camera-words";
import { useEditHistory } from "./edit-history";
import { sendCameraEdit } from "./send-camera-edit";
import { siteFields } from "./site-fields";
import { useSiteRemoval } from "./site-removal";
import { EDIT_MESSAGE, useAfterEdit } from "./use-after-edit";
import { useCameraChanges } from "./use-camera-changes";
import { useCameraRemoval } from "./use-camera-removal";
import { useGroundChange } from "./use-ground-change";
import { useSiteChanges } from "./use-site-changes";

/** Why a change was not taken back: the record no longer holds what it left there, or the server refused. */
type Refusal = "changed" | Exclude<EditOutcome<unknown>, { ok: true }>;

/**
 * Takes the last change back, or does again what was taken back last; each only while the record still holds what the change left there, and on top of the
 * version that was looked at.
 */
export function useTakeBack() {
  const t = useTranslations();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { history, versions, rememberEdit, forget } = useEditHistory();
  const { remove, restore } = useCameraRemoval();
  const { repeat } = useCameraChanges();
  const { repeat: repeatSites } = useSiteChanges();
  const sites = useSiteRemoval();
  const { returnGround } = useGroundChange();
  const afterEdit = useAfterEdit();
  const [busy, setBusy] = useState(false);

  const take = async (how: "undo" | "redo") => {
    const moment = how === "undo" ? history.past.at(-1) : history.future.at(-1);
    if (!moment || busy) return;
    setBusy(true);
    message.destroy(EDIT_MESSAGE);
    const wanted = how === "undo" ? reversed(moment) : moment;
    const refusal = await changeBack(wanted);
    setBusy(false);
    if (refusal === null) return;
    const late = refusal === "changed" || "conflict" in refusal || refusal.problem === "changed";
    if (late || refusal.problem === "gone") forget(moment);
    void message.warning(late ? t("history.changed") : t(`edit.problem.${refusal.problem}`));
    void queries.invalidateQueries();
  };

  const changeBack = async (wanted: Moment): Promise<Refusal | null> => {
    if ("parts" in wanted && wanted.kind === "cameras") {
      const problem = await repeat(wanted.parts);
      return problem && { ok: false, problem };
    }
    if ("parts" in wanted) {
      const refusal = await repeatSites(wanted.parts);
      return refusal && { ok: false, problem: refusal.problem };
    }
    if (wanted.kind === "ground") return returnGround(wanted, versions);
    return wanted.kind === "camera" ? changeCamera(wanted) : changeSite(wanted);
  };

  const changeCamera = async ({ id, before, after }: RecordMoment): Promise<Refusal | null> => {
    if (before === null) {
      const version = versions.get(id);
      if (version !== undefined) await restore({ id, version });
      return null;
    }
    const read = await editOutcome(api.cameras.read.call({ id }).then(cameraFields));
    if (!read.ok) return read;
    if (!holds(fieldsOf(read.record), before)) return "changed";
    if (after === null) {
      await remove(read.record);
      return null;
    }
    const saved = await sendCameraEdit(read.record, after as Partial<CameraFieldsDto>, "");
    if (!saved.ok) return saved;
    rememberEdit("camera", read.record, saved.record);
    afterEdit({ computes: changesCoverage(read.record, saved.record) });
    return null;
  };

  const changeSite = async ({ id, before, after }: RecordMoment): Promise<Refusal | null> => {
    if (before === null) {
      const version = versions.get(id);
      if (version !== undefined) await sites.restore({ id, version });
      return null;
    }
    const read = await editOutcome(api.sites.read.call({ id }).then(siteFields));
    if (!read.ok) return read;
    const base = read.record;
    if (!holds(fieldsOf(base), before)) return "changed";
    if (after === null) {
      await sites.remove(base);
      return null;
    }
    const wanted = { ...(after as Omit<SiteEdit, "id">), id };
    const saved = await editOutcome(api.sites.edit.call(wanted, { context: { basedOn: base } }));
    if (!saved.ok) return saved;
    rememberEdit("site", base, saved.record);
    afterEdit({ computes: saved.record.kind !== base.kind });
    return null;
  };

  return { take, busy, canUndo: history.past.length > 0, canRedo: history.future.length > 0 };
}
