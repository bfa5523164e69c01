import "server-only";
import { IDEMPOTENCY_KEY, IDEMPOTENCY_REPLAYED } from "../idempotency";
import { demandsIfMatch } from "./if-match";

/** As much of an OpenAPI document as this reads and writes. */
type Described = {
  paths?: Record<string, Record<string, unknown> | undefined>;
};
type Operation = {
  parameters?: object[];
  responses?: Record<string, { headers?: object; content?: Record<string, { schema?: object }> }>;
};

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

const text = (pattern: string) => ({ type: "string", pattern });

/** Adds to an OpenAPI document what middleware asks of requests and adds to answers, so that no procedure has to say it. */
export function describeHeaders(document: Described): void {
  for (const [path, methods = {}] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = methods[method] as Operation | undefined;
      if (operation) describeOperation(operation, method.toUpperCase(), path);
    }
  }
}

function describeOperation(operation: Operation, method: string, path: string): void {
  const demanded = (name: string, description: string, schema: object) => {
    operation.parameters = [
      ...(operation.parameters ?? []),
      { in: "header", name, required: true, description, schema },
    ];
  };
  if (method === "POST") {
    const what =
      "Made up once for what this request asks for; the same key is done once and answered alike for 24 hours.";
    demanded(IDEMPOTENCY_KEY, what, text("^[!-~]{1,64}$"));
  }
  if (demandsIfMatch(method, path))
    demanded("if-match", "The ETag of the version this change is based on.", text('^"[A-Za-z0-9_-]+-[1-9][0-9]*"$'));
  for (const [status, answer] of Object.entries(operation.responses ?? {})) {
    if (!status.startsWith("2")) continue;
    const schema = answer.content?.["application/json"]?.schema;
    const headers = {
      ...(isVersioned(schema)
        ? { ETag: { schema: { type: "string" }, description: "The version of the record." } }
        : {}),
      ...(method === "POST"
        ? {
            [IDEMPOTENCY_REPLAYED]: {
              schema: { const: "true" },
              description: "Set where the answer was given before.",
            },
          }
        : {}),
    };
    if (Object.keys(headers).length > 0) answer.headers = { ...answer.headers, ...headers };
  }
}

function isVersioned(schema: object | undefined): boolean {
  const properties = schema && "properties" in schema ? (schema.properties as object) : {};
  return "id" in properties && "version" in properties;
}
