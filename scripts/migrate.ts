import { migrateDatabase } from "@/db/migrate";
import { readDatabaseEnvironment } from "@/lib/config/environment";

try {
  await migrateDatabase(readDatabaseEnvironment());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && error.cause) console.error(error.cause);
  process.exitCode = 1;
}
