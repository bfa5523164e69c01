const GBT2260 = /^\d{6}$/;

/** The whole installation: every jurisdiction lies below it, cities outside the tree too. No division of the country has this code. */
export const ROOT = "000000";

/**
 * Whether a jurisdiction is another one or lies below it: 350102 鼓楼区 lies within 350100 福州市 and 350000 福建省.
 * The tree is in the digits: two for the 省, two for the 设区市, two for the 县（市、区）, zeros for what a code leaves open.
 * A city outside the tree (`demo`, `local-…`) lies within itself alone. The database has the same rule as `scope_holds`.
 *
 * @see GB/T 2260, codes for the administrative divisions of the People's Republic of China.
 */
export function isWithin(code: string, ancestor: string): boolean {
  if (ancestor === ROOT) return true;
  if (!GBT2260.test(code) || !GBT2260.test(ancestor)) return code === ancestor;
  return code.startsWith(ancestor.replace(/(00){1,2}$/, ""));
}
