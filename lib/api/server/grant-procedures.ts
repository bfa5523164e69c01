import "server-only";
import { approveGrant } from "@/lib/people/server/approve-grant";
import { grantRole } from "@/lib/people/server/grant-role";
import { revokeGrant } from "@/lib/people/server/revoke-grant";
import { api } from "./api";
import { idempotent } from "./idempotent";

/** Who gets which role, who agrees, and who ends it. */
export const grantProcedures = api.grants.router({
  create: api.grants.create.handler(({ context, input, errors }) =>
    idempotent(context, "roles.grant", async (viewer) => {
      const granted = await grantRole(viewer, input);
      if (granted.ok) return granted.value;
      switch (granted.error.code) {
        case "no-such-person":
        case "no-such-jurisdiction":
          throw errors.NOT_FOUND();
        case "self":
          throw errors.SELF_GRANT();
        case "disabled":
          throw errors.PERSON_DISABLED();
        case "past":
          throw errors.PAST_END();
        case "granted-already":
          throw errors.GRANTED_ALREADY();
        case "office-conflict":
          throw errors.OFFICE_CONFLICT();
      }
    }),
  ),
  approve: api.grants.approve.handler(({ context, input, errors }) =>
    idempotent(context, "roles.approve", async (viewer) => {
      const approved = await approveGrant(viewer, input.id);
      if (approved.ok) return approved.value;
      switch (approved.error.code) {
        case "no-such-grant":
          throw errors.NOT_FOUND();
        case "not-waiting":
          throw errors.NOT_WAITING();
        case "not-second":
          throw errors.NOT_SECOND_PERSON();
      }
    }),
  ),
  revoke: api.grants.revoke.handler(({ context, input, errors }) =>
    idempotent(context, "roles.grant", async (viewer) => {
      const revoked = await revokeGrant(viewer, input);
      if (!revoked.ok) throw revoked.error.code === "over" ? errors.GRANT_OVER() : errors.NOT_FOUND();
      return revoked.value;
    }),
  ),
});
