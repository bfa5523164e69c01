import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { systemContext } from "@/lib/access/server/system-context";
import { type AuditQuery, auditSearch, EXPORT_LIMIT } from "@/lib/api/audit";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { exportNumber } from "../export-number";
import { exportAudit, readExport } from "./export-audit";
import { followObject } from "./follow-object";
import { verifyStoredAudit } from "./read-audit";
import { recordAudit } from "./record-audit";
import { readAuditChoices, searchAudit } from "./search-audit";

const database = databasePerTest();

const PERSON = "00000000-0000-4000-8000-0000000000aa";
const inFuzhou = systemContext("jobs", ["350100"]);
const inXiamen = systemContext("jobs", ["350200"]);
const nowhere = systemContext("jobs", []);

type Change = {
  object: string;
  jurisdiction: string;
  action?: "sites.edit" | "roles.grant";
  reason?: string;
  level?: string;
};

const write = (open: typeof asOperator, { object, jurisdiction, action = "sites.edit", reason = "", level }: Change) =>
  open((context) =>
    recordAudit(context, { action, object, jurisdiction, reason, after: level === undefined ? null : { level } }),
  );

const search = (open: typeof asOperator, query: Partial<ReturnType<typeof auditSearch.parse>>) =>
  open((context) => searchAudit(context, auditSearch.parse(query)), "read");
const seqs = async (open: typeof asOperator, query: AuditQuery) =>
  (await search(open, query)).items.map(({ seq }) => seq);

/** Six entries: 福州市 1 and 6, 鼓楼区 2, 厦门市 3, 思明区 4, the whole installation 5. */
beforeEach(async () => {
  await ask(
    database().url,
    `insert into people (id, jurisdiction_id, username, display_name) select '${PERSON}', id, 'zhangsan', '张三' from jurisdictions where code = '350100'`,
  );
  await write(asOperator, { object: "site:a", jurisdiction: "350100", reason: "按 100% 覆盖的要求", level: "detect" });
  await write(asOperator, { object: "site:a", jurisdiction: "350102", reason: "复核_一", level: "observe" });
  await write(inXiamen, { object: "site:b", jurisdiction: "350200" });
  await write(inXiamen, { object: "site:c", jurisdiction: "350203", reason: "Camera MOVED" });
  await write(asOperator, { object: "installation", jurisdiction: "000000" });
  await write(asOperator, { object: `person:${PERSON}`, jurisdiction: "350100", action: "roles.grant" });
});

describe("searchAudit", () => {
  it("tells the newest first, with names of people and places, and how many there are", async () => {
    const page = await search(asOperator, { limit: 2 });
    expect(page).toMatchObject({ total: 6, next: 5 });
    expect(page.items[0]).toMatchObject({
      seq: 6,
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      actor: { id: expect.stringMatching(/^cli:/), name: null },
      object: { id: `person:${PERSON}`, name: "张三" },
      jurisdiction: { code: "350100", name: "福州市" },
      action: "roles.grant",
      before: null,
      after: null,
    });
  });

  it("goes on page by page without leaving one out or telling one twice", async () => {
    const found: number[] = [];
    for (let before: number | null | undefined; before !== null; ) {
      const page = await search(asOperator, before === undefined ? { limit: 2 } : { limit: 2, before });
      found.push(...page.items.map(({ seq }) => seq));
      await write(asOperator, { object: "site:new", jurisdiction: "350100" });
      before = page.next;
    }
    expect(found).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it.each<[string, AuditQuery, number[]]>([
    ["actor", { actor: "jobs" }, [4, 3]],
    ["action", { action: "roles.grant" }, [6]],
    ["object", { object: "site:a" }, [2, 1]],
    ["a jurisdiction and all below it", { jurisdiction: "350100" }, [6, 2, 1]],
    ["a jurisdiction without any below", { jurisdiction: "350203" }, [4]],
    ["a province", { jurisdiction: "350000" }, [6, 4, 3, 2, 1]],
    ["the whole installation", { jurisdiction: "000000" }, [6, 5, 4, 3, 2, 1]],
    ["words of the reason, whatever their case", { q: "camera moved" }, [4]],
    ["a part of the object", { q: "SITE:" }, [4, 3, 2, 1]],
    ["a percent sign that means itself", { q: "100%" }, [1]],
    ["an underscore that means itself", { q: "核_" }, [2]],
    ["a backslash", { q: "\\" }, []],
    ["everything at once", { actor: "jobs", jurisdiction: "350200", q: "site:c", action: "sites.edit" }, [4]],
    ["what nothing fits", { object: "site:zzz" }, []],
  ])("narrows to %s", async (_, query, expected) => {
    expect(await seqs(asOperator, query)).toEqual(expected);
    expect((await search(asOperator, query)).total).toBe(expected.length);
  });

  it("narrows to a time, its first moment included and its last left out", async () => {
    const { items } = await search(asOperator, {});
    const at = (seq: number) => items.find((item) => item.seq === seq)?.at ?? "";
    const inside = items.filter((item) => item.at >= at(2) && item.at < at(5)).map(({ seq }) => seq);
    expect(await seqs(asOperator, { from: at(2), to: at(5) })).toEqual(inside);
    const noted = new Date(Date.parse(at(2)) + 8 * 3_600_000).toISOString().replace("Z", "+08:00");
    expect(await seqs(asOperator, { from: noted, to: at(5) })).toEqual(inside);
  });

  it("tells nobody what lies outside their scope, nor that it is there", async () => {
    expect(await seqs(inFuzhou, {})).toEqual([6, 2, 1]);
    expect(await search(inXiamen, { jurisdiction: "350000" })).toMatchObject({ total: 2 });
    expect(await search(nowhere, {})).toEqual({ items: [], total: 0, next: null });
    const [entry] = (await search(asOperator, { object: `person:${PERSON}` })).items;
    expect(entry?.object.name).toBe("张三");
  });
});

describe("readAuditChoices", () => {
  it("offers those who did something and the places in reach", async () => {
    await write(asOperator, { object: "x", jurisdiction: "350100" });
    const everything = await asOperator(readAuditChoices, "read");
    expect(everything.actors.map(({ id }) => id)).toEqual([expect.stringMatching(/^cli:/), "jobs"]);
    expect(everything.jurisdictions.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["000000", "350000", "350203"]),
    );
    const fuzhou = await inFuzhou(readAuditChoices, "read");
    expect(fuzhou.actors.map(({ id }) => id)).toEqual([expect.stringMatching(/^cli:/)]);
    expect(fuzhou.jurisdictions.every(({ code }) => code.startsWith("3501"))).toBe(true);
    expect(await nowhere(readAuditChoices, "read")).toEqual({ actors: [], jurisdictions: [] });
  });
});

describe("followObject", () => {
  const follow = (open: typeof asOperator, object: string, after = 0, limit = 100) =>
    open((context) => followObject(context, { object, after, limit }), "read");

  it("tells everything done to it, the oldest first, page by page", async () => {
    const first = await follow(asOperator, "site:a", 0, 1);
    expect(first).toMatchObject({ ok: true, value: { object: { id: "site:a", name: null }, total: 2, next: 1 } });
    const rest = await follow(asOperator, "site:a", 1);
    expect(rest).toMatchObject({ value: { total: 2, next: null, items: [{ seq: 2, after: { level: "observe" } }] } });
    expect(await follow(asOperator, `person:${PERSON}`)).toMatchObject({ value: { object: { name: "张三" } } });
  });

  it("finds no object that is not there, and none that lies elsewhere", async () => {
    expect(await follow(asOperator, "site:zzz")).toEqual({ ok: false, error: { code: "no-such-object" } });
    expect(await follow(inXiamen, "site:a")).toEqual({ ok: false, error: { code: "no-such-object" } });
  });
});

describe("exportAudit", () => {
  const take = (open: typeof asOperator, query: AuditQuery = {}) =>
    open((context) => exportAudit(context, { query, purpose: "季度检查" }));
  const read = (open: typeof asOperator, number: string) => open((context) => readExport(context, number), "read");

  it("numbers the export by the entry that says it was made, with what shows that a file of it is whole", async () => {
    const { items } = await search(asOperator, { jurisdiction: "350100" });
    const hashes = items.map(({ hash }) => hash).reverse();
    const made = await take(asOperator, { jurisdiction: "350100" });
    const record = {
      entries: 3,
      firstSeq: 1,
      lastSeq: 6,
      lastHash: hashes.at(-1),
      digest: createHash("sha256")
        .update(hashes.map((hash) => `${hash}\n`).join(""))
        .digest("hex"),
    };
    const number = exportNumber(7, Date.now());
    expect(made).toEqual({ ok: true, value: { number, ...record } });
    const [entry] = (await search(asOperator, {})).items;
    expect(entry).toMatchObject({
      seq: 7,
      action: "audit.read",
      object: { id: `audit-export:${number}` },
      jurisdiction: { code: "350100" },
      after: { query: { jurisdiction: "350100" }, ...record },
      reason: "季度检查",
    });
    expect(await verifyStoredAudit(asOperator)).toMatchObject({ entries: 7, problems: [] });
  });

  it("gives the same file however much was written since", async () => {
    const made = await take(inFuzhou);
    if (!made.ok) throw new Error(made.error.code);
    for (let i = 0; i < 3; i++) await write(asOperator, { object: "site:a", jurisdiction: "350100" });
    const file = await read(inFuzhou, made.value.number);
    expect(file).toMatchObject({
      ok: true,
      value: {
        export: made.value,
        query: {},
        made: { seq: 7, actor: { id: "jobs" }, jurisdiction: { code: "350100" } },
      },
    });
    expect(file.ok && file.value.entries.map(({ seq }) => seq)).toEqual([1, 2, 6]);
  });

  it("gives a file to whoever exported it, and to nobody else", async () => {
    const made = await take(asOperator);
    if (!made.ok) throw new Error(made.error.code);
    const nothing = { ok: false, error: { code: "no-such-export" } };
    expect(await read(systemContext("jobs", "*"), made.value.number)).toEqual(nothing);
    for (const number of ["SJ-2026-000006", "SJ-2026-999999", "SJ-1999-000007", "", "7"]) {
      expect(await read(asOperator, number), number).toEqual(nothing);
    }
  });

  it("gives no file that would be another than the one that was exported", async () => {
    const made = await take(inFuzhou);
    if (!made.ok) throw new Error(made.error.code);
    const wider = systemContext("jobs", ["350100", "350200"]);
    expect(await read(wider, made.value.number)).toEqual({ ok: false, error: { code: "changed" } });
    await ask(
      database().superuserUrl,
      "set session_replication_role = replica; delete from audit_entries where seq = 2",
    );
    expect(await read(inFuzhou, made.value.number)).toEqual({ ok: false, error: { code: "changed" } });
  });

  it("makes none of nothing, and none that is too long; neither is in the audit", async () => {
    expect(await take(asOperator, { object: "site:zzz" })).toEqual({ ok: false, error: { code: "nothing-found" } });
    expect(await take(inXiamen, { object: "site:a" })).toEqual({ ok: false, error: { code: "nothing-found" } });
    await ask(
      database().superuserUrl,
      `set session_replication_role = replica;
       insert into audit_entries select 1000 + i, at, actor, role, scope, jurisdiction_code, action, object, before, after, reason,
         encode(sha256(('p' || i)::bytea), 'hex'), encode(sha256(('h' || i)::bytea), 'hex') from audit_entries, generate_series(1, ${EXPORT_LIMIT}) i where seq = 1`,
    );
    expect(await take(asOperator)).toEqual({ ok: false, error: { code: "too-many", limit: EXPORT_LIMIT } });
    expect(await seqs(asOperator, { action: "audit.read" })).toEqual([]);
  });
});
