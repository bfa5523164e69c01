import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { ROOT } from "@/lib/access/jurisdiction-code";
import { STANDARD_LEVELS } from "@/lib/coverage/requirement-profile";
import type { Db } from "../client";
import { jurisdictions } from "../schema/jurisdictions";
import { standardLevels } from "../schema/standard-levels";
import { CGCS2000 } from "../types/geometry";

type Boundary = {
  readonly geometry: object;
  readonly properties: {
    readonly code: string;
    readonly name: string;
    readonly name_en: string;
    readonly city_code?: string;
    readonly province_code?: string;
  };
};

const BOUNDARIES = [
  { file: "fujian-province.geojson", level: "province", parent: () => ROOT },
  { file: "fujian-prefecture-9.geojson", level: "prefecture", parent: (row: Boundary) => row.properties.province_code },
  { file: "fujian-county-84.geojson", level: "county", parent: (row: Boundary) => row.properties.city_code },
] as const;

/** Rows every installation starts with: the levels of the standards the installation, and Fujian's jurisdictions. What a person changed since stays. */
export async function seedReference(db: Db): Promise<void> {
  await db
    .insert(standardLevels)
    .values([...STANDARD_LEVELS])
    .onConflictDoNothing();
  await db
    .insert(jurisdictions)
    .values({ code: ROOT, name: "本系统", nameEn: "The whole installation", level: "root" })
    .onConflictDoNothing();
  for (const { file, level, parent } of BOUNDARIES) {
    const text = await readFile(new URL(`./data/${file}`, import.meta.url), "utf8");
    const { features } = JSON.parse(text) as { features: readonly Boundary[] };
    await db
      .insert(jurisdictions)
      .values(
        features.map((row) => ({
          code: row.properties.code,
          name: row.properties.name,
          nameEn: row.properties.name_en,
          level,
          parentCode: parent(row) ?? null,
          area: sql`ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(row.geometry)}), ${CGCS2000}))`,
        })),
      )
      .onConflictDoNothing();
  }
}
