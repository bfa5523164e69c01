import { doublePrecision, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { geometryColumn } from "../types/geometry";
import { cameras } from "./cameras";

/** What a camera covers at a level on its own ground's target plane, obstacles taken away. */
export const footprints = pgTable(
  "footprints",
  {
    cameraId: uuid("camera_id")
      .notNull()
      .references(() => cameras.id, { onDelete: "cascade" }),
    level: text("level").notNull(),
    pixelsPerMetre: doublePrecision("pixels_per_metre").notNull(),
    ground: geometryColumn("MultiPolygon")("ground").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cameraId, table.level] }),
    index("footprints_ground_gist").using("gist", table.ground),
  ],
);
