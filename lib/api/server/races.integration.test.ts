import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { expect, it, vi } from "vitest";
import { callApi } from "@/tests/support/api-caller";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { signedIn } from "@/tests/support/signed-in";
import { smallCity } from "@/tests/support/small-city";
import { IDEMPOTENCY_KEY, IDEMPOTENCY_REPLAYED } from "../idempotency";
import { handleApi } from "./handler";

// Connections are cut on purpose, and each would be logged.
vi.hoisted(() => vi.stubEnv("SIGHTLINE_LOG_LEVEL", "silent"));

const database = databasePerTest();

/** `npm run proof:races` runs the whole of it; docs/assurance.md has its figures. */
// biome-ignore lint/style/noProcessEnv: how much of a test to run is not the product's to know
const WHOLE = process.env.SIGHTLINE_RACES === "whole";
const EDITS = WHOLE ? 2_000 : 60;
const POSTS = WHOLE ? 500 : 60;
const CLIENTS = 16;
const SENDINGS = 5;
const TEN_MINUTES = 600_000;

const figures = (text: string) => process.stdout.write(`races: ${text}\n`);

/** The entries of one action; asked for as a role whose connections are not cut. */
async function entries(action: string): Promise<number> {
  const { n } = await ask(
    database().superuserUrl,
    `select count(*)::int as n from audit_entries where action = '${action}'`,
  );
  return Number(n);
}

it(
  `loses none of ${EDITS} edits that ${CLIENTS} clients make of one record at once`,
  async () => {
    const started = performance.now();
    const { site, code } = await smallCity(database().url);
    const planner = await signedIn("planner", code);
    await ask(database().url, `update sites set name = '0' where id = '${site}'`);

    // Each edit adds one to the number it saw, and is made again, on top of the record that refused it, until it is taken.
    let begun = 0;
    let late = 0;
    const client = async () => {
      let seen = { version: 1, name: "0" };
      const edit = async (): Promise<void> => {
        const { status, body } = await callApi("PATCH", `/sites/${site}`, {
          headers: { ...planner, "if-match": `"${site}-${seen.version}"` },
          body: { name: String(Number(seen.name) + 1) },
        });
        expect([200, 412]).toContain(status);
        seen = status === 200 ? body : body.data.current;
        if (status === 200) return;
        late += 1;
        await edit();
      };
      while (begun < EDITS) {
        begun += 1;
        await edit();
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const stored = await ask(
      database().url,
      `select name::int as sum, version - 1 as taken from sites where id = '${site}'`,
    );
    figures(
      `${EDITS} edits by ${CLIENTS} clients: ${late} times refused with 412 and made again, ${EDITS - Number(stored.sum)} lost, ${seconds} s`,
    );
    expect(stored).toEqual({ sum: EDITS, taken: EDITS });
    expect(late).toBeGreaterThan(0);
    expect(await entries("sites.edit")).toBe(EDITS);
  },
  TEN_MINUTES,
);

/** The API behind a socket that can be cut. */
async function serve(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]);
    const hasBody = request.method !== "GET";
    void handleApi(
      new Request(`http://localhost${request.url}`, {
        method: request.method ?? "GET",
        headers,
        ...(hasBody ? { body: Readable.toWeb(request) as ReadableStream, duplex: "half" } : {}),
      } as RequestInit),
    )
      .then(async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers));
        response.end(await answer.text());
      })
      // The client has gone: whether its effect came about is what the test asks.
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/coverage/runs`, server };
}

it(
  `does ${POSTS} POSTs once each that are sent ${SENDINGS} times at once, while sockets and database connections are cut`,
  async () => {
    const started = performance.now();
    const { code } = await smallCity(database().url);
    const planner = await signedIn("planner", code);
    const before = await entries("coverage.compute");
    const { url, server } = await serve();
    const counts = { sent: 0, cut: 0, failed: 0, replayed: 0, done: 0 };

    /** Sends once; the answer's body, or null where the socket was cut or the server failed. */
    const send = async (key: string, cutAfterMs: number | null) => {
      counts.sent += 1;
      const signal = cutAfterMs === null ? {} : { signal: AbortSignal.timeout(cutAfterMs) };
      try {
        const answer = await fetch(url, { method: "POST", headers: { ...planner, [IDEMPOTENCY_KEY]: key }, ...signal });
        const text = await answer.text();
        if (answer.status >= 500) {
          counts.failed += 1;
          return null;
        }
        expect(answer.status, text).toBe(202);
        counts[answer.headers.get(IDEMPOTENCY_REPLAYED) === "true" ? "replayed" : "done"] += 1;
        return text;
      } catch (error) {
        if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error;
        counts.cut += 1;
        return null;
      }
    };

    const post = async (index: number) => {
      const key = `post-${index}`;
      const cutAfterMs = () => (Math.random() < 0.4 ? Math.ceil(Math.random() * 60) : null);
      const answers = await Promise.all(Array.from({ length: SENDINGS }, () => send(key, cutAfterMs())));
      // As a client does that was never answered: again, until it is.
      while (!answers.some((answer) => answer !== null)) answers.push(await send(key, null));
      expect(new Set(answers.filter((answer) => answer !== null)).size).toBe(1);
    };

    // Now and then the database cuts a connection off, whatever it is doing.
    const cutting = setInterval(() => {
      void ask(
        database().superuserUrl,
        `select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity
           where datname = current_database() and usename = 'sightline_app' and state <> 'idle' order by random() limit 1) one`,
      );
    }, 400);
    let next = 0;
    const client = async () => {
      while (next < POSTS) await post(next++);
    };
    try {
      await Promise.all(Array.from({ length: CLIENTS }, client));
    } finally {
      clearInterval(cutting);
      server.closeAllConnections();
      server.close();
    }
    const effects = (await entries("coverage.compute")) - before;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    figures(
      `${POSTS} POSTs × ${SENDINGS}, ${counts.sent} sent: ${effects} effects; ${counts.done} answered first, ${counts.replayed} replayed, ` +
        `${counts.cut} cut by the client, ${counts.failed} by the database, ${seconds} s`,
    );
    expect(effects).toBe(POSTS);
    expect(counts.cut).toBeGreaterThan(0);
    expect(await ask(database().superuserUrl, "select count(*)::int as n from idempotency_keys")).toEqual({ n: POSTS });
  },
  TEN_MINUTES,
);
