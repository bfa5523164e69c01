import "server-only";
import { findOffice } from "@/db/queries/people";
import { asDoor } from "./attempts";

/**
 * Whether a person holds one of the three offices anywhere, also where whoever asks sees nothing: nobody who administers accounts may get at theirs. A grant
 * that waits for approval counts. Ask while the person is locked, so that none is made meanwhile.
 */
export function holdsOffice(personId: string): Promise<boolean> {
  return asDoor(({ db }) => findOffice(db, personId));
}
