import { expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { demoPassword } from "@/lib/access/server/demo-password";
import { inventPeople } from "@/lib/access/server/first-people";
import { databasePerTest } from "@/tests/support/database-per-test";
import { runSightline } from "@/tests/support/run-sightline";

const database = databasePerTest();

it("asks on a database elsewhere who acts, and lets them do what their roles let them, no more", async () => {
  await inventPeople(asOperator, "350100");
  const { url, folder } = database();
  const env = { DATABASE_URL: url, DATABASE_JOBS_URL: url, SIGHTLINE_DATA: folder };
  const run = (words: readonly string[], password?: string) =>
    runSightline(words, { env: { ...env, ...(password === undefined ? {} : { SIGHTLINE_PASSWORD: password }) } });

  const nobody = await run(["audit", "list"]);
  expect(nobody.code).toBe(2);
  expect(nobody.stderr).toMatch(/--as NAME/);

  const wrong = await run(["audit", "list", "--as", "demo-auditor"], "not the right one");
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toMatch(/not right/);

  const auditor = await run(["audit", "list", "--as", "demo-auditor", "--json"], demoPassword("demo-auditor"));
  expect(auditor.code).toBe(0);
  const entries = JSON.parse(auditor.stdout) as { actor: string; action: string }[];
  expect(entries[0]?.action).toBe("session.begin");
  expect(entries[0]?.actor).toMatch(/^person:/);

  const elsewhere = await run(["coverage", "requirements", "--as", "demo-auditor"], demoPassword("demo-auditor"));
  expect(elsewhere.code).toBe(1);
  expect(elsewhere.stderr).toMatch(/no role that allows this/);
});
