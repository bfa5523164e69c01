import { randomInt } from "node:crypto";

/** Without the letters and digits that look alike: I, L, O, U, 0 and 1. */
const LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const GROUPS = 4;
const GROUP = 5;

/** A code to sign in with once, in four groups of five: about 98 bits. */
export function oneTimeCode(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}
