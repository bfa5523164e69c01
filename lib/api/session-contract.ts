import { oc } from "@orpc/contract";
import { z } from "zod";
import { ACCESS_ERRORS } from "./access-errors";
import {
  authenticatorDto,
  authenticatorInput,
  credentialsInput,
  demoSignInInput,
  openSessionsDto,
  PASSWORD_ERRORS,
  passwordChangeInput,
  SECRET_ERRORS,
  secondFactorInput,
  sessionDto,
  signInOptionsDto,
  signInStepDto,
} from "./session";

const { SIGNED_OUT, NOT_FOUND } = ACCESS_ERRORS;
const tags = ["sign-in"];
const own = oc.errors({ SIGNED_OUT });

/** Signing in, and what everybody may do with their own account. All of it can be sent twice without harm, so nothing needs a key. */
export const sessionContract = {
  read: own
    .route({ method: "GET", path: "/session", summary: "Who is signed in, and what they may do", tags })
    .output(sessionDto),
  options: oc
    .route({ method: "GET", path: "/session/options", summary: "The ways to sign in here", tags })
    .output(signInOptionsDto),
  begin: oc
    .errors({
      ...SECRET_ERRORS,
      CODE_EXPIRED: { status: 403, message: "This one-time code has expired: ask for another" },
    })
    .route({ method: "PUT", path: "/session", summary: "Sign in by name and password", tags })
    .input(credentialsInput)
    .output(signInStepDto),
  beginDemo: oc
    .errors({ NOT_FOUND })
    .route({ method: "PUT", path: "/session/demo", summary: "Sign in as an invented person of the demo city", tags })
    .input(demoSignInInput)
    .output(signInStepDto),
  beginWithIdentityService: oc
    .errors({ NOT_FOUND })
    .route({
      method: "PUT",
      path: "/session/identity-service",
      summary: "Where to go to sign in with the city's identity service",
      tags,
    })
    .output(z.object({ url: z.string() })),
  giveSecondFactor: oc
    .errors(SECRET_ERRORS)
    .route({ method: "PUT", path: "/session/second-factor", summary: "Give a code of the second factor", tags })
    .input(secondFactorInput)
    .output(signInStepDto),
  end: oc
    .route({ method: "DELETE", path: "/session", summary: "Sign out", tags })
    .output(z.object({ ended: z.literal(true) })),
  changePassword: own
    .errors({ ...SECRET_ERRORS, ...PASSWORD_ERRORS })
    .route({ method: "PUT", path: "/session/password", summary: "Change one's own password", tags })
    .input(passwordChangeInput)
    .output(z.object({ changed: z.literal(true) })),
  makeSecondFactor: own
    .errors({ ...SECRET_ERRORS, HAS_SECOND_FACTOR: { status: 409, message: "There is a second factor already" } })
    .route({ method: "PUT", path: "/session/authenticator", summary: "Make a second factor for oneself", tags })
    .input(authenticatorInput)
    .output(authenticatorDto),
  list: own.route({ method: "GET", path: "/session/all", summary: "One's own sign-ins", tags }).output(openSessionsDto),
  revoke: own
    .errors({ NOT_FOUND })
    .route({ method: "DELETE", path: "/session/all/{id}", summary: "End one of one's own sign-ins", tags })
    .input(z.object({ id: z.string().min(1).max(64) }))
    .output(z.object({ ended: z.literal(true) })),
};
