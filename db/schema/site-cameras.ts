import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { cameras } from "./cameras";
import { sites } from "./sites";

/** Which cameras saw some of which site, in the last run. */
export const siteCameras = pgTable(
  "site_cameras",
  {
    siteId: uuid("site_id")
      .notNull()
      .references(() => sites.id, { onDelete: "cascade" }),
    cameraId: uuid("camera_id")
      .notNull()
      .references(() => cameras.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.siteId, table.cameraId] }),
    // which sites a camera sees, for its card and for the tables
    index("site_cameras_camera").on(table.cameraId),
  ],
);
