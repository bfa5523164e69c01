import { customType, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CGCS2000 } from "../types/geometry";
import { coverageTiles } from "./coverage-tiles";

const geometries = customType<{ data: string[] }>({ dataType: () => `geometry(Geometry, ${CGCS2000})[]` });

/**
 * What a computation found new of a camera or a site, until all of its tiles are done and it takes the place of what is on screen.
 * `record` is null for a site that has no ground any more.
 */
export const coveragePending = pgTable(
  "coverage_pending",
  {
    computationId: uuid("computation_id").notNull(),
    tileX: integer("tile_x").notNull(),
    tileY: integer("tile_y").notNull(),
    kind: text("kind", { enum: ["camera", "site"] }).notNull(),
    subject: uuid("subject").notNull(),
    inputHash: text("input_hash").notNull(),
    record: jsonb("record"),
    /** Grounds of the footprints, or of the gaps, in the order in which the record lists them. */
    shapes: geometries("shapes").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.computationId, table.kind, table.subject] }),
    // a tile that goes takes its rows with it
    index("coverage_pending_tile_rows").on(table.computationId, table.tileX, table.tileY),
    foreignKey({
      columns: [table.computationId, table.tileX, table.tileY],
      foreignColumns: [coverageTiles.computationId, coverageTiles.x, coverageTiles.y],
      name: "coverage_pending_tile",
    }).onDelete("cascade"),
  ],
);
