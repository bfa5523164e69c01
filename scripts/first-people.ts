import { database } from "@/db/client";
import { asOperator } from "@/lib/access/server/context";
import { createFirstOffices, inventPeople } from "@/lib/access/server/first-people";
import { makeCheckpoint } from "@/lib/audit/server/make-checkpoint";
import { DEMO_CITY } from "@/lib/imports/demo-city";

// Prints the codes of the first offices as JSON, once; with --demo, invents people for the demo city as well.
try {
  const codes = await createFirstOffices(asOperator);
  if (process.argv.includes("--demo")) await inventPeople(asOperator, DEMO_CITY.code);
  await makeCheckpoint(asOperator);
  console.log(JSON.stringify(codes));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && error.cause) console.error(error.cause);
  process.exitCode = 1;
} finally {
  await database().close();
}
