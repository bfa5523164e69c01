import { oc } from "@orpc/contract";
import { z } from "zod";
import { MOST_MOVE_M } from "@/lib/cameras/move-limit";
import { MOST_PLAN_CHANGES } from "@/lib/plans/plan";
import { MOST_PLAN_COSTS } from "@/lib/plans/plan-cost";
import { ACCESS_ERRORS } from "./access-errors";
import { IDEMPOTENCY_ERRORS } from "./idempotency";
import { planCost, planCostDto, planCostEdit, planCostFieldsDto } from "./plan-costs";
import {
  planChange,
  planChangeDto,
  planChangeEdit,
  planChangeFieldsDto,
  planComment,
  planCommentDto,
  planCommentEdit,
  planCoverageDto,
  planCreate,
  planDetailDto,
  planDto,
  planEdit,
  planFieldsDto,
  planOpinion,
  planShapesDto,
  planStep,
} from "./plans";
import { changeErrors } from "./versions";

const tags = ["plans"];
const read = oc.errors(ACCESS_ERRORS);
const post = read.errors(IDEMPOTENCY_ERRORS);
const one = z.object({ id: z.uuid() });

const CLOSED = { status: 409, message: "Only a draft can be changed: branch from this plan instead" } as const;
const CHANGED = {
  status: 409,
  message: "This plan has changed since, or has come further: read it again, then decide",
} as const;
const JUDGED = { status: 409, message: "The police have said something of this plan: it stays" } as const;
const EMPTY = { status: 422, message: "This plan changes nothing yet" } as const;
const TOO_MUCH = {
  status: 413,
  message: "More stands around what this plan changes than one answer can compute",
} as const;
const OUTSIDE = {
  status: 422,
  message: "This place is none of the plan's city; is the position [lon, lat]?",
} as const;

/** What is refused of what a plan is to do to a camera. */
const CAMERA_ERRORS = {
  CLOSED,
  LENS: {
    status: 422,
    message: "A fixed camera needs tilt and hfov, in degrees; one that sees all round has neither",
  },
  FAR: { status: 422, message: `A camera moves ${MOST_MOVE_M} m at a time; is the position [lon, lat]?` },
  OUTSIDE,
} as const;

/** Plans: what would be placed, moved, aimed and removed, what that comes to, and what the police say of it. */
export const plansContract = {
  list: read
    .route({ method: "GET", path: "/sites/{id}/plans", summary: "The plans of a site, the newest first", tags })
    .input(one)
    .output(z.object({ site: z.uuid(), plans: z.array(planDto) })),
  read: read
    .route({ method: "GET", path: "/plans/{id}", summary: "One plan: its changes, costs, opinions and comments", tags })
    .input(one)
    .output(planDetailDto),
  create: post
    .route({
      method: "POST",
      path: "/plans",
      successStatus: 201,
      summary: "Begin a plan for a site, empty or as a branch of another",
      tags,
    })
    .input(planCreate)
    .output(planDto),
  edit: read
    .errors({ ...changeErrors(planFieldsDto), CLOSED })
    .route({ method: "PATCH", path: "/plans/{id}", summary: "Change the name or the basis of a draft", tags })
    .input(planEdit)
    .output(planFieldsDto),
  remove: read
    .errors({ ...changeErrors(planFieldsDto), CLOSED, JUDGED })
    .route({
      method: "DELETE",
      path: "/plans/{id}",
      summary: "Remove a draft of which the police have said nothing",
      tags,
    })
    .input(one)
    .output(z.object({ removed: planFieldsDto })),
  submit: post
    .errors({ CHANGED, EMPTY })
    .route({ method: "POST", path: "/plans/{id}/submission", summary: "Lay a draft before the police", tags })
    .input(planStep)
    .output(planDto),
  review: post
    .errors({ CHANGED })
    .route({
      method: "POST",
      path: "/plans/{id}/opinions",
      successStatus: 201,
      summary: "Say what the police think of a submitted plan: agree, agree with changes, or return it",
      tags,
    })
    .input(planOpinion)
    .output(planDto),
  adopt: post
    .errors({ CHANGED })
    .route({
      method: "POST",
      path: "/plans/{id}/adoption",
      summary: "Adopt a plan that the police agreed to; no camera and no date of one is changed by it",
      tags,
    })
    .input(planStep)
    .output(planDto),
  coverage: read
    .errors({ TOO_MUCH })
    .route({
      method: "GET",
      path: "/plans/{id}/coverage",
      summary: "What becomes of every site that the plan reaches, beside what is built; computed now",
      tags,
    })
    .input(one)
    .output(planCoverageDto),
  shapes: read
    .errors({ TOO_MUCH })
    .route({
      method: "GET",
      path: "/plans/{id}/shapes",
      summary: "What the plan's cameras would cover and the gaps it would leave, to be drawn instead of what is built",
      tags,
    })
    .input(one)
    .output(planShapesDto),
  addChange: post
    .errors({
      ...CAMERA_ERRORS,
      TWICE: { status: 409, message: "This plan changes that camera already: change that" },
      FULL: { status: 422, message: `A plan holds ${MOST_PLAN_CHANGES} changes at most` },
    })
    .route({
      method: "POST",
      path: "/plans/{plan}/changes",
      successStatus: 201,
      summary: "Have a draft place, move, aim or remove one more camera",
      tags,
    })
    .input(planChange)
    .output(planChangeDto),
  editChange: read
    .errors({
      ...changeErrors(planChangeFieldsDto),
      ...CAMERA_ERRORS,
      UNSAID: { status: 422, message: "A change of this kind does not say that, or has to say it" },
    })
    .route({ method: "PATCH", path: "/plan-changes/{id}", summary: "Change what a draft does to a camera", tags })
    .input(planChangeEdit)
    .output(planChangeFieldsDto),
  removeChange: read
    .errors({ ...changeErrors(planChangeFieldsDto), CLOSED })
    .route({
      method: "DELETE",
      path: "/plan-changes/{id}",
      summary: "Have a draft leave a camera as it is built after all",
      tags,
    })
    .input(one)
    .output(z.object({ removed: planChangeFieldsDto })),
  addCost: post
    .errors({ CLOSED, COSTS_FULL: { status: 422, message: `A plan holds ${MOST_PLAN_COSTS} cost lines at most` } })
    .route({
      method: "POST",
      path: "/plans/{plan}/costs",
      successStatus: 201,
      summary: "Add a cost line to a draft",
      tags,
    })
    .input(planCost)
    .output(planCostDto),
  editCost: read
    .errors({ ...changeErrors(planCostFieldsDto), CLOSED })
    .route({ method: "PATCH", path: "/plan-costs/{id}", summary: "Change a cost line of a draft", tags })
    .input(planCostEdit)
    .output(planCostFieldsDto),
  removeCost: read
    .errors({ ...changeErrors(planCostFieldsDto), CLOSED })
    .route({ method: "DELETE", path: "/plan-costs/{id}", summary: "Take a cost line out of a draft", tags })
    .input(one)
    .output(z.object({ removed: planCostFieldsDto })),
  addComment: post
    .errors({ OUTSIDE })
    .route({
      method: "POST",
      path: "/plans/{id}/comments",
      successStatus: 201,
      summary: "Pin a comment to a place of a plan",
      tags,
    })
    .input(planComment)
    .output(planCommentDto),
  resolveComment: read
    .errors(changeErrors(planCommentDto))
    .route({ method: "PATCH", path: "/plan-comments/{id}", summary: "Settle a comment, or take it up again", tags })
    .input(planCommentEdit)
    .output(planCommentDto),
};
