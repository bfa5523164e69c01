import "server-only";
import { ORPCError, os } from "@orpc/server";
import { entityTag, parseEntityTag, type RecordVersion } from "../versions";
import type { ApiContext } from "./api-context";

/** The same behind the middleware that every procedure has: what `If-Match` says, null where it is not asked for. */
export type MatchedContext = ApiContext & { readonly ifMatch: RecordVersion | null };

/** One's own session, password and second factor are no records that two people edit. */
const OWN = "/session";

const CHANGES: readonly string[] = ["PATCH", "PUT", "DELETE"];

/** Posts that change the record they name, besides what they make. */
const CHANGING_POSTS: readonly string[] = ["/sites/{id}/cut", "/sites/{id}/merger"];

/** Whether a request changes a record that people edit, so that it has to say which version it is based on. */
export function demandsIfMatch(method: string, path: string): boolean {
  if (method === "POST") return CHANGING_POSTS.includes(path);
  return CHANGES.includes(method) && path !== OWN && !path.startsWith(`${OWN}/`);
}

/**
 * Demands of every change of a record the version it is based on, before anything else is asked.
 *
 * @throws {ORPCError} IF_MATCH_REQUIRED, IF_MATCH_MALFORMED
 */
export const demandIfMatch = os.$context<ApiContext>().middleware(({ context, procedure, next }) => {
  const { method = "POST", path = "" } = procedure["~orpc"].route;
  if (!demandsIfMatch(method, path)) return next({ context: { ifMatch: null as RecordVersion | null } });
  const header = context.headers.get("if-match");
  if (header === null) throw new ORPCError("IF_MATCH_REQUIRED", { status: 428 });
  const ifMatch = parseEntityTag(header);
  if (ifMatch === null) throw new ORPCError("IF_MATCH_MALFORMED", { status: 400 });
  return next({ context: { ifMatch: ifMatch as RecordVersion | null } });
});

/** A version that no record has: an ETag of another record matches this one as little as an old one does. */
const NEVER = 0;

/** The version of a record that the change under way is based on, for its use case. */
export function expectedVersion({ ifMatch }: MatchedContext, id: string): number {
  if (ifMatch === null) throw new TypeError("only a change has an If-Match");
  return ifMatch.id === id ? ifMatch.version : NEVER;
}

/** Gives an answer that is one record with a version its ETag: what a change of that record has to send as `If-Match`. */
export const answerWithEntityTag = os.$context<ApiContext>().middleware(async ({ context, next }) => {
  const answer = await next();
  if (isRecord(answer.output)) context.resHeaders?.set("etag", entityTag(answer.output));
  return answer;
});

function isRecord(output: unknown): output is RecordVersion {
  if (typeof output !== "object" || output === null || !("id" in output && "version" in output)) return false;
  return typeof output.id === "string" && typeof output.version === "number";
}
