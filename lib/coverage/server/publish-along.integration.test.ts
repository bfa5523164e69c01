import { expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { ask } from "@/tests/support/ask";
import { coverageFigures } from "@/tests/support/coverage-figures";
import { demoDatabase } from "@/tests/support/demo-database";
import { computeCoverage } from "./compute-coverage";

const base = demoDatabase();

const row = (statement: string) => ask(base().superuserUrl, statement);
const figures = () => coverageFigures(base().superuserUrl);
const change = (statement: string) =>
  row(`${statement}; update jurisdictions set data_version = data_version + 1 where code = 'demo'`);

/** Whether somebody has begun to put figures in place of those on screen, of a computation that has tiles left. */
const IS_PUT_IN_PLACE = `select exists (select from pg_locks where relation = 'footprints'::regclass and mode = 'RowExclusiveLock')
  and exists (select from coverage_tiles t join coverage_computations c on c.id = t.computation_id where c.state = 'running' and not t.done) as so`;

/** Computes the whole city in many small tiles, and asks something once figures are put in place while tiles are left. */
async function computeAll(meanwhile: () => Promise<void>): Promise<void> {
  let asked = false;
  const computed = await computeCoverage(
    async (work, mode) => {
      const done = await asOperator(work, mode);
      if (!asked && (await row(IS_PUT_IN_PLACE)).so) {
        asked = true;
        await meanwhile();
      }
      return done;
    },
    "demo",
    undefined,
    { tileM: 70, afresh: true },
  );
  expect(computed.ok).toBe(true);
  expect(asked).toBe(true);
}

it("puts what is done in place while the rest is computed, which nobody sees or waits for, and comes to the same figures", async () => {
  await change("update cameras set bearing = (bearing + 35)::numeric % 360 where number % 10 = 0");
  const before = await figures();
  await computeAll(async () => {
    expect(await figures()).toBe(before);
    // whoever draws sites anew, or edits cameras, need not wait
    await row(`begin; set local lock_timeout = '1s'; delete from site_parts; rollback;
      begin; set local lock_timeout = '1s'; update cameras set bearing = 1, name = 'another'; rollback`);
  });
  const found = await figures();
  expect(found).not.toBe(before);

  const { hash } = await row("select input_hash as hash from coverage_runs order by computed_at desc limit 1");
  await computeCoverage(asOperator, "demo", undefined, { afresh: true });
  expect(await figures()).toBe(found);
  expect(await row("select input_hash as hash from coverage_runs order by computed_at desc limit 1")).toEqual({ hash });
}, 120_000);

it("undoes what was put in place where the city changes meanwhile", async () => {
  await computeAll(async () => {
    await change(
      "update cameras set bearing = (bearing + 90)::numeric % 360 where id = (select id from cameras where bearing is not null and gone_at is null order by number limit 1)",
    );
  });
  const found = await figures();
  await computeCoverage(asOperator, "demo", undefined, { afresh: true });
  expect(await figures()).toBe(found);
}, 120_000);
