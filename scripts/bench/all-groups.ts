import type { RowGroup } from "./row";
import { cityRows } from "./rows/cities";
import { databaseRows } from "./rows/database";
import { growthRows } from "./rows/growth";
import { importRows } from "./rows/imports";
import { levelRows } from "./rows/levels";
import { moveRows } from "./rows/moves";
import { peerRows } from "./rows/peers";

/** Everything that `npm run bench` measures, in the order of its table. */
export const ROW_GROUPS: readonly RowGroup[] = [
  cityRows,
  levelRows,
  moveRows,
  peerRows,
  growthRows,
  importRows,
  databaseRows,
];
