import { measureWalls } from "./bench/measure-walls";
import { textTable } from "./cli/text-table";
import { openCluster } from "./cluster/open-cluster.mjs";
import { explain } from "./setup/progress.mjs";
import { dataFolder } from "./setup/project.mjs";

// What the wall between jurisdictions costs a tile, on the city that the data folder's own database holds. Changes nothing.
try {
  const cluster = await openCluster({ data: dataFolder(), what: "bench-walls" });
  try {
    const { city, figures } = await measureWalls(cluster.superuserUrl("sightline"));
    const milliseconds = (value: number) => value.toFixed(1);
    const columns = ["tiles", "zoom", "kB", "open ms", "walled ms", "ratio", "not leak-proof ms", "ratio"];
    console.log(`${city}: 9 tiles each, median of 7 rounds`);
    console.log(
      textTable(
        columns.map((title, i) => ({ title, align: i === 0 ? "left" : "right" })),
        figures.map(({ set, zoom, bytes, open, walled, notLeakproof }) => [
          set,
          String(zoom),
          (bytes / 1_000).toFixed(0),
          milliseconds(open),
          milliseconds(walled),
          (walled / open).toFixed(2),
          milliseconds(notLeakproof),
          (notLeakproof / open).toFixed(2),
        ]),
      ),
    );
  } finally {
    cluster.close();
  }
} catch (error) {
  console.error(explain(error).join("\n"));
  process.exitCode = 1;
}
