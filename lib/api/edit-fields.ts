import { z } from "zod";

/** One line of text as a person writes it: trimmed, not empty, without control characters. */
export function lineOfText(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, "must be one line, without control characters");
}

/** Why somebody changes something, for who reads the audit. */
export const reason = lineOfText(500);
