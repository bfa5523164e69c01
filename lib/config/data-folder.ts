import path from "node:path";

/**
 * The data folder, absolute: `SIGHTLINE_DATA`, else `.sightline` where the program runs, which for programs of a clone is the clone.
 * The commands set the variable for every program they start.
 */
export function dataFolder(variables: Record<string, string | undefined> = process.env): string {
  return path.resolve(variables.SIGHTLINE_DATA || ".sightline");
}
