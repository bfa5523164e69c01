import { jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { cameras } from "./cameras";

/** From what a camera's footprints on screen were computed, so that the same need not be computed again, and what is wrong with where it stands. */
export const footprintInputs = pgTable("footprint_inputs", {
  cameraId: uuid("camera_id")
    .primaryKey()
    .references(() => cameras.id, { onDelete: "cascade" }),
  inputHash: text("input_hash").notNull(),
  issues: jsonb("issues").notNull(),
});
