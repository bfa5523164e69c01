import "server-only";
import type { Opener } from "./context";
import { openTransaction } from "./open-transaction";
import { requireSignedIn, requireViewer } from "./require-viewer";

/**
 * Every entry of the audit, wherever it lies, for whoever may read some of it: a chain can only be followed whole. For its proof alone, which tells numbers of
 * entries and nothing of what is in them; read only.
 *
 * @throws {AccessRefusal} as `requireViewer`
 */
export async function requireWholeAudit(headers: Headers): Promise<Opener<"audit.read">> {
  await requireViewer(headers, "audit.read");
  const { person } = await requireSignedIn(headers);
  const asker = { actor: `person:${person.id}`, role: "auditor", reaches: () => false } as const;
  return (work) => openTransaction(asker, "*", "read", work);
}
