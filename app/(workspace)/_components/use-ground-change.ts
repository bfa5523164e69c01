import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { editOutcome } from "@/app/_components/edit-outcome";
import type { EditOutcome } from "@/app/_components/use-record-edit";
import { api } from "@/lib/api/client/api";
import type { SiteRedrawnDto } from "@/lib/api/site-create";
import type { RecordVersion } from "@/lib/api/versions";
import { type GroundMoment, reversed } from "@/lib/editing/edit-history";
import { useEditHistory } from "./edit-history";
import { beginOpening } from "./page-opening";
import { unfollowed } from "./unfollowed";
import { EDIT_MESSAGE, useAfterEdit } from "./use-after-edit";
import { addressSearch, patchedQuery, useWorkspaceSearch } from "./use-workspace-search";

/** Versions by the ids of their records. */
type Versions = ReadonlyMap<string, number>;

/** What happens after a site's ground was changed, and how that is taken back, with the sites that came and went. */
export function useGroundChange() {
  const t = useTranslations();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const router = useRouter();
  const { change } = useWorkspaceSearch();
  const { rememberGround } = useEditHistory();
  const afterEdit = useAfterEdit();

  /** Before a site goes, its page is left for that of another: nobody asks again for what is gone. */
  const letGo = async (gone: string, other: string) => {
    if (window.location.pathname === `/sites/${gone}`) {
      const address = `/sites/${other}${patchedQuery({ site: other, gap: undefined })}`;
      beginOpening(address);
      router.push(address);
    } else if (addressSearch().site === gone) change({ site: other, gap: undefined }, "replace");
    await unfollowed(queries, gone);
  };
  /** A change came about, and left these records at these versions. */
  const noteGround = (moment: GroundMoment, left: readonly RecordVersion[]) => {
    rememberGround(moment, left);
    const known = new Map(left.map(({ id, version }) => [id, version]));
    afterEdit({ computes: true, undo: () => void takeBack(reversed(moment), known) });
  };
  const takeBack = async (moment: GroundMoment, known: Versions) => {
    const refusal = await returnGround(moment, known);
    if (refusal === null) return;
    void message.error("conflict" in refusal ? t("redraw.late") : t(`edit.problem.${refusal.problem}`));
    void queries.invalidateQueries();
  };
  /** Does a change of ground that was made before, or takes it back, on the versions at which the other sites were left. @returns why not; null once it is done */
  const returnGround = async (
    moment: GroundMoment,
    known: Versions,
  ): Promise<Exclude<EditOutcome<unknown>, { ok: true }> | null> => {
    const { id, of, to } = moment;
    const [leaving, coming] = to === "before" ? [moment.came, moment.went] : [moment.went, moment.came];
    const read = await editOutcome<RecordVersion>(api.sites.read.call({ id }));
    if (!read.ok) return read;
    for (const gone of leaving) await letGo(gone, id);
    message.destroy(EDIT_MESSAGE);
    const at = (ids: readonly string[]) => ids.map((one) => ({ id: one, version: known.get(one) ?? 0 }));
    const back = { to, of, remove: at(leaving), restore: at(coming) };
    const outcome = await editOutcome<SiteRedrawnDto>(
      api.sites.redraw.call({ id, back }, { context: { basedOn: read.record } }),
    );
    if (!outcome.ok) return outcome;
    noteGround(moment, [outcome.record, ...outcome.record.others]);
    return null;
  };
  return { noteGround, returnGround, letGo };
}
