import "server-only";
import { asViewer } from "@/lib/access/server/context";
import { addPlanChange } from "@/lib/plans/server/add-change";
import { addPlanComment } from "@/lib/plans/server/add-comment";
import { addPlanCost } from "@/lib/plans/server/add-cost";
import { adoptPlan, submitPlan } from "@/lib/plans/server/advance-plan";
import { createPlan } from "@/lib/plans/server/create-plan";
import { editPlanChange, removePlanChange } from "@/lib/plans/server/edit-change";
import { editPlanCost, removePlanCost } from "@/lib/plans/server/edit-cost";
import { editPlan } from "@/lib/plans/server/edit-plan";
import { giveOpinion } from "@/lib/plans/server/give-opinion";
import { listPlans } from "@/lib/plans/server/list-plans";
import { readPlan } from "@/lib/plans/server/read-plan";
import { readPlanCoverage } from "@/lib/plans/server/read-plan-coverage";
import { readPlanShapes } from "@/lib/plans/server/read-plan-shapes";
import { removePlan } from "@/lib/plans/server/remove-plan";
import { resolvePlanComment } from "@/lib/plans/server/resolve-comment";
import { api } from "./api";
import { conflictAnswer } from "./conflict-answer";
import { idempotent } from "./idempotent";
import { expectedVersion } from "./if-match";

/** Plans and what becomes of them. */
export const planProcedures = api.plans.router({
  list: api.plans.list.handler(async ({ context, input, errors }) => {
    const plans = await asViewer(context.headers, "plans.read", (viewer) => listPlans(viewer, input.id));
    if (!plans.ok) throw errors.NOT_FOUND();
    return plans.value;
  }),
  read: api.plans.read.handler(async ({ context, input, errors }) => {
    const plan = await asViewer(context.headers, "plans.read", (viewer) => readPlan(viewer, input.id));
    if (!plan.ok) throw errors.NOT_FOUND();
    return plan.value;
  }),
  create: api.plans.create.handler(({ context, input, errors }) =>
    idempotent(context, "plans.edit", async (viewer) => {
      const plan = await createPlan(viewer, input);
      if (!plan.ok) throw errors.NOT_FOUND();
      return plan.value;
    }),
  ),
  edit: api.plans.edit.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const edited = await asViewer(
      context.headers,
      "plans.edit",
      (viewer) => editPlan(viewer, input, expected),
      "write",
    );
    if (edited.ok) return edited.value;
    switch (edited.error.code) {
      case "no-such-plan":
        throw errors.NOT_FOUND();
      case "closed":
        throw errors.CLOSED();
      case "stale":
        throw errors.STALE({ data: conflictAnswer(edited.error.conflict) });
    }
  }),
  remove: api.plans.remove.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const removed = await asViewer(
      context.headers,
      "plans.edit",
      (viewer) => removePlan(viewer, input.id, expected),
      "write",
    );
    if (removed.ok) return { removed: removed.value };
    switch (removed.error.code) {
      case "no-such-plan":
        throw errors.NOT_FOUND();
      case "closed":
        throw errors.CLOSED();
      case "judged":
        throw errors.JUDGED();
      case "stale":
        throw errors.STALE({ data: conflictAnswer(removed.error.conflict) });
    }
  }),
  submit: api.plans.submit.handler(({ context, input, errors }) =>
    idempotent(context, "plans.edit", async (viewer) => {
      const plan = await submitPlan(viewer, input);
      if (plan.ok) return plan.value;
      switch (plan.error.code) {
        case "no-such-plan":
          throw errors.NOT_FOUND();
        case "changed":
          throw errors.CHANGED();
        case "empty":
          throw errors.EMPTY();
      }
    }),
  ),
  review: api.plans.review.handler(({ context, input, errors }) =>
    idempotent(context, "plans.review", async (viewer) => {
      const plan = await giveOpinion(viewer, input);
      if (!plan.ok) throw plan.error.code === "changed" ? errors.CHANGED() : errors.NOT_FOUND();
      return plan.value;
    }),
  ),
  adopt: api.plans.adopt.handler(({ context, input, errors }) =>
    idempotent(context, "plans.edit", async (viewer) => {
      const plan = await adoptPlan(viewer, input);
      if (!plan.ok) throw plan.error.code === "no-such-plan" ? errors.NOT_FOUND() : errors.CHANGED();
      return plan.value;
    }),
  ),
  coverage: api.plans.coverage.handler(async ({ context, input, errors }) => {
    const wanted = ["plans.read", "coverage.read", "sites.read"] as const;
    const coverage = await asViewer(context.headers, wanted, (viewer) => readPlanCoverage(viewer, input.id));
    if (!coverage.ok) throw coverage.error.code === "too-much" ? errors.TOO_MUCH() : errors.NOT_FOUND();
    return coverage.value;
  }),
  shapes: api.plans.shapes.handler(async ({ context, input, errors }) => {
    const wanted = ["plans.read", "coverage.read"] as const;
    const shapes = await asViewer(context.headers, wanted, (viewer) => readPlanShapes(viewer, input.id));
    if (!shapes.ok) throw shapes.error.code === "too-much" ? errors.TOO_MUCH() : errors.NOT_FOUND();
    return shapes.value;
  }),
  addChange: api.plans.addChange.handler(({ context, input, errors }) =>
    idempotent(context, "plans.edit", async (viewer) => {
      const change = await addPlanChange(viewer, input);
      if (change.ok) return change.value;
      switch (change.error.code) {
        case "no-such-plan":
        case "no-such-camera":
          throw errors.NOT_FOUND();
        case "closed":
          throw errors.CLOSED();
        case "twice":
          throw errors.TWICE();
        case "full":
          throw errors.FULL();
        case "lens":
          throw errors.LENS();
        case "far":
          throw errors.FAR();
        case "outside":
          throw errors.OUTSIDE();
      }
    }),
  ),
  editChange: api.plans.editChange.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const edited = await asViewer(
      context.headers,
      "plans.edit",
      (viewer) => editPlanChange(viewer, input, expected),
      "write",
    );
    if (edited.ok) return edited.value;
    switch (edited.error.code) {
      case "no-such-change":
        throw errors.NOT_FOUND();
      case "closed":
        throw errors.CLOSED();
      case "unsaid":
        throw errors.UNSAID();
      case "lens":
        throw errors.LENS();
      case "far":
        throw errors.FAR();
      case "outside":
        throw errors.OUTSIDE();
      case "stale":
        throw errors.STALE({ data: conflictAnswer(edited.error.conflict) });
    }
  }),
  removeChange: api.plans.removeChange.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const removed = await asViewer(
      context.headers,
      "plans.edit",
      (viewer) => removePlanChange(viewer, input.id, expected),
      "write",
    );
    if (removed.ok) return { removed: removed.value };
    switch (removed.error.code) {
      case "no-such-change":
        throw errors.NOT_FOUND();
      case "closed":
        throw errors.CLOSED();
      case "stale":
        throw errors.STALE({ data: conflictAnswer(removed.error.conflict) });
    }
  }),
  addCost: api.plans.addCost.handler(({ context, input, errors }) =>
    idempotent(context, "plans.edit", async (viewer) => {
      const cost = await addPlanCost(viewer, input);
      if (cost.ok) return cost.value;
      switch (cost.error.code) {
        case "no-such-plan":
          throw errors.NOT_FOUND();
        case "closed":
          throw errors.CLOSED();
        case "full":
          throw errors.COSTS_FULL();
      }
    }),
  ),
  editCost: api.plans.editCost.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const edited = await asViewer(
      context.headers,
      "plans.edit",
      (viewer) => editPlanCost(viewer, input, expected),
      "write",
    );
    if (edited.ok) return edited.value;
    switch (edited.error.code) {
      case "no-such-cost":
        throw errors.NOT_FOUND();
      case "closed":
        throw errors.CLOSED();
      case "stale":
        throw errors.STALE({ data: conflictAnswer(edited.error.conflict) });
    }
  }),
  removeCost: api.plans.removeCost.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const removed = await asViewer(
      context.headers,
      "plans.edit",
      (viewer) => removePlanCost(viewer, input.id, expected),
      "write",
    );
    if (removed.ok) return { removed: removed.value };
    switch (removed.error.code) {
      case "no-such-cost":
        throw errors.NOT_FOUND();
      case "closed":
        throw errors.CLOSED();
      case "stale":
        throw errors.STALE({ data: conflictAnswer(removed.error.conflict) });
    }
  }),
  addComment: api.plans.addComment.handler(({ context, input, errors }) =>
    idempotent(context, "plans.comment", async (viewer) => {
      const comment = await addPlanComment(viewer, input);
      if (!comment.ok) throw comment.error.code === "outside" ? errors.OUTSIDE() : errors.NOT_FOUND();
      return comment.value;
    }),
  ),
  resolveComment: api.plans.resolveComment.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const resolved = await asViewer(
      context.headers,
      "plans.comment",
      (viewer) => resolvePlanComment(viewer, input, expected),
      "write",
    );
    if (resolved.ok) return resolved.value;
    if (resolved.error.code === "no-such-comment") throw errors.NOT_FOUND();
    throw errors.STALE({ data: conflictAnswer(resolved.error.conflict) });
  }),
});
