import { boolean, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { coverageComputations } from "./coverage-computations";

/** A square of the city's plane that a computation has to look at: it owns the cameras that stand in it and the sites whose centroid lies in it. */
export const coverageTiles = pgTable(
  "coverage_tiles",
  {
    computationId: uuid("computation_id")
      .notNull()
      .references(() => coverageComputations.id, { onDelete: "cascade" }),
    /** Column and row: whole sides from the plane's origin. */
    x: integer("x").notNull(),
    y: integer("y").notNull(),
    zones: integer("zones").notNull(),
    done: boolean("done").notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.computationId, table.x, table.y] })],
);
