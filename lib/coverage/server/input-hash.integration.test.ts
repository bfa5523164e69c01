import { expect, it } from "vitest";
import { readInputs } from "@/db/queries/coverage-pending";
import { asOperator } from "@/lib/access/server/context";
import { currentCity } from "@/lib/city/server/current-city";
import { ask } from "@/tests/support/ask";
import { demoDatabase } from "@/tests/support/demo-database";
import { computeCoverage } from "./compute-coverage";

const base = demoDatabase();

/** The hash that the last run says, and the one of all that is on screen. */
async function hashes(): Promise<{ said: string; counted: string }> {
  const { said } = await ask(
    base().superuserUrl,
    "select input_hash as said from coverage_runs order by computed_at desc limit 1",
  );
  const counted = await asOperator(async (context) => {
    const city = await currentCity(context);
    if (!city.ok) throw new Error(city.error.code);
    return readInputs(context.db, city.value.id);
  }, "read");
  return { said: String(said), counted: counted.toString(16).padStart(64, "0") };
}

async function after(statement: string): Promise<string> {
  await ask(
    base().superuserUrl,
    `${statement}; update jurisdictions set data_version = data_version + 1 where code = 'demo'`,
  );
  await computeCoverage(asOperator, "demo");
  const { said, counted } = await hashes();
  expect(said).toBe(counted);
  return said;
}

it("says what all figures on screen were computed from, after whatever change, and the same again when it is undone", async () => {
  const { said, counted } = await hashes();
  expect(said).toMatch(/^[0-9a-f]{64}$/);
  expect(said).toBe(counted);
  const camera = "(select id from cameras where bearing is not null order by id limit 1)";
  const turned = await after(`update cameras set bearing = (bearing + 90)::numeric % 360 where id = ${camera}`);
  expect(turned).not.toBe(said);
  const gone = await after(`update cameras set gone_at = now() where id = ${camera}`);
  expect(gone).not.toBe(turned);
  expect(await after(`update cameras set gone_at = null where id = ${camera}`)).toBe(turned);
  expect(await after(`update cameras set bearing = (bearing + 270)::numeric % 360 where id = ${camera}`)).toBe(said);
}, 120_000);
