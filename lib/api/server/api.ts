import "server-only";
import { implement } from "@orpc/server";
import { contract } from "../contract";
import { answerRefusals } from "./answer-refusals";
import type { ApiContext } from "./api-context";
import { demandIdempotencyKey } from "./demand-idempotency-key";
import { answerWithEntityTag, demandIfMatch } from "./if-match";

/** The contract, to be implemented, with what every procedure has in front of it. */
export const api = implement(contract)
  .$context<ApiContext>()
  .use(answerRefusals)
  .use(answerWithEntityTag)
  .use(demandIdempotencyKey)
  .use(demandIfMatch);
