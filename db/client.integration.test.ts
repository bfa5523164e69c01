import type { AddressInfo } from "node:net";
import { connect, createServer, type Server } from "node:net";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { cloneDatabase, type TestDatabase } from "@/tests/support/database";
import { openDatabase } from "./client";

let database: TestDatabase;
let cutting: Server;
/** What the next message to the database must hold for its connection to be cut; null cuts none. */
let cutAt: string | null = null;

/** Where the cluster listens, as `node:net` asks for it. */
function placeOf(url: URL): { readonly path: string } | { readonly host: string; readonly port: number } {
  const folder = url.searchParams.get("host");
  const port = Number(url.port || 5432);
  return folder?.startsWith("/") ? { path: `${folder}/.s.PGSQL.${port}` } : { host: folder ?? url.hostname, port };
}

beforeEach(async () => {
  database = await cloneDatabase();
  cutting = createServer((near) => {
    const far = connect(placeOf(new URL(database.url)));
    near.on("data", (message) => {
      if (cutAt === null || !message.includes(cutAt)) return void far.write(message);
      cutAt = null;
      far.destroy();
      near.destroy();
    });
    far.pipe(near);
    for (const side of [near, far]) {
      side.on("error", () => undefined);
      side.on("close", () => {
        near.destroy();
        far.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => cutting.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  cutting.close();
  await database.drop();
});

it.each(["begin", "select 1", "commit", "rollback"])(
  "goes on with the one connection it may have after it was cut at %s",
  async (statement) => {
    const url = new URL(database.url);
    url.searchParams.delete("host");
    url.hostname = "127.0.0.1";
    url.port = String((cutting.address() as AddressInfo).port);
    const { transaction, close } = openDatabase(url.href, 1);
    const one = () =>
      transaction(async (db) => {
        const { rows } = await db.execute(sql`select 1 as one`);
        if (cutAt === "rollback") throw new Error("undone");
        return rows;
      });
    expect(await one()).toEqual([{ one: 1 }]);

    cutAt = statement;
    await expect(one()).rejects.toThrow();
    expect(cutAt).toBeNull();

    expect(await one()).toEqual([{ one: 1 }]);
    await close();
  },
);
