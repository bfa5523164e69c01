import { expect, it } from "vitest";
import { openApiDocument } from "./openapi";

type Operation = {
  parameters?: { in: string; name: string; required: boolean }[];
  responses: Record<string, { headers?: Record<string, unknown> }>;
};

async function operation(method: string, path: string): Promise<Operation> {
  const { paths } = await openApiDocument();
  return (paths as Record<string, Record<string, Operation>>)[path]?.[method] as Operation;
}

const demanded = ({ parameters = [] }: Operation) =>
  parameters.filter((one) => one.in === "header" && one.required).map(({ name }) => name);

it("says what a change demands, and what reading and changing a record answer", async () => {
  const edit = await operation("patch", "/sites/{id}");
  expect(demanded(edit)).toEqual(["if-match"]);
  expect(Object.keys(edit.responses["200"]?.headers ?? {})).toEqual(["ETag"]);
  expect(Object.keys(edit.responses)).toEqual(expect.arrayContaining(["400", "404", "412", "428"]));
  expect(Object.keys((await operation("get", "/sites/{id}")).responses["200"]?.headers ?? {})).toEqual(["ETag"]);
});

it("says what a POST demands", async () => {
  const create = await operation("post", "/requirements");
  expect(demanded(create)).toEqual(["idempotency-key"]);
  expect(Object.keys(create.responses["201"]?.headers ?? {})).toEqual(["ETag", "idempotency-replayed"]);
});

it("demands neither of one's own sign-in", async () => {
  expect(demanded(await operation("put", "/session"))).toEqual([]);
});
