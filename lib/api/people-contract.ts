import { oc } from "@orpc/contract";
import { z } from "zod";
import { ACCESS_ERRORS } from "./access-errors";
import { IDEMPOTENCY_ERRORS } from "./idempotency";
import {
  grantApproval,
  grantDto,
  grantInput,
  grantRevocation,
  identityInput,
  issuedCodeDto,
  jurisdictionsDto,
  jurisdictionsQuery,
  peopleDto,
  peopleQuery,
  personAct,
  personCreate,
  personCreatedDto,
  personDto,
  personEdit,
  personFieldsDto,
} from "./people";
import { changeErrors } from "./versions";

const tags = ["people"];
const read = oc.errors(ACCESS_ERRORS);
const post = read.errors(IDEMPOTENCY_ERRORS);
const HOLDS_OFFICE = {
  status: 409,
  message: "Holds one of the three offices: revoke that first, or reset their sign-in from the command line",
} as const;

/** People, how they sign in, and where roles are chosen from. */
export const peopleContract = {
  list: read
    .route({ method: "GET", path: "/people", summary: "People and their roles: search, filter, page", tags })
    .input(peopleQuery)
    .output(peopleDto),
  read: read
    .route({ method: "GET", path: "/people/{id}", summary: "One person: grants, sign-in, sessions", tags })
    .input(z.object({ id: z.uuid() }))
    .output(personDto),
  create: post
    .errors({ NAME_TAKEN: { status: 409, message: "Somebody has this name to sign in with already" } })
    .route({
      method: "POST",
      path: "/people",
      successStatus: 201,
      summary: "Add a person; the one-time code is answered once",
      tags,
    })
    .input(personCreate)
    .output(personCreatedDto),
  edit: read
    .errors({ ...changeErrors(personFieldsDto), HOLDS_OFFICE })
    .route({ method: "PATCH", path: "/people/{id}", summary: "Change a person's name or unit, or shut them out", tags })
    .input(personEdit)
    .output(personFieldsDto),
  resetSignIn: post
    .errors({ HOLDS_OFFICE })
    .route({
      method: "POST",
      path: "/people/{id}/sign-in-reset",
      summary: "A one-time code in place of password and second factor, answered once",
      tags,
    })
    .input(personAct)
    .output(issuedCodeDto),
  endSessions: post
    .route({ method: "POST", path: "/people/{id}/sessions-end", summary: "Sign a person out everywhere", tags })
    .input(personAct)
    .output(z.object({ ended: z.int() })),
  linkIdentity: post
    .errors({
      HOLDS_OFFICE,
      SUBJECT_TAKEN: { status: 409, message: "Somebody else is linked with this account of the identity service" },
    })
    .route({
      method: "POST",
      path: "/people/{id}/identity",
      summary: "Say who a person is at the city's identity service",
      tags,
    })
    .input(identityInput)
    .output(z.object({ subject: z.string().nullable() })),
  jurisdictions: read
    .route({ method: "GET", path: "/jurisdictions", summary: "The jurisdictions one may choose from", tags })
    .input(jurisdictionsQuery)
    .output(jurisdictionsDto),
};

/** Grants of roles. */
export const grantsContract = {
  create: post
    .errors({
      SELF_GRANT: { status: 409, message: "Nobody grants a role to themselves" },
      PERSON_DISABLED: { status: 409, message: "This account is disabled" },
      GRANTED_ALREADY: { status: 409, message: "The person has this role there already, or will once it is approved" },
      OFFICE_CONFLICT: {
        status: 409,
        message: "Nobody holds two of system, security and audit administration at once: revoke the other first",
      },
      PAST_END: { status: 422, message: "It would have ended already" },
    })
    .route({ method: "POST", path: "/grants", successStatus: 201, summary: "Grant a role in a jurisdiction", tags })
    .input(grantInput)
    .output(grantDto),
  approve: post
    .errors({
      NOT_WAITING: { status: 409, message: "Nothing waits for approval here" },
      NOT_SECOND_PERSON: { status: 409, message: "Approved by somebody who neither made it nor is the one it is for" },
    })
    .route({ method: "POST", path: "/grants/{id}/approval", summary: "Agree to a grant as the second person", tags })
    .input(grantApproval)
    .output(grantDto),
  revoke: post
    .errors({ GRANT_OVER: { status: 409, message: "This grant is over already" } })
    .route({ method: "POST", path: "/grants/{id}/revocation", summary: "End a grant at once", tags })
    .input(grantRevocation)
    .output(grantDto),
};
