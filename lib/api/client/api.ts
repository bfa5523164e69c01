import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import type { JsonifiedClient } from "@orpc/openapi-client";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { contract } from "../contract";
import { IDEMPOTENCY_KEY } from "../idempotency";
import { entityTag, type RecordVersion } from "../versions";
import { noticeSessionOver } from "./session-over";

/** What a request says besides its input, as the `context` of a call. */
type Asking = {
  /** The version that a PATCH, PUT or DELETE is based on. */
  readonly basedOn?: RecordVersion;
  /** Every POST needs one: `crypto.randomUUID()`, made once for what is to be done and kept while it is tried again. */
  readonly idempotencyKey?: string;
};

const link = new OpenAPILink<Asking>(contract, {
  url: () => `${window.location.origin}/api/v1`,
  headers: ({ context: { basedOn, idempotencyKey } }) => ({
    ...(basedOn ? { "if-match": entityTag(basedOn) } : {}),
    ...(idempotencyKey ? { [IDEMPOTENCY_KEY]: idempotencyKey } : {}),
  }),
  fetch: async (request, init) => {
    const answer = await fetch(request, init);
    noticeSessionOver(answer);
    return answer;
  },
});
const client: JsonifiedClient<ContractRouterClient<typeof contract, Asking>> = createORPCClient(link);

/** The typed API as TanStack Query options: `api.sites.list.queryOptions({ input })`. Browser only: it asks the page's own origin. */
export const api = createTanstackQueryUtils(client);
