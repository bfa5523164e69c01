/** What the audit says of signing in, which nobody's role allows or forbids. */
export const SESSION_EVENTS = [
  "session.begin",
  "session.end",
  "session.revoke",
  "session.locked",
  "password.change",
  "second-factor.enrol",
] as const;
export type SessionEvent = (typeof SESSION_EVENTS)[number];
