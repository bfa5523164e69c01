import { readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { takeAuditHead } from "@/db/queries/audit";
import { asOperator, type Context } from "@/lib/access/server/context";
import { systemContext } from "@/lib/access/server/system-context";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { checkpointFile, readExportedCheckpoints } from "./exported-checkpoints";
import { makeCheckpoint } from "./make-checkpoint";
import { listAudit, verifyStoredAudit } from "./read-audit";
import { recordAudit } from "./record-audit";

const database = databasePerTest();

const change =
  (object: string, jurisdiction = "350100") =>
  (context: Context) =>
    recordAudit(context, {
      action: "requirements.edit",
      object,
      jurisdiction,
      before: { level: "detect", areas: [0.1, 1e-7, 1e21, -0], 区: "鼓楼" },
      after: { z: null, a: { nested: [true, '\u2028 " \\ 😀'] } },
      reason: "原因",
    });

async function write(count: number): Promise<void> {
  for (let i = 1; i <= count; i++) await asOperator(change(`city:${i}`));
}

/** As the superuser, with the triggers that protect the rows switched off: what an attacker with the whole database could do. */
const tamper = (statements: string) =>
  ask(database().superuserUrl, `set session_replication_role = replica; ${statements}`);

it("tells who changed what in which role and scope, in the transaction of the change", async () => {
  await asOperator(change("city:350100"));
  const [entry] = await asOperator((context) => listAudit(context, {}, 10));
  expect(entry).toEqual({
    seq: 1,
    at: expect.any(Number),
    actor: `cli:${os.userInfo().username}`,
    role: "host",
    scope: "*",
    jurisdiction: "350100",
    action: "requirements.edit",
    object: "city:350100",
    before: { level: "detect", areas: [0.1, 1e-7, 1e21, 0], 区: "鼓楼" },
    after: { z: null, a: { nested: [true, '\u2028 " \\ 😀'] } },
    reason: "原因",
    previousHash: "0".repeat(64),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const undone = asOperator(async (context) => {
    await change("city:350100")(context);
    throw new Error("changed my mind");
  });
  await expect(undone).rejects.toThrow("changed my mind");
  expect(await verifyStoredAudit(asOperator)).toEqual({ entries: 1, vouchedFor: 0, problems: [], exported: 0 });
});

it("stays one unbroken chain when 200 write at once", async () => {
  await Promise.all(Array.from({ length: 200 }, (_, i) => asOperator(change(`city:${i}`))));
  expect(await makeCheckpoint(asOperator)).toBe(200);
  expect(await verifyStoredAudit(asOperator)).toEqual({ entries: 200, vouchedFor: 200, problems: [], exported: 1 });
});

it("is not written by whoever only reads, nor outside the scope, nor in a transaction that cannot see its end", async () => {
  await expect(asOperator(change("city:350100"), "read")).rejects.toThrow();
  const fuzhou = systemContext("jobs", ["350100"]);
  await fuzhou(change("city:350100"));
  await expect(fuzhou(change("city:350200", "350200"))).rejects.toThrow();
  await expect(asOperator(({ db }) => takeAuditHead(db), "read")).rejects.toThrow();
  expect((await verifyStoredAudit(asOperator)).entries).toBe(1);
});

it("is written by the job worker, who cannot read it", async () => {
  await database().signInAs(database().jobsUrl);
  await systemContext("jobs", ["350100"])(change("city:350100"));
  expect(await makeCheckpoint(systemContext("jobs", "*"))).toBe(1);
  await expect(systemContext("jobs", "*")((context) => listAudit(context, {}, 1))).rejects.toThrow();
});

it("shows an auditor of a place the entries of that place", async () => {
  await write(2);
  await asOperator(change("city:350200", "350200"));
  await asOperator((context) =>
    recordAudit(context, { action: "settings.edit", object: "installation", jurisdiction: null }),
  );
  const seen = async (scope: string) =>
    (await ask(database().url, "select string_agg(object, ' ' order by seq) as seen from audit_entries", scope)).seen;
  expect(await seen("350200")).toBe("city:350200");
  expect(await seen("350000")).toBe("city:1 city:2 city:350200");
  expect(await seen("*")).toBe("city:1 city:2 city:350200 installation");
});

describe("a checkpoint", () => {
  it("is made once per end of the chain, in the database and outside it", async () => {
    expect(await makeCheckpoint(asOperator)).toBe(0);
    await write(2);
    expect(await makeCheckpoint(asOperator)).toBe(2);
    expect(await makeCheckpoint(asOperator)).toBe(2);
    await write(1);
    await Promise.all([makeCheckpoint(asOperator), makeCheckpoint(asOperator)]);
    expect(readExportedCheckpoints(database().folder).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(readFileSync(path.join(database().folder, "audit", "public-key.pem"), "utf8")).toContain("BEGIN PUBLIC KEY");
    expect(await verifyStoredAudit(asOperator)).toMatchObject({ vouchedFor: 3, problems: [] });
  });

  it("is written out later where the disk was full at the time", async () => {
    await write(1);
    await makeCheckpoint(asOperator);
    rmSync(checkpointFile(database().folder));
    await makeCheckpoint(asOperator);
    expect(readExportedCheckpoints(database().folder).map(({ seq }) => seq)).toEqual([1]);
  });

  it("that cannot be read is said by its line", async () => {
    await write(1);
    await makeCheckpoint(asOperator);
    writeFileSync(
      checkpointFile(database().folder),
      `${readFileSync(checkpointFile(database().folder), "utf8")}{"seq":2}\n`,
    );
    await expect(verifyStoredAudit(asOperator)).rejects.toThrow("line 2");
  });
});

describe("tampering in the database itself", () => {
  const COLUMNS: readonly [string, string][] = [
    ["at", "at - interval '1 ms'"],
    ["actor", "'person:x'"],
    ["role", "'planner'"],
    ["scope", "'350100'"],
    ["jurisdiction_code", "null"],
    ["action", "'sites.read'"],
    ["object", "object || ' '"],
    ["before", "null"],
    ["after", `jsonb_set(after, '{z}', '0')`],
    ["reason", "''"],
    ["previous_hash", "repeat('a', 64)"],
    ["hash", "repeat('b', 64)"],
  ];
  const KINDS: readonly (readonly [string, string, number])[] = [
    ...COLUMNS.map(
      ([column, value]) =>
        [`changing ${column}`, `update audit_entries set ${column} = ${value} where seq = 3`, 3] as const,
    ),
    ["deleting the first", "delete from audit_entries where seq = 1", 1],
    ["deleting one in the middle", "delete from audit_entries where seq = 3", 3],
    ["deleting the last", "delete from audit_entries where seq = 5", 5],
    [
      "cutting off the end and its checkpoints",
      "delete from audit_entries where seq > 3; delete from audit_checkpoints where seq > 3",
      4,
    ],
    ["emptying it", "truncate audit_entries, audit_checkpoints", 1],
    [
      "swapping two",
      `update audit_entries set seq = -seq where seq in (2, 3); update audit_entries set seq = case seq when -2 then 3 else 2 end where seq < 0`,
      2,
    ],
    [
      "putting one in at the end",
      `insert into audit_entries select 6, at, actor, role, scope, jurisdiction_code, action, object, before, after, reason, hash, repeat('c', 64) from audit_entries where seq = 5`,
      6,
    ],
    ["signing with another key", "update audit_checkpoints set signature = encode(sha512('x'), 'base64')", 2],
  ];

  it("of twenty kinds is found, by its row", async () => {
    expect(KINDS).toHaveLength(20);
    await write(2);
    await makeCheckpoint(asOperator);
    await write(3);
    await makeCheckpoint(asOperator);
    await ask(database().superuserUrl, "create table entries as table audit_entries");
    await ask(database().superuserUrl, "create table checkpoints as table audit_checkpoints");
    for (const [kind, statements, seq] of KINDS) {
      expect((await verifyStoredAudit(asOperator)).problems, `before ${kind}`).toEqual([]);
      await tamper(statements);
      const { problems } = await verifyStoredAudit(asOperator);
      expect(Math.min(...problems.map((problem) => problem.seq)), kind).toBe(seq);
      await tamper(`truncate audit_entries, audit_checkpoints; insert into audit_entries table entries;
        insert into audit_checkpoints table checkpoints`);
    }
  });
});
