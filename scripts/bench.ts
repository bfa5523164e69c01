import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { ROW_GROUPS } from "./bench/all-groups";
import { type BenchDatabase, openBenchDatabase } from "./bench/bench-database";
import type { Bench, Row } from "./bench/row";
import { type Selection, selectRows } from "./bench/select-rows";
import { rowsAsJson, rowsAsTable } from "./bench/write-rows";
import { explain } from "./setup/progress.mjs";

const USAGE = `Usage: npm run bench [-- OPTIONS]

  --only NAME   measure one row, or the rows of a group; may be repeated, or hold several names with commas
  --json FILE   also write { "rows": [{ "name", "value", "unit", "n", "note" }] }

${ROW_GROUPS.map(({ name, rows }) => `${name}:\n${rows.map((row) => `  ${row}`).join("\n")}`).join("\n")}

Times are of this machine at this moment, so let nothing else run; ratios are of one run and bear more.
What needs a database uses one of its own beside the data folder's.`;

try {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true, default: [] },
      json: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const found = selectRows(ROW_GROUPS, values.only);
  if (values.help) console.log(USAGE);
  else if ("unknown" in found)
    refuse(`no row or group is called ${found.unknown.map((name) => `"${name}"`).join(", ")}`);
  else {
    const rows = await measure(found.selection);
    if (values.json !== undefined) await writeFile(values.json, rowsAsJson(rows));
    console.log(rowsAsTable(rows));
    // a module of WebAssembly has been seen to keep a process that has nothing left to do
    process.exit(0);
  }
} catch (error) {
  if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
    refuse(error.message);
  else {
    console.error(explain(error).join("\n"));
    process.exitCode = 1;
  }
}

function refuse(message: string): void {
  console.error(`${message}\n\n${USAGE}`);
  process.exitCode = 2;
}

async function measure(selection: Selection): Promise<Row[]> {
  let opened: Promise<BenchDatabase> | undefined;
  const bench: Bench = {
    database: () => {
      opened ??= openBenchDatabase();
      return opened;
    },
    progress: (text) => console.error(text),
  };
  const rows: Row[] = [];
  try {
    for (const { group, wanted } of selection) {
      bench.progress(`${group.name}: ${[...wanted].join(", ")}`);
      const measured = await group.measure(wanted, bench);
      rows.push(...measured.filter(({ name }) => wanted.has(name)));
    }
    return rows;
  } finally {
    if (opened) await (await opened).close();
  }
}
