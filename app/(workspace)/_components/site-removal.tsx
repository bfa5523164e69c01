"use client";

import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext } from "react";
import { editOutcome } from "@/app/_components/edit-outcome";
import type { EditOutcome } from "@/app/_components/use-record-edit";
import { api } from "@/lib/api/client/api";
import type { RecordVersion } from "@/lib/api/versions";
import { useEditHistory } from "./edit-history";
import { beginOpening } from "./page-opening";
import { unfollowed } from "./unfollowed";
import { EDIT_MESSAGE, useAfterEdit } from "./use-after-edit";
import { addressSearch, patchedQuery, useWorkspaceSearch } from "./use-workspace-search";

type Removal = {
  readonly remove: (site: RecordVersion) => Promise<void>;
  /** Brings one back that was taken away, at the version of its removal. */
  readonly restore: (site: RecordVersion) => Promise<void>;
};

const Context = createContext<Removal | null>(null);

/** How to take a site away and to bring it back, each with the way back in the message that says so. */
export function useSiteRemoval(): Removal {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside SiteRemovalProvider");
  return value;
}

/** Outlives the page of the site that is taken away, so that it can be brought back from the list. */
export function SiteRemovalProvider({ children }: { readonly children: ReactNode }) {
  const t = useTranslations();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const router = useRouter();
  const { change } = useWorkspaceSearch();
  const { rememberRemoval, rememberArrival } = useEditHistory();
  const afterEdit = useAfterEdit();

  const goTo = (address: string) => {
    beginOpening(address);
    router.push(address);
  };
  const refused = (outcome: Exclude<EditOutcome<unknown>, { ok: true }>) => {
    void message.error("conflict" in outcome ? t("site.removal.late") : t(`edit.problem.${outcome.problem}`));
    void queries.invalidateQueries();
  };
  const remove: Removal["remove"] = async ({ id, version }) => {
    // First its page is left and it is let go of: nobody asks again for what is gone.
    const page = window.location.pathname === `/sites/${id}`;
    if (page) goTo(`/${patchedQuery({ site: undefined, gap: undefined })}`);
    else if (addressSearch().site === id) change({ site: undefined, gap: undefined }, "replace");
    message.destroy(EDIT_MESSAGE);
    await unfollowed(queries, id);
    const call = api.sites.remove.call({ id }, { context: { basedOn: { id, version } } });
    const outcome = await editOutcome(call.then(({ removed }) => removed));
    if (outcome.ok) {
      rememberRemoval("site", outcome.record);
      return afterEdit({ computes: true, undo: () => void restore(outcome.record) });
    }
    refused(outcome);
    if (page) goTo(`/sites/${id}${patchedQuery({ site: id })}`);
  };
  const restore: Removal["restore"] = async ({ id, version }) => {
    const idempotencyKey = crypto.randomUUID();
    const outcome = await editOutcome(api.sites.restore.call({ id, version }, { context: { idempotencyKey } }));
    if (!outcome.ok) return refused(outcome);
    rememberArrival("site", outcome.record);
    if (window.location.pathname === "/") change({ site: id, gap: undefined }, "push");
    afterEdit({ computes: true, undo: () => void remove(outcome.record) });
  };
  return <Context value={{ remove, restore }}>{children}</Context>;
}
