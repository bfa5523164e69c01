import { openDatabase } from "@/db/client";
import { checkWall } from "@/lib/access/server/check-wall";
import { runningDatabase } from "./check-database.mjs";
import { type Finding, good, later, wrong } from "./finding.mjs";

const TITLE = "Walls";

/** Whether the database keeps jurisdictions apart, and quickly; a statement that mends it is for its superuser or its owner to run. */
export async function checkWalls(data: string): Promise<Finding[]> {
  const url = runningDatabase(data);
  if (!url) return [later("walls", TITLE, "not asked: the database does not run")];
  const { db, close } = openDatabase(url, 1);
  try {
    const faults = await checkWall({ db });
    if (faults.length === 0) return [good("walls", TITLE, "every jurisdiction's rows are walled off by the database")];
    return faults.map(({ message, mend }) => wrong("walls", TITLE, message, mend));
  } finally {
    await close();
  }
}
