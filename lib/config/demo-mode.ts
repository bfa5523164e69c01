/**
 * Whether invented people may be signed in as without a password: `SIGHTLINE_DEMO=1`, which `up` sets where it loads the demo city and listens to this
 * machine alone.
 */
export function isDemoOpen(variables: Record<string, string | undefined> = process.env): boolean {
  return variables.SIGHTLINE_DEMO === "1";
}
