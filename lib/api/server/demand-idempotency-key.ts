import "server-only";
import { createHash } from "node:crypto";
import { ORPCError, os } from "@orpc/server";
import { canonicalJson } from "@/lib/audit/canonical-json";
import { IDEMPOTENCY_KEY, isIdempotencyKey } from "../idempotency";
import type { ApiContext } from "./api-context";

/** A POST as its key keeps it. `bodyHash` is SHA-256 over the canonical JSON of its input; `status` is what it answers when it goes well. */
export type Posted = {
  readonly key: string;
  readonly route: string;
  readonly bodyHash: string;
  readonly status: number;
  /** Set by `idempotent`, the only way a POST may answer. */
  kept: boolean;
};

/**
 * Refuses every POST without a key before anything else is asked, and one that answered past `idempotent`: its answer would not be kept, so sending it again
 * would do it again.
 *
 * @throws {ORPCError} IDEMPOTENCY_KEY_REQUIRED
 * @throws {Error} for a procedure of ours that does not call `idempotent`
 */
export const demandIdempotencyKey = os
  .$context<ApiContext>()
  .middleware(async ({ context, procedure, next }, input) => {
    const { method, path = "", successStatus = 200 } = procedure["~orpc"].route;
    if (method !== "POST") return next({ context: { posted: null as Posted | null } });
    const key = context.headers.get(IDEMPOTENCY_KEY) ?? "";
    if (!isIdempotencyKey(key)) throw new ORPCError("IDEMPOTENCY_KEY_REQUIRED", { status: 400 });
    const bodyHash = createHash("sha256")
      .update(canonicalJson(input ?? null))
      .digest("hex");
    const posted: Posted = { key, route: `POST ${path}`, bodyHash, status: successStatus, kept: false };
    const answer = await next({ context: { posted: posted as Posted | null } });
    if (!posted.kept) throw new Error(`${posted.route} answered without idempotent()`);
    return answer;
  });
