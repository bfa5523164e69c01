import "server-only";
import type { Scope } from "@/db/queries/scope";
import type { Opener } from "./context";
import { openTransaction } from "./open-transaction";

/**
 * A program of ours that acts for nobody. What it may do is limited by the database role its process signs in as (`db/table-rights.ts`), and where it may
 * do it by `scope`. Not reachable over HTTP.
 *
 * @param scope - The codes of the cities it works on; `*` where it cannot know.
 */
export function systemContext(program: "jobs" | "gateway", scope: Scope): Opener {
  const asker = { actor: program, role: program, reaches: () => true } as const;
  return (work, mode = "write") => openTransaction(asker, scope, mode, work);
}
