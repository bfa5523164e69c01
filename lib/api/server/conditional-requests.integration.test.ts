import { beforeEach, describe, expect, it } from "vitest";
import { callApi } from "@/tests/support/api-caller";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { signedIn } from "@/tests/support/signed-in";
import { type SmallCity, smallCity } from "@/tests/support/small-city";
import { contract } from "../contract";
import { IDEMPOTENCY_KEY, IDEMPOTENCY_REPLAYED } from "../idempotency";
import { entityTag } from "../versions";

const database = databasePerTest();
let city: SmallCity;
let planner: Record<string, string>;
beforeEach(async () => {
  city = await smallCity(database().url);
  planner = await signedIn("planner", city.code);
});

type Procedure = { readonly method: string; readonly path: string };

/** Every procedure of the contract that one of some methods asks for. */
function procedures(methods: readonly string[], tree: object = contract): Procedure[] {
  return Object.values(tree).flatMap((node: object) => {
    const route = "~orpc" in node ? (node["~orpc"] as { route: { method?: string; path?: string } }).route : null;
    if (!route) return procedures(methods, node);
    const { method = "POST", path = "" } = route;
    return methods.includes(method) ? [{ method, path: path.replaceAll(/\{\w+\}/g, city.site) }] : [];
  });
}

const count = async (action: string) =>
  Number((await ask(database().url, `select count(*)::int as n from audit_entries where action = '${action}'`)).n);

describe("a change", () => {
  const rename = (name: string, headers: Record<string, string>) =>
    callApi("PATCH", `/sites/${city.site}`, { headers: { ...planner, ...headers }, body: { name } });

  it("is based on the ETag that reading answered, and answers the next", async () => {
    const read = await callApi("GET", `/sites/${city.site}`, { headers: planner });
    const etag = entityTag({ id: city.site, version: 1 });
    expect({ status: read.status, etag: read.headers.get("etag") }).toEqual({ status: 200, etag });
    const renamed = await rename("南广场", { "if-match": etag });
    expect(renamed).toMatchObject({ status: 200, body: { name: "南广场", version: 2 } });
    expect(renamed.headers.get("etag")).toBe(entityTag({ id: city.site, version: 2 }));
  });

  it("that came too late is answered with the record as it is, and what differs", async () => {
    const etag = entityTag({ id: city.site, version: 1 });
    await rename("南广场", { "if-match": etag });
    expect(await rename("东广场", { "if-match": etag })).toMatchObject({
      status: 412,
      body: {
        code: "STALE",
        defined: true,
        data: {
          current: { id: city.site, version: 2, name: "南广场" },
          fields: [{ field: "name", base: "北广场", theirs: "南广场", mine: "东广场" }],
          last: { own: true },
        },
      },
    });
  });

  it("with the ETag of another record matches nothing", async () => {
    const renamed = await rename("南广场", { "if-match": entityTag({ id: city.camera, version: 1 }) });
    expect(renamed).toMatchObject({ status: 412, body: { data: { current: { version: 1 } } } });
  });

  it.each(["*", '""', "3", 'W/"a-1"', '"a-1", "b-2"'])("with the If-Match %s is refused", async (header) => {
    expect(await rename("南广场", { "if-match": header })).toMatchObject({
      status: 400,
      body: { code: "IF_MATCH_MALFORMED", defined: true },
    });
  });

  it("of any record is refused without If-Match, before anybody is asked who they are", async () => {
    const changes = procedures(["PATCH", "PUT", "DELETE"]).filter(({ path }) => !path.startsWith("/session"));
    expect(changes.length).toBeGreaterThanOrEqual(4);
    for (const { method, path } of changes) {
      const { status, body } = await callApi(method, path, { body: {} });
      expect({ method, path, status, code: body.code }).toEqual({
        method,
        path,
        status: 428,
        code: "IF_MATCH_REQUIRED",
      });
    }
  });

  it.each([
    [{}, "name what to change"],
    [{ name: "" }, ">=1"],
    [{ name: "a\nb" }, "one line"],
    [{ kind: "metro-passage" }, "Invalid option"],
    [{ name: "x", areaM2: 5 }, "Unrecognized key"],
  ])("that asks for %j is refused", async (body, why) => {
    const headers = { ...planner, "if-match": entityTag({ id: city.site, version: 1 }) };
    const { status, body: answer } = await callApi("PATCH", `/sites/${city.site}`, { headers, body });
    expect(status).toBe(400);
    expect(JSON.stringify(answer)).toContain(why);
  });
});

describe("who may change", () => {
  it.each([
    ["planner", [200, 200, 201]],
    ["operator", [404, 200, 404]],
    ["viewer", [404, 404, 404]],
    ["police-reviewer", [404, 404, 404]],
    ["secadmin", [404, 404, 404]],
  ] as const)("as %s: a site, a camera and a requirement answer %j", async (role, expected) => {
    const headers = await signedIn(role, city.code);
    const site = await callApi("PATCH", `/sites/${city.site}`, {
      headers: { ...headers, "if-match": entityTag({ id: city.site, version: 1 }) },
      body: { name: "南广场" },
    });
    const camera = await callApi("PATCH", `/cameras/${city.camera}`, {
      headers: { ...headers, "if-match": entityTag({ id: city.camera, version: 1 }) },
      body: { heightM: 5 },
    });
    const requirement = await callApi("POST", "/requirements", {
      headers: { ...headers, [IDEMPOTENCY_KEY]: "one" },
      body: { site: city.site, role: "surface", level: "detect", reason: "test" },
    });
    expect([site.status, camera.status, requirement.status]).toEqual(expected);
  });
});

describe("a POST", () => {
  const require = (level: string, key: string | null, headers = planner) =>
    callApi("POST", "/requirements", {
      headers: { ...headers, ...(key === null ? {} : { [IDEMPOTENCY_KEY]: key }) },
      body: { site: city.site, role: "surface", level, reason: "fair" },
    });

  it("is refused without a key, whichever it is, before anybody is asked who they are", async () => {
    const posts = procedures(["POST"]);
    expect(posts.map(({ path }) => path)).toEqual(expect.arrayContaining(["/requirements", "/coverage/runs"]));
    for (const { path } of posts) {
      for (const key of [null, "", " ", "中", "x".repeat(65)]) {
        const headers = key === null ? {} : { [IDEMPOTENCY_KEY]: encodeURIComponent(key) === key ? key : "two words" };
        const { status, body } = await callApi("POST", path, { headers, body: {} });
        expect({ path, status, code: body.code }).toEqual({ path, status: 400, code: "IDEMPOTENCY_KEY_REQUIRED" });
      }
    }
  });

  it("is done once and answered alike, as often as it is sent", async () => {
    const first = await require("detect", "k1");
    expect({ status: first.status, replayed: first.headers.get(IDEMPOTENCY_REPLAYED) }).toEqual({
      status: 201,
      replayed: null,
    });
    for (let i = 0; i < 3; i++) {
      const again = await require("detect", "k1");
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(again.headers.get(IDEMPOTENCY_REPLAYED)).toBe("true");
    }
    expect(await count("requirements.edit")).toBe(1);
  });

  it("with the key of another request is refused", async () => {
    await require("detect", "k1");
    expect(await require("observe", "k1")).toMatchObject({ status: 422, body: { code: "IDEMPOTENCY_KEY_REUSED" } });
    const other = await callApi("POST", "/coverage/runs", { headers: { ...planner, [IDEMPOTENCY_KEY]: "k1" } });
    expect(other.status).toBe(422);
    expect(await count("requirements.edit")).toBe(1);
  });

  it("that was refused keeps nothing: the same key may be used once it can be done", async () => {
    await require("detect", "k1");
    expect(await require("observe", "k2")).toMatchObject({ status: 409, body: { code: "EXISTS" } });
    await ask(database().url, "delete from requirements");
    expect((await require("observe", "k2")).status).toBe(201);
  });

  it("of one person is not another's", async () => {
    const operator = await signedIn("operator", city.code);
    const compute = (headers: Record<string, string>) =>
      callApi("POST", "/coverage/runs", { headers: { ...headers, [IDEMPOTENCY_KEY]: "same" } });
    expect((await compute(planner)).headers.get(IDEMPOTENCY_REPLAYED)).toBeNull();
    expect((await compute(operator)).headers.get(IDEMPOTENCY_REPLAYED)).toBeNull();
    expect(await count("coverage.compute")).toBe(2);
  });

  it("is not answered from before to who lost the role meanwhile", async () => {
    await require("detect", "k1");
    await ask(
      database().url,
      `update role_grants set revoked_at = now(), revoked_by = 'cli:test', revoke_reason = 'test' where role = 'planner'`,
    );
    expect((await require("detect", "k1")).status).toBe(404);
  });

  it("is forgotten after a day", async () => {
    await require("detect", "k1");
    await ask(database().superuserUrl, "update idempotency_keys set created_at = now() - interval '24 hours 1 minute'");
    await ask(database().url, "delete from requirements");
    expect((await require("observe", "k1")).headers.get(IDEMPOTENCY_REPLAYED)).toBeNull();
    expect(await ask(database().superuserUrl, "select count(*)::int as n from idempotency_keys")).toEqual({ n: 1 });
  });
});
