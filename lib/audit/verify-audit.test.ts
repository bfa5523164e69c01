import { createHash, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AuditContent, type AuditEntry, entryHash, GENESIS, type Json } from "./audit-entry";
import { type Checkpoint, signCheckpoint } from "./checkpoint";
import { type AuditProblem, type Checkpoints, verifyAudit } from "./verify-audit";

function makeKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const id = createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex");
  return { privateKey, publicKey, id };
}

const KEY = makeKey();
const ELSES_KEY = makeKey();
const START = Date.UTC(2026, 10, 24);
const LENGTH = 40;
/** Checkpoints were made at these entries, the last among them. */
const SIGNED = [10, 25, LENGTH];

function content(seq: number, previousHash: string): AuditContent {
  return {
    seq,
    at: START + seq * 1_000,
    actor: seq % 3 === 0 ? "jobs" : "cli:operator",
    role: seq % 3 === 0 ? "jobs" : "host",
    scope: "*",
    jurisdiction: seq % 5 === 0 ? null : "350100",
    action: "coverage.compute",
    object: `city:${seq}`,
    before: seq % 2 === 0 ? null : { level: "detect", 区: seq },
    after: { level: "observe", areas: [seq, 0.1 * seq], nested: { b: null, a: true } },
    reason: `原因 ${seq}`,
    previousHash,
  };
}

function chain(contents: readonly Omit<AuditContent, "previousHash">[]): AuditEntry[] {
  let previousHash = GENESIS;
  return contents.map((one) => {
    const entry = { ...one, previousHash };
    previousHash = entryHash(entry);
    return { ...entry, hash: previousHash };
  });
}

type Log = { readonly entries: AuditEntry[]; readonly stored: Checkpoint[]; readonly exported: Checkpoint[] };

function wholeLog(): Log {
  const entries = chain(Array.from({ length: LENGTH }, (_, i) => content(i + 1, "")));
  const checkpoints = SIGNED.map((seq) =>
    signCheckpoint({ seq, hash: entries[seq - 1]?.hash ?? "" }, START + seq * 1_000 + 1, KEY),
  );
  return { entries, stored: checkpoints, exported: [...checkpoints] };
}

const verify = ({ entries, stored, exported }: Log) =>
  verifyAudit(entries, { stored, exported } satisfies Checkpoints, KEY);

/** Changes one entry and leaves its hashes as they are. */
const edited =
  (change: (entry: AuditEntry) => Partial<AuditEntry>) =>
  (log: Log, at: number): Log => ({
    ...log,
    entries: log.entries.map((entry, i) => (i === at ? { ...entry, ...change(entry) } : entry)),
  });
/** Changes one entry and gives it a hash that fits. */
const rehashed =
  (change: (entry: AuditEntry) => Partial<AuditEntry>) =>
  (log: Log, at: number): Log =>
    edited((entry) => {
      const changed = { ...entry, ...change(entry) };
      return { ...changed, hash: entryHash(changed) };
    })(log, at);
/** Makes the chain anew from changed contents, as whoever has the database but not the key could. */
const rechained =
  (change: (entries: AuditEntry[], at: number) => AuditEntry[]) =>
  (log: Log, at: number): Log => ({
    ...log,
    entries: chain(change([...log.entries], at).map((entry, i) => ({ ...entry, seq: i + 1 }))),
  });
const unless = (value: Json): Json => (value === null ? { made: "up" } : null);

/** Twenty ways to tamper with the audit, each at any entry; each returns a log in which something is not as it was. */
const TAMPERINGS: Readonly<Record<string, (log: Log, at: number) => Log>> = {
  "the time": edited(({ at }) => ({ at: at - 86_400_000 })),
  "the actor": edited(() => ({ actor: "person:somebody-else" })),
  "the role": edited(() => ({ role: "planner" })),
  "the scope": edited(() => ({ scope: "350100" })),
  "the jurisdiction": edited(({ jurisdiction }) => ({ jurisdiction: jurisdiction === null ? "350200" : null })),
  "the action": edited(() => ({ action: "coverage.read" })),
  "the object": edited(({ object }) => ({ object: `${object} ` })),
  "what was before": edited(({ before }) => ({ before: unless(before) })),
  "what is after": edited(() => ({ after: { level: "detect" } })),
  "the reason": edited(() => ({ reason: "" })),
  "the hash before": edited(() => ({ previousHash: "f".repeat(64) })),
  "the hash itself": edited(({ hash }) => ({ hash: hash.replace(/^./, (digit) => (digit === "0" ? "1" : "0")) })),
  "an entry and its hash": rehashed(() => ({ actor: "cli:nobody" })),
  "an entry, by deleting it": (log, at) => ({ ...log, entries: log.entries.filter((_, i) => i !== at) }),
  "the order of two entries": (log, at) => {
    const entries = [...log.entries];
    const other = at === LENGTH - 1 ? at - 1 : at + 1;
    const [a, b] = [entries[at], entries[other]];
    if (a && b)
      [entries[at], entries[other]] = [
        { ...b, seq: a.seq },
        { ...a, seq: b.seq },
      ];
    return { ...log, entries };
  },
  "the end, by cutting it off": (log, at) => ({ ...log, entries: log.entries.slice(0, at) }),
  "the end, with its checkpoints in the database": (log, at) => ({
    ...log,
    entries: log.entries.slice(0, at),
    stored: log.stored.filter(({ seq }) => seq <= at),
  }),
  "all from an entry on, by making the chain anew": rechained((entries, at) =>
    entries.map((entry, i) => (i === at ? { ...entry, object: "city:invented" } : entry)),
  ),
  "the number of entries, by putting one in and making the chain anew": rechained((entries, at) => {
    const twin = entries[at];
    return twin ? entries.toSpliced(at, 0, { ...twin, reason: "put in" }) : entries;
  }),
  "everything, checkpoints too, signed with another key": (log, at) => {
    const remade = rechained((entries) => entries.map((entry, i) => (i === at ? { ...entry, actor: "jobs?" } : entry)))(
      log,
      at,
    );
    const forged = SIGNED.map((seq) =>
      signCheckpoint({ seq, hash: remade.entries[seq - 1]?.hash ?? "" }, START, ELSES_KEY),
    );
    return { ...remade, stored: forged };
  },
};

describe("verifyAudit", () => {
  it("finds a whole log whole, and says how far it is vouched for", async () => {
    expect(await verify(wholeLog())).toEqual({ entries: LENGTH, vouchedFor: LENGTH, problems: [] });
    expect(await verify({ entries: [], stored: [], exported: [] })).toEqual({
      entries: 0,
      vouchedFor: 0,
      problems: [],
    });
    const log = wholeLog();
    const few = { ...log, stored: log.stored.slice(0, 2), exported: log.exported.slice(0, 2) };
    expect(await verify(few)).toEqual({ entries: LENGTH, vouchedFor: 25, problems: [] });
  });

  it("knows twenty kinds of tampering", () => expect(Object.keys(TAMPERINGS)).toHaveLength(20));

  it.each(Object.entries(TAMPERINGS))("finds 50 random changes of %s", async (_, tamper) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: LENGTH - 1 }), async (at) => {
        const { problems } = await verify(tamper(wholeLog(), at));
        expect(problems).not.toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, keyof typeof TAMPERINGS, number, AuditProblem[]]>([
    ["an altered entry", "the reason", 6, [{ seq: 7, problem: "altered" }]],
    ["the first entry, altered", "the actor", 0, [{ seq: 1, problem: "altered" }]],
    ["an entry with a hash made to fit, by the next", "an entry and its hash", 6, [{ seq: 8, problem: "not-chained" }]],
    ["a deleted first entry", "an entry, by deleting it", 0, [{ seq: 1, problem: "missing" }]],
    ["a deleted entry", "an entry, by deleting it", 6, [{ seq: 7, problem: "missing" }]],
    ["a deleted last entry", "an entry, by deleting it", LENGTH - 1, [{ seq: LENGTH, problem: "cut-off" }]],
    [
      "a cut, though its checkpoints were deleted too",
      "the end, with its checkpoints in the database",
      20,
      [
        { seq: 25, problem: "checkpoint-removed" },
        { seq: 40, problem: "checkpoint-removed" },
        { seq: 21, problem: "cut-off" },
      ],
    ],
    [
      "a chain made anew, by the next checkpoint",
      "all from an entry on, by making the chain anew",
      11,
      [
        { seq: 25, problem: "rewritten" },
        { seq: 40, problem: "rewritten" },
      ],
    ],
  ])("names %s", async (_, kind, at, problems) => {
    expect((await verify(TAMPERINGS[kind]?.(wholeLog(), at) ?? wholeLog())).problems).toEqual(problems);
  });

  it("reads any JSON back as it was hashed, whatever order and spacing the store chose", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (after, reason) => {
        const entry = { ...content(1, GENESIS), after: after as Json, reason };
        const reversed = Object.fromEntries(
          Object.entries(JSON.parse(JSON.stringify(entry))).reverse(),
        ) as AuditContent;
        expect(entryHash(reversed)).toBe(entryHash(entry));
      }),
    );
  });
});
