/** Longer than any approval number. */
const LONGEST = 60;

/**
 * The number under which the map was approved for showing it in public, 审图号: `SIGHTLINE_MAP_APPROVAL`, for instance `闽S(2026)12号`. null where nobody set one:
 * then whatever shows the map says so, since only the authority gives such a number.
 *
 * @throws {Error} for a text that cannot be one
 */
export function mapApproval(variables: Record<string, string | undefined> = process.env): string | null {
  const number = variables.SIGHTLINE_MAP_APPROVAL?.trim() ?? "";
  if (number.length > LONGEST) throw new Error(`SIGHTLINE_MAP_APPROVAL is longer than ${LONGEST} characters`);
  return number === "" ? null : number;
}
