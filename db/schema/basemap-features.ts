import { bigint, boolean, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { geometryColumn } from "../types/geometry";
import { oneOf } from "../types/one-of";
import { jurisdictions } from "./jurisdictions";

/** The quiet map under the data: streets, water, green, railways and place labels of the imported file. Replaced whole by each import. */
export const basemapFeatures = pgTable(
  "basemap_features",
  {
    number: bigint("number", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
    jurisdictionId: uuid("jurisdiction_id")
      .notNull()
      .references(() => jurisdictions.id),
    osmId: text("osm_id").notNull(),
    theme: text("theme", { enum: ["streets", "water", "green", "railways", "places"] }).notNull(),
    class: text("class").notNull(),
    name: text("name"),
    nameEn: text("name_en"),
    bridge: boolean("bridge").notNull().default(false),
    tunnel: boolean("tunnel").notNull().default(false),
    layer: integer("layer").notNull().default(0),
    shape: geometryColumn("Geometry")("shape").notNull(),
  },
  (table) => [
    index("basemap_features_shape_gist").using("gist", table.shape),
    oneOf("basemap_features_theme_known", table.theme, ["streets", "water", "green", "railways", "places"]),
  ],
);
