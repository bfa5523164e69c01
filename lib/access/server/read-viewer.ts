import "server-only";
import type { SessionDto, ViewerDto } from "@/lib/api/session";
import { grantState } from "../grant";
import { actionsOf } from "../policy";
import { findSignedIn, type SignedIn } from "./require-viewer";

/** The person a request comes from, as screens know them, with the step of the sign-in that is due; null where nobody is signed in. */
export async function readViewer(headers: Headers): Promise<SessionDto | null> {
  const signedIn = await findSignedIn(headers);
  return signedIn && { viewer: viewerDto(signedIn), due: signedIn.due };
}

/** Somebody who is signed in, as screens know them. Until a step of the sign-in is done, they may do nothing else. */
export function viewerDto(signedIn: SignedIn): ViewerDto {
  const { person, grants, at, due, secondFactor } = signedIn;
  return {
    id: person.id,
    username: person.username,
    displayName: person.displayName,
    unit: person.unit,
    roles: grants
      .filter((grant) => grantState(grant, at) === "in-force")
      .map(({ role, jurisdiction, jurisdictionName, jurisdictionNameEn, until }) => ({
        role,
        jurisdiction: { code: jurisdiction, name: jurisdictionName, nameEn: jurisdictionNameEn },
        until: until === null ? null : new Date(until).toISOString(),
      })),
    actions: due ? [] : [...actionsOf(signedIn)],
    demo: person.invented,
    secondFactor: secondFactor.enabled ? "on" : secondFactor.demanded ? "demanded" : "off",
  };
}
