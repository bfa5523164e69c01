import "server-only";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { ORPCError, onError } from "@orpc/server";
import { ResponseHeadersPlugin } from "@orpc/server/plugins";
import { personBehind } from "@/lib/access/server/require-viewer";
import { PERSON_HEADER, REQUEST_ID_HEADER } from "@/lib/edge/request-id";
import { createLogger } from "@/lib/logging/server/logger";
import { router } from "./router";

const log = createLogger("api");

const handler = new OpenAPIHandler(router, {
  plugins: [new ResponseHeadersPlugin()],
  interceptors: [
    onError((error, { request }) => {
      const requestId = request.headers[REQUEST_ID_HEADER];
      if (error instanceof ORPCError && error.status < 500) log.debug({ requestId, code: error.code }, "refused");
      else log.error({ requestId, err: error }, "failed");
    }),
  ],
});

/** Answers one request below `/api/v1`; 404 for a path the contract does not have. */
export async function handleApi(request: Request): Promise<Response> {
  const { matched, response } = await handler.handle(request, {
    prefix: "/api/v1",
    context: { headers: request.headers },
  });
  if (!matched) return Response.json({ code: "NOT_FOUND", message: "Not found" }, { status: 404 });
  const person = personBehind(request.headers);
  if (person) response.headers.set(PERSON_HEADER, person);
  return response;
}
