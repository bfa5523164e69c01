import "server-only";
import { AccessRefusal } from "@/lib/access/access-refusal";
import { asViewer } from "@/lib/access/server/context";
import { createPerson } from "@/lib/people/server/create-person";
import { editPerson } from "@/lib/people/server/edit-person";
import { endPersonSessions } from "@/lib/people/server/end-person-sessions";
import { linkIdentity } from "@/lib/people/server/link-identity";
import { listJurisdictions } from "@/lib/people/server/list-jurisdictions";
import { listPeople } from "@/lib/people/server/list-people";
import { readPerson } from "@/lib/people/server/read-person";
import { resetSignIn } from "@/lib/people/server/reset-sign-in";
import { api } from "./api";
import type { PostedContext } from "./api-context";
import { conflictAnswer } from "./conflict-answer";
import { idempotent } from "./idempotent";
import { expectedVersion } from "./if-match";

const iso = (at: number) => new Date(at).toISOString();

/** The answer without the code that is shown once: what is kept of it. */
const withoutCode = <T extends { readonly code: string | null }>(answer: T): T => ({ ...answer, code: null });

/** People, and how they sign in. */
export const peopleProcedures = api.people.router({
  list: api.people.list.handler(({ context, input }) =>
    asViewer(context.headers, "people.read", (viewer) => listPeople(viewer, input)),
  ),
  read: api.people.read.handler(async ({ context, input, errors }) => {
    const person = await asViewer(context.headers, "people.read", (viewer) => readPerson(viewer, input.id));
    if (!person.ok) throw errors.NOT_FOUND();
    return person.value;
  }),
  create: api.people.create.handler(({ context, input, errors }) =>
    idempotent(
      context,
      "people.edit",
      async (viewer) => {
        const made = await createPerson(viewer, input);
        if (!made.ok) throw made.error.code === "name-taken" ? errors.NAME_TAKEN() : errors.NOT_FOUND();
        const { id, code, expiresAt } = made.value;
        return { person: id, code: code as string | null, expiresAt: iso(expiresAt) };
      },
      withoutCode,
    ),
  ),
  edit: api.people.edit.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const edited = await asViewer(
      context.headers,
      "people.edit",
      (viewer) => editPerson(viewer, input, expected),
      "write",
    );
    if (edited.ok) return edited.value;
    switch (edited.error.code) {
      case "no-such-person":
        throw errors.NOT_FOUND();
      case "holds-office":
        throw errors.HOLDS_OFFICE();
      case "stale":
        throw errors.STALE({ data: conflictAnswer(edited.error.conflict) });
    }
  }),
  resetSignIn: api.people.resetSignIn.handler(({ context, input, errors }) =>
    idempotent(
      context,
      "people.edit",
      async (viewer) => {
        const reset = await resetSignIn(viewer, input);
        if (!reset.ok) throw reset.error.code === "holds-office" ? errors.HOLDS_OFFICE() : errors.NOT_FOUND();
        return { code: reset.value.code as string | null, expiresAt: iso(reset.value.expiresAt) };
      },
      withoutCode,
    ),
  ),
  endSessions: api.people.endSessions.handler(async ({ context, input, errors }) => {
    const end = async (viewer: Parameters<typeof endPersonSessions>[0]) => {
      const ended = await endPersonSessions(viewer, input);
      if (!ended.ok) throw errors.NOT_FOUND();
      return { ended: ended.value };
    };
    return eitherOffice(context, end);
  }),
  linkIdentity: api.people.linkIdentity.handler(({ context, input, errors }) =>
    idempotent(context, "people.edit", async (viewer) => {
      const linked = await linkIdentity(viewer, input);
      if (linked.ok) return { subject: linked.value };
      switch (linked.error.code) {
        case "no-such-person":
          throw errors.NOT_FOUND();
        case "holds-office":
          throw errors.HOLDS_OFFICE();
        case "subject-taken":
          throw errors.SUBJECT_TAKEN();
      }
    }),
  ),
  jurisdictions: api.people.jurisdictions.handler(({ context, input }) =>
    asViewer(context.headers, "people.read", (viewer) => listJurisdictions(viewer, input.q)),
  ),
});

/** For what both offices may do that look after people: as whoever manages accounts, else as whoever grants roles. Nobody is both. */
async function eitherOffice<T>(
  context: PostedContext,
  work: (viewer: Parameters<typeof endPersonSessions>[0]) => Promise<T>,
): Promise<T> {
  try {
    return await idempotent(context, "people.edit", work);
  } catch (error) {
    if (!(error instanceof AccessRefusal && error.code === "not-found")) throw error;
    return await idempotent(context, "roles.grant", work);
  }
}
