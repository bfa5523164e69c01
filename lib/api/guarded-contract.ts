import { oc } from "@orpc/contract";
import { z } from "zod";
import { ACCESS_ERRORS } from "./access-errors";
import {
  cameraPrivacyDto,
  cameraTurnDto,
  guardedCreate,
  guardedEdit,
  guardedFieldsDto,
  guardedGroundDto,
  guardedRemoval,
  guardedRestoration,
} from "./guarded";
import { IDEMPOTENCY_ERRORS } from "./idempotency";
import { SITE_DRAWING_ERRORS } from "./site-create";
import { changeErrors } from "./versions";

const tags = ["guarded grounds"];
const read = oc.errors({ ...ACCESS_ERRORS, NO_CITY: { status: 404, message: "No city has been imported yet" } });

const CONSENT = {
  status: 422,
  message:
    "A consent zone names the unit, and its consent has a document's number and a day that is not to come; a forbidden interior has none of these",
} as const;

/** Ground that cameras' pictures are kept from, and which of them reach it. */
export const guardedContract = {
  list: read
    .route({
      method: "GET",
      path: "/guarded-grounds",
      summary:
        "Forbidden interiors and consent zones of the city on screen, with the cameras whose picture reaches them",
      tags,
    })
    .output(z.object({ grounds: z.array(guardedGroundDto) })),
  camera: read
    .route({
      method: "GET",
      path: "/cameras/{id}/privacy",
      summary: "Which guarded grounds a camera's picture reaches, and what of it lies outside public areas",
      tags: ["cameras"],
    })
    .input(z.object({ id: z.uuid() }))
    .output(cameraPrivacyDto),
  turn: read
    .errors({ TOO_MUCH: { status: 413, message: "More stands around this camera than one request is to compute" } })
    .route({
      method: "GET",
      path: "/cameras/{id}/turn",
      summary: "Where a camera could look to take in less outside public areas, and cover no less of any site",
      tags: ["cameras"],
    })
    .input(z.object({ id: z.uuid() }))
    .output(cameraTurnDto),
  create: read
    .errors({ ...IDEMPOTENCY_ERRORS, ...SITE_DRAWING_ERRORS, CONSENT })
    .route({
      method: "POST",
      path: "/guarded-grounds",
      successStatus: 201,
      summary: "Draw a forbidden interior or a consent zone in the city on screen",
      tags,
    })
    .input(guardedCreate)
    .output(guardedFieldsDto),
  edit: read
    .errors({ ...changeErrors(guardedFieldsDto), CONSENT })
    .route({
      method: "PATCH",
      path: "/guarded-grounds/{id}",
      summary: "Change the name of a guarded ground, or record a unit's consent",
      tags,
    })
    .input(guardedEdit)
    .output(guardedFieldsDto),
  remove: read
    .errors(changeErrors(guardedFieldsDto))
    .route({ method: "DELETE", path: "/guarded-grounds/{id}", summary: "Take a guarded ground away", tags })
    .input(guardedRemoval)
    .output(z.object({ removed: guardedFieldsDto })),
  restore: read
    .errors(IDEMPOTENCY_ERRORS)
    .route({
      method: "POST",
      path: "/guarded-grounds/{id}/restoration",
      summary: "Bring back a guarded ground that was taken away",
      tags,
    })
    .input(guardedRestoration)
    .output(guardedFieldsDto),
};
