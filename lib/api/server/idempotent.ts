import "server-only";
import { ORPCError } from "@orpc/server";
import { findKeptAnswer, keepAnswer, lockIdempotencyKey } from "@/db/queries/idempotency-keys";
import type { Action } from "@/lib/access/policy";
import { asViewer, type Context } from "@/lib/access/server/context";
import { IDEMPOTENCY_REPLAYED, KEPT_HOURS } from "../idempotency";
import type { PostedContext } from "./api-context";
import type { Posted } from "./demand-idempotency-key";

/**
 * Answers a POST: what its handler calls in place of `asViewer`, and the only way a POST may answer.
 *
 *     create: api.people.create.handler(({ context, input, errors }) =>
 *       idempotent(context, "people.edit", async (viewer) => {
 *         const person = await createPerson(viewer, input);
 *         if (!person.ok) throw errors.USERNAME_TAKEN();
 *         return person.value;
 *       })),
 *
 * The answer is kept for the sender's key in the transaction of its effect: both come to be, or neither. The same key with the same input is answered the same
 * for 24 hours, with `Idempotency-Replayed: true`, and nothing is done; while the first request is under way, the others wait for it. What `work` throws undoes
 * the effect and keeps nothing, so a refusal may be asked again with the same key.
 *
 * @param actions - As for `asViewer`; asked anew each time, so that who lost a role is not answered from before.
 * @param work - Answers what the contract says, in JSON; throws the contract's errors.
 * @param kept - What of the answer is kept, where it holds a secret that is shown once.
 * @throws {ORPCError} IDEMPOTENCY_KEY_REUSED when the key stands for another request
 */
export async function idempotent<A extends Action, T>(
  { headers, resHeaders, posted }: PostedContext,
  actions: A | readonly A[],
  work: (context: Context<A>) => Promise<T>,
  kept: (answer: T) => T = (answer) => answer,
): Promise<T> {
  if (posted === null) throw new TypeError("only a POST is kept by its key");
  const { answer, replayed } = await asViewer(
    headers,
    actions,
    (context: Context<A>) => answerOnce(context, posted, () => work(context), kept),
    "write",
  );
  posted.kept = true;
  if (replayed) resHeaders?.set(IDEMPOTENCY_REPLAYED, "true");
  return answer;
}

async function answerOnce<T>(
  { db, actor }: Pick<Context, "db" | "actor">,
  { key, route, bodyHash, status }: Posted,
  work: () => Promise<T>,
  kept: (answer: T) => T,
): Promise<{ answer: T; replayed: boolean }> {
  await lockIdempotencyKey(db, actor, key);
  const before = await findKeptAnswer(db, actor, key, KEPT_HOURS);
  if (before) {
    if (before.route !== route || before.body_hash !== bodyHash)
      throw new ORPCError("IDEMPOTENCY_KEY_REUSED", { status: 422 });
    return { answer: before.response as T, replayed: true };
  }
  const answer = await work();
  await keepAnswer(db, { actor, key, route, bodyHash, status, response: kept(answer) }, KEPT_HOURS);
  return { answer, replayed: false };
}
