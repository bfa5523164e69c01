import { expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { makeCheckpoint } from "@/lib/audit/server/make-checkpoint";
import { recordAudit } from "@/lib/audit/server/record-audit";
import { ask } from "@/tests/support/ask";
import { databasePerTest } from "@/tests/support/database-per-test";
import { runSightline } from "@/tests/support/run-sightline";

const database = databasePerTest();

async function sightline(...words: string[]) {
  const { url, ownerUrl, jobsUrl, folder } = database();
  const env = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DATABASE_JOBS_URL: jobsUrl };
  const { code, stdout } = await runSightline([...words, "--json", "--data", folder], { env });
  return { code, answer: JSON.parse(stdout) };
}

it("lists who changed what, and names the entry that was tampered with", async () => {
  for (const site of ["site:1", "site:2"]) {
    const change = { action: "requirements.edit", object: site, jurisdiction: "350100", reason: "复核" } as const;
    await asOperator((context) => recordAudit(context, change));
  }
  await makeCheckpoint(asOperator);

  const listed = await sightline("audit", "list", "--object", "site:2");
  expect(listed.code).toBe(0);
  expect(listed.answer).toMatchObject([{ seq: 2, action: "requirements.edit", object: "site:2", reason: "复核" }]);
  const sound = { sound: true, entries: 2, vouchedFor: 2, exported: 1, problems: [] };
  expect(await sightline("audit", "verify")).toEqual({ code: 0, answer: sound });

  const tamper = "set session_replication_role = replica; update audit_entries set reason = '' where seq = 1";
  await ask(database().superuserUrl, tamper);
  const found = { sound: false, problems: [{ seq: 1, problem: "altered" }] };
  expect(await sightline("audit", "verify")).toMatchObject({ code: 1, answer: found });
});

it("refuses a limit that is no number", async () => {
  expect(await sightline("audit", "list", "--limit", "many")).toMatchObject({
    code: 2,
    answer: { error: { code: "bad-option" } },
  });
});
