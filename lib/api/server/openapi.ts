import "server-only";
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import packageJson from "../../../package.json";
import { contract } from "../contract";
import { describeHeaders } from "./describe-headers";

/** The OpenAPI 3.1 document of the contract. */
export async function openApiDocument() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: { title: "Sightline 视域", version: packageJson.version },
    servers: [{ url: "/api/v1" }],
  });
  describeHeaders(document);
  return document;
}
