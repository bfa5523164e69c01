import { z } from "zod";
import { DUE_STEPS } from "@/lib/access/access-refusal";
import { PASSWORD_FAULTS } from "@/lib/access/password-rules";
import { type Action, RULES } from "@/lib/access/policy";
import { ROLES } from "@/lib/access/roles";

/** The person at the screen: who they are, the roles they hold now, and what those let them do somewhere; `demo` for an account of the demo city. */
export const viewerDto = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  unit: z.string(),
  roles: z.array(
    z.object({
      role: z.enum(ROLES),
      jurisdiction: z.object({ code: z.string(), name: z.string(), nameEn: z.string() }),
      until: z.iso.datetime().nullable(),
    }),
  ),
  actions: z.array(z.enum(Object.keys(RULES) as Action[])),
  demo: z.boolean(),
  /** `demanded`: a role asks for one that is not set up. */
  secondFactor: z.enum(["on", "demanded", "off"]),
});

export type ViewerDto = z.infer<typeof viewerDto>;

/** Who is signed in, and the step that is due before anything else. */
export const sessionDto = z.object({ viewer: viewerDto, due: z.enum(DUE_STEPS).nullable() });
export type SessionDto = z.infer<typeof sessionDto>;

/** What the sign-in page offers besides name and password: the city's identity service by its name, and the invented people of a demo city on this machine. */
export const signInOptionsDto = z.object({
  identityService: z.string().nullable(),
  demoAccounts: z.array(z.object({ username: z.string(), displayName: z.string(), role: z.enum(ROLES) })),
});
export type SignInOptionsDto = z.infer<typeof signInOptionsDto>;

/** How a sign-in went: `due` is what has to be done before anything else. */
export const signInStepDto = z.object({ step: z.enum(["done", "second-factor"]) });

/** One's own sign-ins. */
export const openSessionsDto = z.array(
  z.object({
    id: z.string(),
    own: z.boolean(),
    beganAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    address: z.string().nullable(),
    browser: z.string().nullable(),
  }),
);

const secret = z.string().min(1).max(256);

export const credentialsInput = z.object({ username: z.string().min(1).max(64), password: secret });
export const demoSignInInput = z.object({ username: z.string().min(1).max(64) });
export const secondFactorInput = z.object({
  code: z.string().trim().min(6).max(32),
  kind: z.enum(["totp", "backup"]).default("totp"),
});
export const passwordChangeInput = z.object({ current: secret, next: secret });
export const authenticatorInput = z.object({ password: z.string().max(256).default("") });
export const authenticatorDto = z.object({
  uri: z.string(),
  secret: z.string(),
  backupCodes: z.array(z.string()),
});

/** What a secret may be refused for. */
export const SECRET_ERRORS = {
  WRONG_SECRET: { status: 403, message: "That name, password or code is not right" },
  LOCKED: {
    status: 429,
    message: "Too many attempts: try again later",
    data: z.object({ until: z.iso.datetime() }),
  },
} as const;

export const PASSWORD_ERRORS = {
  PASSWORD_REFUSED: {
    status: 422,
    message: "Choose another password",
    data: z.object({ fault: z.enum(PASSWORD_FAULTS) }),
  },
} as const;
