const SCHEMES = ["light", "dark"] as const;
export type Scheme = (typeof SCHEMES)[number];
export const SCHEME_CHOICES = ["light", "dark", "system"] as const;
export type SchemeChoice = (typeof SCHEME_CHOICES)[number];
export const SCHEME_COOKIE = "sightline-scheme";

/** Reads `choice.system`, where `system` is what the visitor's system asked for last time; anything else is "as the system, light". */
export function readSchemeCookie(value: string | undefined): { choice: SchemeChoice; system: Scheme } {
  const [choice, system] = (value ?? "").split(".");
  return {
    choice: SCHEME_CHOICES.find((known) => known === choice) ?? "system",
    system: SCHEMES.find((known) => known === system) ?? "light",
  };
}
