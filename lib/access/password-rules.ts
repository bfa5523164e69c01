export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;
/** How many passwords back none may come again. */
export const PASSWORD_HISTORY = 5;

export const PASSWORD_FAULTS = ["too-short", "too-long", "too-simple", "holds-name", "used-before"] as const;
export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

/**
 * What is wrong with a password, history aside; null where nothing is. Length counts more than kinds of characters, so there is no rule of kinds; what is
 * refused is what everybody would guess first.
 */
export function passwordFault(password: string, username: string): Exclude<PasswordFault, "used-before"> | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return "too-short";
  if (length > LONGEST_PASSWORD) return "too-long";
  if (new Set(password).size < 5 || isRun(password)) return "too-simple";
  if (username.length > 2 && password.toLowerCase().includes(username.toLowerCase())) return "holds-name";
  return null;
}

/** Whether every character follows the one before it: `abcdefghijkl`, `987654321098`. */
function isRun(password: string): boolean {
  const codes = [...password].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  const regular = steps.filter((step) => Math.abs(step) === 1 || Math.abs(step) === 9).length;
  return regular >= steps.length - 1;
}
