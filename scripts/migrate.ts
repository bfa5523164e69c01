import { migrateDatabase } from "@/db/migrate";

const appUrl = process.env.DATABASE_URL;
if (!appUrl) {
  console.error("migrate: DATABASE_URL is not set; run `npm run up`, or set it to a PostGIS database");
  process.exit(2);
}
await migrateDatabase({ ownerUrl: process.env.DATABASE_OWNER_URL ?? appUrl, appUrl });
