import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { editOutcome } from "@/app/_components/edit-outcome";
import { EDIT_MESSAGE, useAfterEdit } from "./use-after-edit";

/** Does one thing to a plan at the press of a button; what was refused is said, and read anew. */
export function usePlanAct() {
  const t = useTranslations();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const afterEdit = useAfterEdit();
  const [acting, setActing] = useState(false);
  const act = async <T>(call: Promise<T>): Promise<T | null> => {
    setActing(true);
    const outcome = await editOutcome(call);
    setActing(false);
    if (outcome.ok) {
      afterEdit({ computes: false });
      return outcome.record;
    }
    const problem = "problem" in outcome ? outcome.problem : "changed";
    void message.error({ key: EDIT_MESSAGE, content: t(`edit.problem.${problem}`) });
    void queries.invalidateQueries();
    return null;
  };
  return { acting, act };
}
