/**
 * The origin people reach the app at: `SIGHTLINE_ORIGIN`, else this machine's own address and the port it listens on.
 * @returns scheme, host and port, without a slash at the end
 */
export function publicOrigin(variables: Record<string, string | undefined> = process.env): string {
  return variables.SIGHTLINE_ORIGIN || `http://127.0.0.1:${variables.PORT || "3000"}`;
}
