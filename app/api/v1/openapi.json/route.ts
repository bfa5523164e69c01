import { openApiDocument } from "@/lib/api/server/openapi";

/** The OpenAPI document, made from the same contract as the answers. */
export async function GET() {
  return Response.json(await openApiDocument());
}
