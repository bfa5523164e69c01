import "server-only";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { onError } from "@orpc/server";
import { ResponseHeadersPlugin } from "@orpc/server/plugins";
import { router } from "./router";

const handler = new OpenAPIHandler(router, {
  plugins: [new ResponseHeadersPlugin()],
  interceptors: [onError((error) => void process.stderr.write(`api: ${oneLine(error)}\n`))],
});

/** Answers one request below `/api/v1`; 404 for a path the contract does not have. */
export async function handleApi(request: Request): Promise<Response> {
  const { matched, response } = await handler.handle(request, {
    prefix: "/api/v1",
    context: { headers: request.headers },
  });
  return matched ? response : Response.json({ code: "NOT_FOUND", message: "Not found" }, { status: 404 });
}

function oneLine(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
