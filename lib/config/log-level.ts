const LEVELS = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

/** How much is logged: `SIGHTLINE_LOG_LEVEL`, else `info`. @throws {Error} that lists the levels */
export function readLogLevel(variables: Record<string, string | undefined> = process.env): (typeof LEVELS)[number] {
  const wanted = variables.SIGHTLINE_LOG_LEVEL || "info";
  const level = LEVELS.find((one) => one === wanted);
  if (level) return level;
  throw new Error(`SIGHTLINE_LOG_LEVEL is ${JSON.stringify(wanted)}: choose one of ${LEVELS.join(", ")}`);
}
