import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import type { JsonifiedClient } from "@orpc/openapi-client";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { contract } from "../contract";

const link = new OpenAPILink(contract, { url: () => `${window.location.origin}/api/v1` });
const client: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(link);

/** The typed API as TanStack Query options: `api.sites.list.queryOptions({ input })`. Browser only: it asks the page's own origin. */
export const api = createTanstackQueryUtils(client);
