import type { Action } from "@/lib/access/policy";
import type { Context } from "@/lib/access/server/context";
import { cameraQuery } from "@/lib/api/camera-list";
import { guardedCreate } from "@/lib/api/guarded";
import { siteCreate, siteCut, siteRedrawing } from "@/lib/api/site-create";
import { siteQuery } from "@/lib/api/sites";
import { exportAudit } from "@/lib/audit/server/export-audit";
import { followObject } from "@/lib/audit/server/follow-object";
import { listAudit } from "@/lib/audit/server/read-audit";
import { readAuditChoices, searchAudit } from "@/lib/audit/server/search-audit";
import { changeCameras } from "@/lib/cameras/server/change-cameras";
import { editCamera } from "@/lib/cameras/server/edit-camera";
import { listCameras } from "@/lib/cameras/server/list-cameras";
import { listMounts } from "@/lib/cameras/server/list-mounts";
import { placeCamera } from "@/lib/cameras/server/place-camera";
import { readCamera } from "@/lib/cameras/server/read-camera";
import { removeCamera } from "@/lib/cameras/server/remove-camera";
import { restoreCamera } from "@/lib/cameras/server/restore-camera";
import { readCity } from "@/lib/city/server/read-city";
import { addRequirement } from "@/lib/coverage/server/add-requirement";
import { askForCoverage } from "@/lib/coverage/server/ask-for-coverage";
import { cancelCoverage } from "@/lib/coverage/server/cancel-coverage";
import { changeRequirement, unsetRequirement } from "@/lib/coverage/server/change-requirement";
import { computeCoverage } from "@/lib/coverage/server/compute-coverage";
import { editRequirement } from "@/lib/coverage/server/edit-requirement";
import { readCoverage } from "@/lib/coverage/server/read-coverage";
import { readSiteDepths } from "@/lib/coverage/server/read-depths";
import { readCameraFailure, readSiteFailures } from "@/lib/coverage/server/read-failures";
import { readSiteNight } from "@/lib/coverage/server/read-night";
import { readPoint } from "@/lib/coverage/server/read-point";
import { readProfile } from "@/lib/coverage/server/read-profile";
import { readProgress } from "@/lib/coverage/server/read-progress";
import { readRequirements } from "@/lib/coverage/server/read-requirements";
import { readRequirement, readSiteRequirements } from "@/lib/coverage/server/read-site-requirements";
import { readSurroundings } from "@/lib/coverage/server/read-surroundings";
import { removeRequirement } from "@/lib/coverage/server/remove-requirement";
import { cameraExportQuery, collectCameras } from "@/lib/exports/server/collect-cameras";
import { collectSites, exportQuery } from "@/lib/exports/server/collect-sites";
import { drawGuarded } from "@/lib/guarded/server/draw-guarded";
import { editGuarded } from "@/lib/guarded/server/edit-guarded";
import { findTurn } from "@/lib/guarded/server/find-turn";
import { listGuarded } from "@/lib/guarded/server/list-guarded";
import { readCameraPrivacy } from "@/lib/guarded/server/read-camera-privacy";
import { removeGuarded, restoreGuarded } from "@/lib/guarded/server/remove-guarded";
import { importCameras } from "@/lib/imports/server/import-cameras";
import { approveGrant } from "@/lib/people/server/approve-grant";
import { createPerson } from "@/lib/people/server/create-person";
import { editPerson } from "@/lib/people/server/edit-person";
import { endPersonSessions } from "@/lib/people/server/end-person-sessions";
import { grantRole } from "@/lib/people/server/grant-role";
import { linkIdentity } from "@/lib/people/server/link-identity";
import { listPeople } from "@/lib/people/server/list-people";
import { readPerson } from "@/lib/people/server/read-person";
import { resetSignIn } from "@/lib/people/server/reset-sign-in";
import { revokeGrant } from "@/lib/people/server/revoke-grant";
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
import { readSheet } from "@/lib/sheet/server/read-sheet";
import { changeSites } from "@/lib/sites/server/change-sites";
import { cutSite } from "@/lib/sites/server/cut-site";
import { drawSite } from "@/lib/sites/server/draw-site";
import { editSite } from "@/lib/sites/server/edit-site";
import { listSites } from "@/lib/sites/server/list-sites";
import { mergeSites } from "@/lib/sites/server/merge-sites";
import { readNeighbours } from "@/lib/sites/server/read-neighbours";
import { readSite } from "@/lib/sites/server/read-site";
import { readSiteByNumber } from "@/lib/sites/server/read-site-by-number";
import { redrawSite } from "@/lib/sites/server/redraw-site";
import { removeSite } from "@/lib/sites/server/remove-site";
import { restoreSite } from "@/lib/sites/server/restore-site";
import { readTile } from "@/lib/tiles/server/read-tile";
import { readVectorTile } from "@/tests/support/vector-tile";
import { cityOf, nameOf, TILE } from "./matrix-cities";
import {
  COST_LINE,
  CUT_LINE,
  DRAWN_GUARDED,
  DRAWN_SITE,
  FILTERS,
  type Line,
  type Lines,
  mergedWith,
  type Named,
  PLACED_CAMERA,
} from "./matrix-lines";
import type { Asked } from "./send";

/** A context as `requireViewer` makes it, good for whatever use case is tried. */
type Any = Context<Action>;
type Use = (context: Any) => Promise<unknown>;

const SEES = ["sites.read", "coverage.read"] as const;

function reading(path: string, needs: readonly Action[], use: Use): Asked {
  return { method: "USE", path, needs, use: (open) => open(use, "read") };
}

const onScreen = (name: string, needs: readonly Action[], use: Use): Line => ({
  needs,
  shows: "city on screen",
  asks: () => [reading(name, needs, use)],
});

const inReach = (name: string, needs: readonly Action[], use: Use): Line => ({
  needs,
  shows: "all in reach",
  asks: () => [reading(name, needs, use)],
});

const record = (
  name: string,
  { needs, named, shows = "record" }: { needs: readonly Action[]; named: Named; shows?: "record" | "record on screen" },
  use: (context: Any, id: string) => Promise<unknown>,
): Line => ({ needs, shows, named, ask: (id) => reading(`${name} ${id}`, needs, (context) => use(context, id)) });

type Changing = {
  needs: readonly Action[];
  named: Named;
  changes?: "record" | "record on screen";
  otherwise?: { status: number; code: string };
  entries?: number;
};

const change = (
  name: string,
  { needs, named, changes = "record", otherwise, entries = 1 }: Changing,
  use: (context: Any, id: string, version: number) => Promise<unknown>,
): Line => ({
  needs,
  changes,
  named,
  ...(otherwise ? { otherwise } : {}),
  ask: (id, version) => ({
    method: "USE",
    path: `${name} ${id}`,
    needs,
    entries,
    use: (open) => open((context) => use(context, id, version), "write"),
  }),
});

const level = { level: "detect", reason: "matrix" } as const;
const sites = () => siteQuery.parse({ limit: 500 });

/** Every use case that tells or changes something of a city, by its file below lib and its name. */
export const USE_CASES: Lines = {
  "city/server/read-city.ts readCity": onScreen("readCity", SEES, readCity),
  "sites/server/list-sites.ts listSites": onScreen("listSites", SEES, (context) => listSites(context, sites())),
  "sites/server/read-site.ts readSite": record(
    "readSite",
    { needs: SEES, named: "site", shows: "record on screen" },
    readSite,
  ),
  "sites/server/read-site-by-number.ts readSiteByNumber": record(
    "readSiteByNumber",
    { needs: SEES, named: "site", shows: "record on screen" },
    readSiteByNumber,
  ),
  "sheet/server/read-sheet.ts readSheet": record(
    "readSheet",
    { needs: SEES, named: "site", shows: "record on screen" },
    (context, id) => readSheet(context, id, [190, 135]),
  ),
  "sites/server/edit-site.ts editSite": change(
    "editSite",
    { needs: ["sites.edit"], named: "site" },
    (context, id, version) => editSite(context, { id, nameEn: `Renamed after ${version}` }, version),
  ),
  "sites/server/change-sites.ts changeSites": change(
    "changeSites",
    { needs: ["sites.edit"], named: "seventhSite", otherwise: { status: 401, code: "refused" } },
    (context, id, version) =>
      changeSites(context, { changes: [{ kind: "edit", version, edit: { id, nameEn: `Renamed after ${version}` } }] }),
  ),
  "sites/server/draw-site.ts drawSite": {
    needs: ["sites.edit"],
    changes: "city on screen",
    asks: () => [
      {
        method: "USE",
        path: "drawSite",
        needs: ["sites.edit"],
        use: (open) => open((context) => drawSite(context, siteCreate.parse(DRAWN_SITE)), "write"),
      },
    ],
  },
  "sites/server/redraw-site.ts redrawSite": change(
    "redrawSite",
    { needs: ["sites.edit"], named: "thirdSite" },
    (context, id, version) =>
      redrawSite(context, siteRedrawing.parse({ id, polygons: [DRAWN_SITE.outline.rings] }), version),
  ),
  "sites/server/cut-site.ts cutSite": change(
    "cutSite",
    { needs: ["sites.edit"], named: "fourthSite", entries: 2 },
    (context, id, version) => cutSite(context, siteCut.parse({ id, line: CUT_LINE }), version),
  ),
  "sites/server/merge-sites.ts mergeSites": change(
    "mergeSites",
    { needs: ["sites.edit"], named: "fifthSite", entries: 2 },
    (context, id, version) => mergeSites(context, { id, other: mergedWith(id, version) }, version),
  ),
  "sites/server/read-neighbours.ts readNeighbours": record(
    "readNeighbours",
    { needs: ["sites.read"], named: "site" },
    readNeighbours,
  ),
  "sites/server/remove-site.ts removeSite": change(
    "removeSite",
    { needs: ["sites.edit"], named: "otherSite" },
    (context, id, version) => removeSite(context, { id }, version),
  ),
  "sites/server/restore-site.ts restoreSite": change(
    "restoreSite",
    { needs: ["sites.edit"], named: "goneSite" },
    (context, id, version) => restoreSite(context, { id, version }),
  ),
  "filters/server/saved-filters.ts listSavedFilters": FILTERS,
  "filters/server/saved-filters.ts saveFilter": FILTERS,
  "filters/server/saved-filters.ts renameFilter": FILTERS,
  "filters/server/saved-filters.ts forgetFilter": FILTERS,
  "guarded/server/list-guarded.ts listGuarded": onScreen("listGuarded", SEES, listGuarded),
  "guarded/server/read-camera-privacy.ts readCameraPrivacy": record(
    "readCameraPrivacy",
    { needs: SEES, named: "camera", shows: "record on screen" },
    readCameraPrivacy,
  ),
  "guarded/server/find-turn.ts findTurn": record(
    "findTurn",
    { needs: SEES, named: "camera", shows: "record on screen" },
    findTurn,
  ),
  "guarded/server/draw-guarded.ts drawGuarded": {
    needs: ["sites.edit"],
    changes: "city on screen",
    asks: () => [
      {
        method: "USE",
        path: "drawGuarded",
        needs: ["sites.edit"],
        use: (open) => open((context) => drawGuarded(context, guardedCreate.parse(DRAWN_GUARDED)), "write"),
      },
    ],
  },
  "guarded/server/edit-guarded.ts editGuarded": change(
    "editGuarded",
    { needs: ["sites.edit"], named: "guardedGround" },
    (context, id, version) => editGuarded(context, { id, name: `Renamed after ${version}` }, version),
  ),
  "guarded/server/remove-guarded.ts removeGuarded": change(
    "removeGuarded",
    { needs: ["sites.edit"], named: "otherGuardedGround" },
    (context, id, version) => removeGuarded(context, { id }, version),
  ),
  "guarded/server/remove-guarded.ts restoreGuarded": change(
    "restoreGuarded",
    { needs: ["sites.edit"], named: "goneGuardedGround" },
    (context, id, version) => restoreGuarded(context, { id, version }),
  ),
  "cameras/server/read-camera.ts readCamera": record(
    "readCamera",
    { needs: SEES, named: "camera", shows: "record on screen" },
    readCamera,
  ),
  "cameras/server/list-cameras.ts listCameras": onScreen("listCameras", SEES, (context) =>
    listCameras(context, cameraQuery.parse({ limit: 500 })),
  ),
  "cameras/server/list-mounts.ts listMounts": onScreen("listMounts", SEES, (context) =>
    listMounts(context, { west: 119.28, south: 26.06, east: 119.32, north: 26.1 }),
  ),
  "coverage/server/read-point.ts readPoint": onScreen("readPoint", SEES, (context) =>
    readPoint(context, { lon: 119.3005, lat: 26.0805 }),
  ),
  "coverage/server/read-surroundings.ts readSurroundings": record(
    "readSurroundings",
    { needs: SEES, named: "camera", shows: "record on screen" },
    readSurroundings,
  ),
  "coverage/server/read-failures.ts readCameraFailure": record(
    "readCameraFailure",
    { needs: SEES, named: "camera", shows: "record on screen" },
    readCameraFailure,
  ),
  "coverage/server/read-failures.ts readSiteFailures": record(
    "readSiteFailures",
    { needs: SEES, named: "site", shows: "record on screen" },
    readSiteFailures,
  ),
  "coverage/server/read-profile.ts readProfile": record(
    "readProfile",
    { needs: SEES, named: "camera", shows: "record on screen" },
    (context, id) => readProfile(context, { id, lon: 119.3005, lat: 26.0805 }),
  ),
  "coverage/server/read-depths.ts readSiteDepths": record(
    "readSiteDepths",
    { needs: SEES, named: "site", shows: "record on screen" },
    (context, id) => readSiteDepths(context, { id }),
  ),
  "coverage/server/read-night.ts readSiteNight": record(
    "readSiteNight",
    { needs: SEES, named: "site", shows: "record on screen" },
    (context, id) => readSiteNight(context, { id, lampM: 15 }),
  ),
  "cameras/server/edit-camera.ts editCamera": change(
    "editCamera",
    { needs: ["cameras.edit"], named: "camera" },
    (context, id, version) => editCamera(context, { id, heightM: 4 + version }, version),
  ),
  "cameras/server/place-camera.ts placeCamera": {
    needs: ["cameras.edit"],
    changes: "city on screen",
    asks: () => [
      {
        method: "USE",
        path: "placeCamera",
        needs: ["cameras.edit"],
        use: (open) => open((context) => placeCamera(context, PLACED_CAMERA), "write"),
      },
    ],
  },
  "cameras/server/change-cameras.ts changeCameras": {
    needs: ["cameras.edit"],
    changes: "city on screen",
    asks: () => [
      {
        method: "USE",
        path: "changeCameras",
        needs: ["cameras.edit"],
        use: (open) =>
          open((context) => changeCameras(context, { changes: [{ kind: "place", placed: PLACED_CAMERA }] }), "write"),
      },
    ],
  },
  "cameras/server/remove-camera.ts removeCamera": change(
    "removeCamera",
    { needs: ["cameras.edit"], named: "otherCamera" },
    (context, id, version) => removeCamera(context, { id }, version),
  ),
  "cameras/server/restore-camera.ts restoreCamera": change(
    "restoreCamera",
    { needs: ["cameras.edit"], named: "goneCamera" },
    (context, id, version) => restoreCamera(context, { id, version }),
  ),
  "coverage/server/read-coverage.ts readCoverage": onScreen("readCoverage", SEES, readCoverage),
  "coverage/server/read-requirements.ts readRequirements": onScreen(
    "readRequirements",
    ["sites.read"],
    readRequirements,
  ),
  "coverage/server/read-site-requirements.ts readSiteRequirements": record(
    "readSiteRequirements",
    { needs: ["sites.read"], named: "site" },
    readSiteRequirements,
  ),
  "coverage/server/read-site-requirements.ts readRequirement": record(
    "readRequirement",
    { needs: ["sites.read"], named: "siteRequirement" },
    readRequirement,
  ),
  "coverage/server/add-requirement.ts addRequirement": change(
    "addRequirement",
    { needs: ["requirements.edit"], named: "site" },
    (context, site) => addRequirement(context, { site, role: "entrance", ...level }),
  ),
  "coverage/server/edit-requirement.ts editRequirement": change(
    "editRequirement",
    { needs: ["requirements.edit"], named: "siteRequirement" },
    (context, id, version) => editRequirement(context, { id, ...level }, version),
  ),
  "coverage/server/remove-requirement.ts removeRequirement": change(
    "removeRequirement",
    { needs: ["requirements.edit"], named: "kindRequirement" },
    (context, id, version) => removeRequirement(context, { id }, version),
  ),
  "coverage/server/change-requirement.ts changeRequirement": [
    change(
      "changeRequirement of a site",
      { needs: ["requirements.edit"], named: "site", changes: "record on screen" },
      (context, site) => changeRequirement(context, { place: { site }, role: "approach", ...level }),
    ),
    {
      needs: ["requirements.edit"],
      changes: "city on screen",
      asks: () => [
        {
          method: "USE",
          path: "changeRequirement of a kind",
          needs: ["requirements.edit"],
          use: (open) =>
            open(
              (context) => changeRequirement(context, { place: { kind: "park" }, role: "entrance", ...level }),
              "write",
            ),
        },
      ],
    },
  ],
  "coverage/server/change-requirement.ts unsetRequirement": change(
    "unsetRequirement",
    { needs: ["requirements.edit"], named: "site", changes: "record on screen" },
    (context, site) => unsetRequirement(context, { place: { site }, role: "approach" }),
  ),
  "coverage/server/ask-for-coverage.ts askForCoverage": {
    needs: ["coverage.compute"],
    changes: "city on screen",
    asks: () => [
      {
        method: "USE",
        path: "askForCoverage",
        needs: ["coverage.compute"],
        use: (open) => open(askForCoverage, "write"),
      },
    ],
  },
  "coverage/server/cancel-coverage.ts cancelCoverage": {
    needs: ["coverage.compute"],
    changes: "city on screen",
    asks: () => [
      {
        method: "USE",
        path: "cancelCoverage",
        needs: ["coverage.compute"],
        use: (open) => open(cancelCoverage, "write"),
      },
    ],
  },
  "coverage/server/read-progress.ts readProgress": onScreen("readProgress", SEES, readProgress),
  "coverage/server/compute-coverage.ts computeCoverage": {
    needs: ["coverage.compute"],
    changes: "record",
    named: "code",
    otherwise: { status: 404, code: "NO_CITY" },
    ask: (code) => ({
      method: "USE",
      path: `computeCoverage ${code}`,
      needs: ["coverage.compute"],
      use: (open) => computeCoverage((work, mode = "write") => open(work, mode), code),
    }),
  },
  "exports/server/collect-cameras.ts collectCameras": onScreen("collectCameras", SEES, (context) =>
    collectCameras(context, cameraExportQuery.parse({})),
  ),
  "exports/server/collect-sites.ts collectSites": onScreen("collectSites", SEES, (context) =>
    collectSites(context, exportQuery.parse({})),
  ),
  "tiles/server/read-tile.ts readTile": {
    needs: SEES,
    shows: "city on screen",
    otherwise: { status: 200, code: null },
    asks: () =>
      (["basemap", "sites", "coverage", "cameras"] as const).map((set) =>
        reading(`readTile ${set}`, SEES, async (context) => {
          const { bytes } = await readTile(context, { set, ...TILE }, () => false);
          const layers = Object.values(readVectorTile(bytes ?? new Uint8Array()));
          return { features: layers.flat().map(({ id, properties }) => ({ id, properties })) };
        }),
      ),
  },
  "imports/server/import-cameras.ts importCameras": {
    needs: ["cameras.import"],
    changes: "record",
    named: "code",
    ask: (city) => ({
      method: "USE",
      path: `importCameras ${city}`,
      needs: ["cameras.import"],
      use: (open) =>
        importCameras((work, mode = "write") => open(work, mode), {
          city,
          source: "matrix",
          anywhere: true,
          file: {
            file: "none.csv",
            sha256: nameOf(city),
            cameras: [],
            understanding: { format: "csv", rows: 0 } as never,
          },
        }),
    }),
  },
  "audit/server/read-audit.ts listAudit": inReach("listAudit", ["audit.read"], async (context) => ({
    entries: await listAudit(context, {}, 500),
  })),
  "audit/server/search-audit.ts searchAudit": inReach("searchAudit", ["audit.read"], (context) =>
    searchAudit(context, { limit: 200 }),
  ),
  "audit/server/search-audit.ts readAuditChoices": inReach("readAuditChoices", ["audit.read"], readAuditChoices),
  "audit/server/follow-object.ts followObject": record(
    "followObject",
    { needs: ["audit.read"], named: "site" },
    (context, id) => followObject(context, { object: `site:${id}`, after: 0, limit: 100 }),
  ),
  "audit/server/export-audit.ts exportAudit": change(
    "exportAudit",
    { needs: ["audit.read"], named: "code", otherwise: { status: 422, code: "NOTHING_FOUND" } },
    (context, jurisdiction) =>
      exportAudit(context, { query: { jurisdiction, q: nameOf(jurisdiction) }, purpose: "matrix" }),
  ),
  "plans/server/list-plans.ts listPlans": record("listPlans", { needs: ["plans.read"], named: "site" }, listPlans),
  "plans/server/read-plan.ts readPlan": record("readPlan", { needs: ["plans.read"], named: "plan" }, readPlan),
  "plans/server/read-plan-coverage.ts readPlanCoverage": record(
    "readPlanCoverage",
    { needs: ["plans.read", "coverage.read", "sites.read"], named: "plan" },
    readPlanCoverage,
  ),
  "plans/server/read-plan-shapes.ts readPlanShapes": record(
    "readPlanShapes",
    { needs: ["plans.read", "coverage.read"], named: "plan" },
    readPlanShapes,
  ),
  "plans/server/create-plan.ts createPlan": change(
    "createPlan",
    { needs: ["plans.edit"], named: "site" },
    (context, site) => createPlan(context, { site, name: "matrix", basis: "matrix" }),
  ),
  "plans/server/edit-plan.ts editPlan": change(
    "editPlan",
    { needs: ["plans.edit"], named: "plan" },
    (context, id, version) => editPlan(context, { id, name: `Renamed after ${version}` }, version),
  ),
  "plans/server/remove-plan.ts removePlan": change(
    "removePlan",
    { needs: ["plans.edit"], named: "sparePlan" },
    removePlan,
  ),
  "plans/server/advance-plan.ts submitPlan": change(
    "submitPlan",
    { needs: ["plans.edit"], named: "readyPlan" },
    (context, id, version) => submitPlan(context, { id, version }),
  ),
  "plans/server/advance-plan.ts adoptPlan": change(
    "adoptPlan",
    { needs: ["plans.edit"], named: "agreedPlan" },
    (context, id, version) => adoptPlan(context, { id, version }),
  ),
  "plans/server/give-opinion.ts giveOpinion": change(
    "giveOpinion",
    { needs: ["plans.review"], named: "submittedPlan" },
    (context, id, version) => giveOpinion(context, { id, version, verdict: "agree", text: "matrix" }),
  ),
  "plans/server/add-change.ts addPlanChange": change(
    "addPlanChange",
    { needs: ["plans.edit"], named: "plan" },
    (context, plan) => addPlanChange(context, { plan, change: { kind: "add", placed: PLACED_CAMERA } }),
  ),
  "plans/server/edit-change.ts editPlanChange": change(
    "editPlanChange",
    { needs: ["plans.edit"], named: "planChange" },
    (context, id, version) => editPlanChange(context, { id, heightM: 5 + version }, version),
  ),
  "plans/server/edit-change.ts removePlanChange": change(
    "removePlanChange",
    { needs: ["plans.edit"], named: "otherPlanChange" },
    removePlanChange,
  ),
  "plans/server/add-cost.ts addPlanCost": change(
    "addPlanCost",
    { needs: ["plans.edit"], named: "plan" },
    (context, plan) => addPlanCost(context, { plan, ...COST_LINE }),
  ),
  "plans/server/edit-cost.ts editPlanCost": change(
    "editPlanCost",
    { needs: ["plans.edit"], named: "planCost" },
    (context, id, version) => editPlanCost(context, { id, unitPriceFen: 700 + version }, version),
  ),
  "plans/server/edit-cost.ts removePlanCost": change(
    "removePlanCost",
    { needs: ["plans.edit"], named: "otherPlanCost" },
    removePlanCost,
  ),
  "plans/server/add-comment.ts addPlanComment": change(
    "addPlanComment",
    { needs: ["plans.comment"], named: "plan" },
    (context, id) => addPlanComment(context, { id, position: [119.3, 26.08], text: "matrix" }),
  ),
  "plans/server/resolve-comment.ts resolvePlanComment": change(
    "resolvePlanComment",
    { needs: ["plans.comment"], named: "planComment" },
    (context, id, version) => resolvePlanComment(context, { id, resolved: true }, version),
  ),
  "people/server/list-people.ts listPeople": {
    needs: ["people.read"],
    shows: "all in reach",
    varies: true,
    asks: () => [reading("listPeople", ["people.read"], (context) => listPeople(context, { limit: 200, offset: 0 }))],
  },
  "people/server/read-person.ts readPerson": record(
    "readPerson",
    { needs: ["people.read"], named: "resident" },
    readPerson,
  ),
  "people/server/create-person.ts createPerson": change(
    "createPerson",
    { needs: ["people.edit"], named: "code" },
    (context, jurisdiction) => {
      const username = `n-${crypto.randomUUID().slice(0, 18)}`;
      return createPerson(context, { username, displayName: "新人", unit: "", jurisdiction });
    },
  ),
  "people/server/edit-person.ts editPerson": change(
    "editPerson",
    { needs: ["people.edit"], named: "resident" },
    (context, id, version) => editPerson(context, { id, unit: `单位 ${version}` }, version),
  ),
  "people/server/reset-sign-in.ts resetSignIn": change(
    "resetSignIn",
    { needs: ["people.edit"], named: "resident" },
    (context, id) => resetSignIn(context, { id }),
  ),
  "people/server/end-person-sessions.ts endPersonSessions": change(
    "endPersonSessions",
    { needs: ["people.edit"], named: "resident" },
    (context, id) => endPersonSessions(context, { id }),
  ),
  "people/server/link-identity.ts linkIdentity": change(
    "linkIdentity",
    { needs: ["people.edit"], named: "resident" },
    (context, id) => linkIdentity(context, { id, subject: crypto.randomUUID() }),
  ),
  "people/server/grant-role.ts grantRole": change(
    "grantRole",
    { needs: ["roles.grant"], named: "resident" },
    (context, person) =>
      grantRole(context, {
        person,
        role: "viewer",
        jurisdiction: cityOf(person) ?? "350102",
        reason: "matrix",
        until: null,
      }),
  ),
  "people/server/approve-grant.ts approveGrant": change(
    "approveGrant",
    { needs: ["roles.approve"], named: "waitingGrant" },
    approveGrant,
  ),
  "people/server/revoke-grant.ts revokeGrant": change(
    "revokeGrant",
    { needs: ["roles.grant"], named: "grant" },
    (context, id) => revokeGrant(context, { id, reason: "matrix" }),
  ),
};

/** Those that nothing over HTTP calls: the command line does, as whoever signs in there. */
export const BESIDE_HTTP: Lines = Object.fromEntries(
  Object.entries(USE_CASES).filter(([name]) =>
    /readSiteByNumber|readCoverage|readRequirements|changeRequirement|unsetRequirement|computeCoverage|importCameras/.test(
      name,
    ),
  ),
);
