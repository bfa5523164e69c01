import "server-only";
import { asViewer } from "@/lib/access/server/context";
import { requireWholeAudit } from "@/lib/access/server/require-whole-audit";
import { exportAudit } from "@/lib/audit/server/export-audit";
import { followObject } from "@/lib/audit/server/follow-object";
import { verifyStoredAudit } from "@/lib/audit/server/read-audit";
import { readAuditChoices, searchAudit } from "@/lib/audit/server/search-audit";
import { api } from "./api";
import { idempotent } from "./idempotent";

/** The audit, for the auditor. */
export const auditProcedures = api.audit.router({
  search: api.audit.search.handler(({ context, input }) =>
    asViewer(context.headers, "audit.read", (viewer) => searchAudit(viewer, input)),
  ),
  choices: api.audit.choices.handler(({ context }) => asViewer(context.headers, "audit.read", readAuditChoices)),
  object: api.audit.object.handler(async ({ context, input, errors }) => {
    const history = await asViewer(context.headers, "audit.read", (viewer) => followObject(viewer, input));
    if (!history.ok) throw errors.NOT_FOUND();
    return history.value;
  }),
  verify: api.audit.verify.handler(async ({ context }) => {
    const { problems, exported, ...verdict } = await verifyStoredAudit(await requireWholeAudit(context.headers));
    return {
      ...verdict,
      sound: problems.length === 0,
      exportedCheckpoints: exported,
      problems: [...problems],
      verifiedAt: new Date().toISOString(),
    };
  }),
  export: api.audit.export.handler(({ context, input, errors }) =>
    idempotent(context, "audit.read", async (viewer) => {
      const made = await exportAudit(viewer, input);
      if (made.ok) return made.value;
      if (made.error.code === "nothing-found") throw errors.NOTHING_FOUND();
      throw errors.TOO_MANY({ data: { limit: made.error.limit } });
    }),
  ),
});
