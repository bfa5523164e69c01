import { beforeEach, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { cancelCoverage } from "@/lib/coverage/server/cancel-coverage";
import { requestCoverage } from "@/lib/coverage/server/request-coverage";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { makePerson, type TestPerson } from "@/tests/support/person";
import { GET } from "./route";

const database = databasePerTest();
let viewer: TestPerson;

beforeEach(async () => {
  for (const code of ["x-here", "x-there"])
    await ask(
      database().url,
      `insert into jurisdictions (code, name, name_en, level, central_meridian, data_changed_at) values ('${code}', '处', 'Place', 'local', 120, now())`,
    );
  viewer = await makePerson(database().superuserUrl, {
    username: "viewer",
    home: "x-here",
    roles: [["viewer", "x-here"]],
  });
});

const get = (headers: Headers = viewer.headers, signal?: AbortSignal) =>
  GET(new Request("http://localhost/api/v1/coverage/progress", { headers, ...(signal ? { signal } : {}) }));

/** The states that a stream tells until it ends, or until one of them is told. */
async function states(response: Response, last?: string): Promise<string[]> {
  const found: string[] = [];
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
    if (done) return found;
    text += value;
    for (const [whole, data] of text.matchAll(/event: progress\ndata: (.*)\n\n/g)) {
      found.push(JSON.parse(data ?? "").state);
      text = text.slice(text.indexOf(whole) + whole.length);
    }
    if (last !== undefined && found.includes(last)) return found;
  }
}

const move = (to: string) =>
  ask(
    database().superuserUrl,
    `update coverage_computations set ${to} where jurisdiction_id = (select id from jurisdictions where code = 'x-here');
     select pg_notify('coverage', id::text) from jurisdictions where code = 'x-here'`,
  );

it("tells how a computation goes until it ends, and then ends itself", async () => {
  await asOperator((context) => requestCoverage(context, "x-here"));
  const response = await get();
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const told = states(response);
  await new Promise((resolve) => setTimeout(resolve, 600));
  await move("state = 'running', started_at = now()");
  await new Promise((resolve) => setTimeout(resolve, 600));
  await move("state = 'done', ended_at = now()");
  expect(await told).toEqual(["queued", "running", "done"]);
});

it("tells whoever comes back the state as it is by now", async () => {
  await asOperator((context) => requestCoverage(context, "x-here"));
  const browser = new AbortController();
  expect(await states(await get(viewer.headers, browser.signal), "queued")).toEqual(["queued"]);
  browser.abort();
  await move("state = 'cancelled', ended_at = now()");
  expect(await states(await get())).toEqual(["cancelled"]);
});

it("ends at once where nobody ever asked", async () => {
  expect(await states(await get())).toEqual(["none"]);
});

it("ends when the watcher's session does", async () => {
  await asOperator((context) => requestCoverage(context, "x-here"));
  const told = states(await get());
  await new Promise((resolve) => setTimeout(resolve, 600));
  await ask(database().superuserUrl, "delete from auth_sessions");
  await move("tiles_done = 1");
  expect(await told).toEqual(["queued"]);
});

it("answers nobody, and tells nobody of another city", async () => {
  expect((await get(new Headers())).status).toBe(401);
  await asOperator((context) => requestCoverage(context, "x-there"));
  expect(await states(await get())).toEqual(["none"]);
  expect((await asOperator(cancelCoverage)).ok).toBe(true);
});
