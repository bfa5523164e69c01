import type { RowGroup } from "./row";
import { cityRows } from "./rows/cities";
import { growthRows } from "./rows/growth";
import { importRows } from "./rows/imports";
import { moveRows } from "./rows/moves";
import { peerRows } from "./rows/peers";

/** Everything that `npm run bench` measures, in the order of its table. */
export const ROW_GROUPS: readonly RowGroup[] = [cityRows, moveRows, peerRows, growthRows, importRows];
