import { oc } from "@orpc/contract";
import { z } from "zod";
import { WALL_FAULTS } from "@/lib/access/wall-faults";
import { MOST_MOVE_M } from "@/lib/cameras/move-limit";
import { surroundingsDto } from "@/lib/coverage/surroundings";
import { ACCESS_ERRORS } from "./access-errors";
import { auditContract } from "./audit-contract";
import { cameraChanges, cameraChangesDto, refusedChangeDto } from "./camera-changes";
import { cameraEdit, cameraFieldsDto, factFaultDto } from "./camera-edit";
import { cameraListDto, cameraQuery } from "./camera-list";
import { cameraPlacement, cameraRemoval, cameraRestoration } from "./camera-place";
import { cameraDto } from "./cameras";
import { cityDto } from "./city";
import { siteDepthsDto, siteDepthsQuery } from "./depths";
import { cameraFailureDto, siteFailuresDto } from "./failures";
import { guardedContract } from "./guarded-contract";
import { IDEMPOTENCY_ERRORS } from "./idempotency";
import { mountQuery, mountsDto } from "./mounts";
import { siteNightDto, siteNightQuery } from "./night";
import { grantsContract, peopleContract } from "./people-contract";
import { plansContract } from "./plans-contract";
import { pointDto, pointQuery } from "./point";
import { profileDto, profileQuery } from "./profile";
import {
  requirementCreate,
  requirementDto,
  requirementEdit,
  requirementRemoval,
  siteRequirementsDto,
} from "./requirements";
import { savedFiltersContract } from "./saved-filters";
import { sessionContract } from "./session-contract";
import { refusedSitesDto, siteChanges, siteChangesDto } from "./site-changes";
import {
  SITE_CUT_ERRORS,
  SITE_DRAWING_ERRORS,
  SITE_MERGER_ERRORS,
  siteCreate,
  siteCut,
  siteCutDto,
  siteDrawnDto,
  siteMergedDto,
  siteMerger,
  siteNeighboursDto,
  siteRedrawing,
  siteRedrawnDto,
  siteRemoval,
  siteRestoration,
} from "./site-create";
import { siteEdit, siteFieldsDto } from "./site-edit";
import { siteDetailDto, siteListDto, siteQuery } from "./sites";
import { changeErrors } from "./versions";

/** A camera whose lens is not that of its kind. */
const LENS_ERROR = {
  LENS: {
    status: 422,
    message: "A fixed camera needs tilt and hfov, in degrees; one that sees all round has neither",
  },
} as const;

const errors = {
  ...ACCESS_ERRORS,
  NO_CITY: { status: 404, message: "No city has been imported yet" },
} as const;

const read = oc.errors(errors);

/**
 * The one typed API: `/api/v1`, its OpenAPI document and the browser's client are all made from this object.
 * Vector tiles are the only answers outside it (`/api/v1/tiles/{set}/{z}/{x}/{y}`), because they are not JSON.
 */
const OUTSIDE = {
  OUTSIDE: { status: 422, message: "This place is too far from the city on screen; is it longitude and latitude?" },
};

export const contract = {
  health: oc
    .route({
      method: "GET",
      path: "/health",
      summary: "Is the service up and its database reachable?",
      tags: ["service"],
    })
    .output(
      z.object({
        status: z.enum(["ok", "degraded"]),
        version: z.string(),
        database: z.string().nullable(),
        postgis: z.string().nullable(),
        wall: z.array(z.enum(WALL_FAULTS)),
      }),
    ),
  session: sessionContract,
  audit: auditContract,
  people: peopleContract,
  grants: grantsContract,
  plans: plansContract,
  guarded: guardedContract,
  filters: savedFiltersContract,
  city: {
    read: read
      .route({ method: "GET", path: "/city", summary: "The city on screen and its coverage summary", tags: ["city"] })
      .output(cityDto),
  },
  sites: {
    list: read
      .route({ method: "GET", path: "/sites", summary: "Sites: search, filter, sort, page", tags: ["sites"] })
      .input(siteQuery)
      .output(siteListDto),
    read: read
      .route({
        method: "GET",
        path: "/sites/{id}",
        summary: "One site: zones, gaps, cameras, figures",
        tags: ["sites"],
      })
      .input(z.object({ id: z.uuid() }))
      .output(siteDetailDto),
    failures: read
      .route({
        method: "GET",
        path: "/sites/{id}/failures",
        summary: "How often a site's ground is seen, and what would open without each of its cameras",
        tags: ["sites"],
      })
      .input(z.object({ id: z.uuid() }))
      .output(siteFailuresDto),
    depths: read
      .route({
        method: "GET",
        path: "/sites/{id}/depths",
        summary: "Where a site's ground is seen how often, at a level or at the one that each zone needs",
        tags: ["sites"],
      })
      .input(siteDepthsQuery)
      .output(siteDepthsDto),
    night: read
      .route({
        method: "GET",
        path: "/sites/{id}/night",
        summary: "What of a site is seen by day and at night, by infrared light and street lamps",
        tags: ["sites"],
      })
      .input(siteNightQuery)
      .output(siteNightDto),
    edit: read
      .errors({
        ...changeErrors(siteFieldsDto),
        UNDECIDED_KIND: { status: 422, message: "Decide which kind of place this is before you accept it" },
      })
      .route({
        method: "PATCH",
        path: "/sites/{id}",
        summary: "Change a site's names or kind, or accept it",
        tags: ["sites"],
      })
      .input(siteEdit)
      .output(siteFieldsDto),
    change: read
      .errors({
        ...IDEMPOTENCY_ERRORS,
        CHANGED: {
          status: 409,
          message: "Nothing was changed: data.refused names every site that cannot be changed so, and why",
          data: refusedSitesDto,
        },
      })
      .route({
        method: "POST",
        path: "/sites/changes",
        summary: "Change, take away or bring back many sites together, or none of them",
        tags: ["sites"],
      })
      .input(siteChanges)
      .output(siteChangesDto),
    create: read
      .errors({ ...IDEMPOTENCY_ERRORS, ...SITE_DRAWING_ERRORS })
      .route({
        method: "POST",
        path: "/sites",
        successStatus: 201,
        summary: "Draw a site in the city on screen",
        tags: ["sites"],
      })
      .input(siteCreate)
      .output(siteDrawnDto),
    redraw: read
      .errors({
        ...changeErrors(siteFieldsDto),
        ...SITE_DRAWING_ERRORS,
        NOT_REDRAWN: {
          status: 422,
          message: "The version named changed no ground, or the ground has changed since: there is none to go back to",
        },
        CHANGED: {
          status: 409,
          message: "Nothing was changed: a site that came or went with that version has changed",
        },
      })
      .route({ method: "PUT", path: "/sites/{id}/ground", summary: "Give a site another ground", tags: ["sites"] })
      .input(siteRedrawing)
      .output(siteRedrawnDto),
    cut: read
      .errors({ ...changeErrors(siteFieldsDto), ...IDEMPOTENCY_ERRORS, ...SITE_CUT_ERRORS })
      .route({
        method: "POST",
        path: "/sites/{id}/cut",
        summary: "Part a site along a line: the largest part stays the site, the others become sites",
        tags: ["sites"],
      })
      .input(siteCut)
      .output(siteCutDto),
    neighbours: read
      .route({
        method: "GET",
        path: "/sites/{id}/neighbours",
        summary: "The sites that a site may be merged with",
        tags: ["sites"],
      })
      .input(z.object({ id: z.uuid() }))
      .output(siteNeighboursDto),
    merge: read
      .errors({ ...changeErrors(siteFieldsDto), ...IDEMPOTENCY_ERRORS, ...SITE_MERGER_ERRORS })
      .route({
        method: "POST",
        path: "/sites/{id}/merger",
        summary: "Make one site of two: the other is taken away, and its ground goes to the site",
        tags: ["sites"],
      })
      .input(siteMerger)
      .output(siteMergedDto),
    remove: read
      .errors(changeErrors(siteFieldsDto))
      .route({
        method: "DELETE",
        path: "/sites/{id}",
        summary: "Take a site away; no import brings it back",
        tags: ["sites"],
      })
      .input(siteRemoval)
      .output(z.object({ removed: siteFieldsDto })),
    restore: read
      .errors(IDEMPOTENCY_ERRORS)
      .route({
        method: "POST",
        path: "/sites/{id}/restoration",
        summary: "Bring back a site that was taken away",
        tags: ["sites"],
      })
      .input(siteRestoration)
      .output(siteFieldsDto),
    requirements: read
      .route({
        method: "GET",
        path: "/sites/{id}/requirements",
        summary: "Which level each part of a site needs, and who says so",
        tags: ["requirements"],
      })
      .input(z.object({ id: z.uuid() }))
      .output(siteRequirementsDto),
  },
  cameras: {
    list: read
      .route({ method: "GET", path: "/cameras", summary: "Cameras: search, filter, sort, page", tags: ["cameras"] })
      .input(cameraQuery)
      .output(cameraListDto),
    read: read
      .route({ method: "GET", path: "/cameras/{id}", summary: "One camera and the sites it sees", tags: ["cameras"] })
      .input(z.object({ id: z.uuid() }))
      .output(cameraDto),
    surroundings: read
      .errors({
        TOO_MUCH: {
          status: 413,
          message: "More stands around this camera than a browser can compute while it is dragged",
        },
      })
      .route({
        method: "GET",
        path: "/cameras/{id}/surroundings",
        summary:
          "What decides what a camera covers, and covers of its sites, for a browser to compute both as the server does",
        tags: ["cameras"],
      })
      .input(z.object({ id: z.uuid() }))
      .output(surroundingsDto),
    failure: read
      .route({
        method: "GET",
        path: "/cameras/{id}/failure",
        summary: "What would open of each site without a camera",
        tags: ["cameras"],
      })
      .input(z.object({ id: z.uuid() }))
      .output(cameraFailureDto),
    mounts: read
      .route({
        method: "GET",
        path: "/mounts",
        summary: "What a camera could be mounted on in a part of the city: lamps, signals, poles, masts and walls",
        tags: ["cameras"],
      })
      .input(mountQuery)
      .output(mountsDto),
    profile: read
      .errors(OUTSIDE)
      .route({
        method: "GET",
        path: "/cameras/{id}/profile",
        summary: "The line from a camera to a point from the side: what stands on it, and what hides the point",
        tags: ["cameras"],
      })
      .input(profileQuery)
      .output(profileDto),
    edit: read
      .errors({
        ...changeErrors(cameraFieldsDto),
        ...LENS_ERROR,
        FACTS: {
          status: 422,
          message: "These dated facts cannot be: data names the field, and what is wrong with it",
          data: factFaultDto,
        },
        FAR: { status: 422, message: `A camera moves ${MOST_MOVE_M} m at a time; is the position [lon, lat]?` },
      })
      .route({
        method: "PATCH",
        path: "/cameras/{id}",
        summary: "Change what is recorded of a camera",
        tags: ["cameras"],
      })
      .input(cameraEdit)
      .output(cameraFieldsDto),
    create: read
      .errors({
        ...IDEMPOTENCY_ERRORS,
        ...LENS_ERROR,
        OUTSIDE: { status: 422, message: "This place is none of the city on screen; is the position [lon, lat]?" },
      })
      .route({
        method: "POST",
        path: "/cameras",
        successStatus: 201,
        summary: "Place a camera in the city on screen",
        tags: ["cameras"],
      })
      .input(cameraPlacement)
      .output(cameraFieldsDto),
    change: read
      .errors({
        ...IDEMPOTENCY_ERRORS,
        CHANGED: {
          status: 409,
          message: "Nothing was changed: the camera of change data.index is not as it was",
          data: refusedChangeDto,
        },
        IMPOSSIBLE: {
          status: 422,
          message: "Nothing was changed: what change data.index asks for cannot be; asked for alone, it says why",
          data: refusedChangeDto,
        },
      })
      .route({
        method: "POST",
        path: "/cameras/changes",
        summary: "Place, change, take away or bring back many cameras together, or none of them",
        tags: ["cameras"],
      })
      .input(cameraChanges)
      .output(cameraChangesDto),
    remove: read
      .errors(changeErrors(cameraFieldsDto))
      .route({
        method: "DELETE",
        path: "/cameras/{id}",
        summary: "Take a camera away; no import brings it back",
        tags: ["cameras"],
      })
      .input(cameraRemoval)
      .output(z.object({ removed: cameraFieldsDto })),
    restore: read
      .errors(IDEMPOTENCY_ERRORS)
      .route({
        method: "POST",
        path: "/cameras/{id}/restoration",
        summary: "Bring back a camera that was taken away",
        tags: ["cameras"],
      })
      .input(cameraRestoration)
      .output(cameraFieldsDto),
  },
  requirements: {
    read: read
      .route({
        method: "GET",
        path: "/requirements/{id}",
        summary: "One level asked for instead of our default",
        tags: ["requirements"],
      })
      .input(z.object({ id: z.uuid() }))
      .output(requirementDto),
    create: read
      .errors({
        ...IDEMPOTENCY_ERRORS,
        EXISTS: {
          status: 409,
          message: "A level is asked for there already: change that",
          data: z.object({ current: requirementDto }),
        },
      })
      .route({
        method: "POST",
        path: "/requirements",
        successStatus: 201,
        summary: "Ask for a level of a role, in one site or in every site of a kind",
        tags: ["requirements"],
      })
      .input(requirementCreate)
      .output(requirementDto),
    edit: read
      .errors(changeErrors(requirementDto))
      .route({
        method: "PATCH",
        path: "/requirements/{id}",
        summary: "Change the level asked for, or why",
        tags: ["requirements"],
      })
      .input(requirementEdit)
      .output(requirementDto),
    remove: read
      .errors(changeErrors(requirementDto))
      .route({
        method: "DELETE",
        path: "/requirements/{id}",
        summary: "Let the city's level or our default hold again",
        tags: ["requirements"],
      })
      .input(requirementRemoval)
      .output(z.object({ removed: requirementDto })),
  },
  coverage: {
    point: read
      .errors(OUTSIDE)
      .route({
        method: "GET",
        path: "/coverage/point",
        summary: "Which cameras see one point, how well, and why those near it that do not see it do not",
        tags: ["coverage"],
      })
      .input(pointQuery)
      .output(pointDto),
    compute: read
      .errors(IDEMPOTENCY_ERRORS)
      .route({
        method: "POST",
        path: "/coverage/runs",
        successStatus: 202,
        summary: "Have the city's coverage computed",
        tags: ["coverage"],
      })
      .output(z.object({ city: z.string(), stale: z.boolean() })),
    cancel: read
      .errors(IDEMPOTENCY_ERRORS)
      .route({
        method: "POST",
        path: "/coverage/cancellations",
        summary: "End the computation that waits or runs; the figures on screen stay",
        tags: ["coverage"],
      })
      .output(z.object({ city: z.string(), cancelled: z.int() })),
  },
};
