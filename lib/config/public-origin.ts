import { readWebEnvironment } from "./web-environment";

/**
 * The origin people reach the app at, as the web server knows it: `SIGHTLINE_ORIGIN`, else where it listens.
 * @returns scheme, host and port, without a slash at the end
 */
export function publicOrigin(variables: Record<string, string | undefined> = process.env): string {
  return readWebEnvironment(variables).origins[0];
}
