import type { Action } from "@/lib/access/policy";
import type { CameraPlacement } from "@/lib/api/camera-place";
import { cityOf, nameOf, TILE } from "./matrix-cities";
import { CITIES } from "./places";
import type { Asked, Requested } from "./send";

/** Which row of a city a request names: see `CityFacts`. */
export type Named =
  | "site"
  | "otherSite"
  | "thirdSite"
  | "fourthSite"
  | "fifthSite"
  | "seventhSite"
  | "goneSite"
  | "camera"
  | "otherCamera"
  | "goneCamera"
  | "siteRequirement"
  | "kindRequirement"
  | "plan"
  | "sparePlan"
  | "readyPlan"
  | "submittedPlan"
  | "agreedPlan"
  | "planChange"
  | "otherPlanChange"
  | "planComment"
  | "planCost"
  | "otherPlanCost"
  | "guardedGround"
  | "otherGuardedGround"
  | "goneGuardedGround"
  | "resident"
  | "grant"
  | "waitingGrant"
  | "code";

/**
 * How one procedure, route or use case stands to who asks.
 * `open`: everybody is answered the same, for the reason given. `self`: it reaches nothing but the asker's own account. `apart`: where it is asked for instead.
 * `shows`: what somebody who may see it is shown: the city on screen, which of those within reach is the one imported last; one record of that city, or one
 * record of any city within reach; everything within reach; or nothing of any city. `changes` in the same words.
 */
export type Line =
  | { readonly open: string }
  | { readonly self: string }
  | { readonly apart: string }
  | (Reach & {
      readonly shows: "city on screen" | "all in reach" | "nothing of a city";
      readonly asks: () => readonly Asked[];
    })
  | (Reach & { readonly changes: "city on screen"; readonly asks: () => readonly Asked[] })
  | (Reach & {
      readonly shows: "record on screen" | "record";
      readonly named: Named;
      readonly ask: (id: string, version: number) => Asked;
    })
  | (Reach & {
      readonly changes: "record" | "record on screen";
      readonly named: Named;
      readonly ask: (id: string, version: number) => Asked;
    });

/** Lines by the name of what they are of; one that can be asked in several ways has several. */
export type Lines = Readonly<Record<string, Line | Line[]>>;

type Reach = {
  readonly needs: readonly Action[];
  /** Who may do this instead may as well. */
  readonly orNeeds?: readonly Action[];
  /** Set where an answer tells when people were last there, so that two are never quite the same. */
  readonly varies?: true;
  /** What somebody is answered who may do this, but neither there nor with any city at all, where that is neither of the usual refusals. */
  readonly otherwise?: { readonly status: number; readonly code: string | null };
};

/** A camera where all the cities lie. */
export const PLACED_CAMERA = {
  ...{ name: "matrix", kind: "fixed", position: [119.3, 26.08], layer: 0, heightM: 6, bearing: 0, tilt: 20, hfov: 60 },
  ...{ widthPx: 1920, heightPx: 1080, maxRangeM: null },
} satisfies CameraPlacement;

/** A line that says nothing of any city. */
export const COST_LINE = { item: "matrix", quantity: "1.5", unit: "m", unitPriceFen: 7 };

const SEES = ["sites.read", "coverage.read"] as const;
const ACCOUNT = { self: "one's own sign-in; sign-in.integration.test.ts asks for it" } as const;

/** Nothing is told of why nothing is found. */
const NOTHING_FOUND = { status: 422, code: "NOTHING_FOUND" } as const;

/** A line that no city has part in. */
export const FILTERS = { self: "one's own filters alone; saved-filters.integration.test.ts asks for them" } as const;

/** Of many, those that are not to be found are named as gone: as one that never was. */
const NOTHING_CHANGED = { status: 409, code: "CHANGED" } as const;

const get = (path: string): Asked => ({ method: "GET", path });
const basedOn = (id: string, version: number) => ({ "if-match": `"${id}-${version}"` });
/** A key for each POST, so that none is answered from what another left. */
const keyed = (body?: unknown): Pick<Requested, "headers" | "body"> => ({
  headers: { "idempotency-key": crypto.randomUUID() },
  ...(body === undefined ? {} : { body }),
});

/** A site that lies among those of every city. */
export const DRAWN_SITE = {
  kind: "square",
  layer: 0,
  outline: {
    type: "polygon",
    rings: [
      [
        [119.3003, 26.0803],
        [119.3006, 26.0803],
        [119.3006, 26.0806],
      ],
    ],
  },
  reason: "matrix",
} as const;

/** A line across the sites of every city, from north to south. */
export const CUT_LINE = [
  [119.3017, 26.07],
  [119.3017, 26.09],
  [119.30075, 26.09],
  [119.30075, 26.07],
];

/** The sixth site of a city, which nothing changes but its being merged with the fifth, so that both have one version. */
export const mergedWith = (id: string, version: number) => ({ id: id.replace(/5$/, "6"), version });

/** A forbidden interior that lies among the sites of every city. */
export const DRAWN_GUARDED = {
  kind: "forbidden",
  name: "matrix",
  outline: DRAWN_SITE.outline,
  reason: "matrix",
} as const;

/** Every procedure of the contract, by where it stands in it. A procedure without a line fails the matrix. */
export const PROCEDURES: Lines = {
  health: { open: "whether the service is up; tells versions of programs, and nothing of what they hold" },
  "session.read": ACCOUNT,
  "session.options": { open: "the ways to sign in; asked by people who have not signed in" },
  "session.begin": ACCOUNT,
  "session.beginDemo": ACCOUNT,
  "session.beginWithIdentityService": ACCOUNT,
  "session.giveSecondFactor": ACCOUNT,
  "session.end": ACCOUNT,
  "session.changePassword": ACCOUNT,
  "session.makeSecondFactor": ACCOUNT,
  "session.list": ACCOUNT,
  "session.revoke": ACCOUNT,
  "city.read": { needs: SEES, shows: "city on screen", asks: () => [get("/city")] },
  "sites.list": {
    needs: SEES,
    shows: "city on screen",
    asks: () => [
      get("/sites?sort=name&limit=500"),
      get("/sites?limit=1&kind=square&state=not-computed"),
      ...CITIES.map((city) => get(`/sites?q=${encodeURIComponent(nameOf(city))}`)),
    ],
  },
  "sites.read": { needs: SEES, shows: "record on screen", named: "site", ask: (id) => get(`/sites/${id}`) },
  "sites.edit": {
    needs: ["sites.edit"],
    changes: "record",
    named: "site",
    ask: (id, version) => ({
      method: "PATCH",
      path: `/sites/${id}`,
      headers: basedOn(id, version),
      body: { nameEn: `Renamed after ${version}`, reason: "matrix" },
    }),
  },
  "sites.change": {
    needs: ["sites.edit"],
    changes: "record",
    named: "seventhSite",
    otherwise: NOTHING_CHANGED,
    ask: (id, version) => ({
      method: "POST",
      path: "/sites/changes",
      ...keyed({
        changes: [{ kind: "edit", version, edit: { id, nameEn: `Renamed with others after ${version}` } }],
        reason: "matrix",
      }),
    }),
  },
  "sites.create": {
    needs: ["sites.edit"],
    changes: "city on screen",
    asks: () => [{ method: "POST", path: "/sites", ...keyed(DRAWN_SITE) }],
  },
  "sites.redraw": {
    needs: ["sites.edit"],
    changes: "record",
    named: "thirdSite",
    ask: (id, version) => ({
      method: "PUT",
      path: `/sites/${id}/ground`,
      headers: basedOn(id, version),
      body: { polygons: [DRAWN_SITE.outline.rings], reason: "matrix" },
    }),
  },
  "sites.cut": {
    needs: ["sites.edit"],
    changes: "record",
    named: "fourthSite",
    ask: (id, version) => {
      const { headers, body } = keyed({ line: CUT_LINE, reason: "matrix" });
      return {
        method: "POST",
        path: `/sites/${id}/cut`,
        headers: { ...headers, ...basedOn(id, version) },
        body,
        entries: 2,
      };
    },
  },
  "sites.neighbours": {
    needs: ["sites.read"],
    shows: "record",
    named: "site",
    ask: (id) => get(`/sites/${id}/neighbours`),
  },
  "sites.merge": {
    needs: ["sites.edit"],
    changes: "record",
    named: "fifthSite",
    ask: (id, version) => {
      const { headers, body } = keyed({ other: mergedWith(id, version), reason: "matrix" });
      return {
        method: "POST",
        path: `/sites/${id}/merger`,
        headers: { ...headers, ...basedOn(id, version) },
        body,
        entries: 2,
      };
    },
  },
  "sites.remove": {
    needs: ["sites.edit"],
    changes: "record",
    named: "otherSite",
    ask: (id, version) => ({
      method: "DELETE",
      path: `/sites/${id}`,
      headers: basedOn(id, version),
      body: { reason: "matrix" },
    }),
  },
  "sites.restore": {
    needs: ["sites.edit"],
    changes: "record",
    named: "goneSite",
    ask: (id, version) => ({
      method: "POST",
      path: `/sites/${id}/restoration`,
      ...keyed({ version, reason: "matrix" }),
    }),
  },
  "sites.requirements": {
    needs: ["sites.read"],
    shows: "record",
    named: "site",
    ask: (id) => get(`/sites/${id}/requirements`),
  },
  "cameras.list": {
    needs: SEES,
    shows: "city on screen",
    asks: () => [
      get("/cameras"),
      get("/cameras?limit=500&sort=sites&order=desc"),
      get("/cameras?problem=sees-no-site"),
    ],
  },
  "cameras.read": { needs: SEES, shows: "record on screen", named: "camera", ask: (id) => get(`/cameras/${id}`) },
  "cameras.surroundings": {
    needs: SEES,
    shows: "record on screen",
    named: "camera",
    ask: (id) => get(`/cameras/${id}/surroundings`),
  },
  "cameras.mounts": {
    needs: SEES,
    shows: "city on screen",
    asks: () => [get("/mounts?west=119.28&south=26.06&east=119.32&north=26.1")],
  },
  "cameras.failure": {
    needs: SEES,
    shows: "record on screen",
    named: "camera",
    ask: (id) => get(`/cameras/${id}/failure`),
  },
  "cameras.profile": {
    needs: SEES,
    shows: "record on screen",
    named: "camera",
    ask: (id) => get(`/cameras/${id}/profile?lon=119.3005&lat=26.0805`),
  },
  "sites.failures": {
    needs: SEES,
    shows: "record on screen",
    named: "site",
    ask: (id) => get(`/sites/${id}/failures`),
  },
  "sites.depths": {
    needs: SEES,
    shows: "record on screen",
    named: "site",
    ask: (id) => get(`/sites/${id}/depths`),
  },
  "sites.night": {
    needs: SEES,
    shows: "record on screen",
    named: "site",
    ask: (id) => get(`/sites/${id}/night`),
  },
  "guarded.list": { needs: SEES, shows: "city on screen", asks: () => [get("/guarded-grounds")] },
  "guarded.camera": {
    needs: SEES,
    shows: "record on screen",
    named: "camera",
    ask: (id) => get(`/cameras/${id}/privacy`),
  },
  "guarded.turn": {
    needs: SEES,
    shows: "record on screen",
    named: "camera",
    ask: (id) => get(`/cameras/${id}/turn`),
  },
  "filters.list": FILTERS,
  "filters.create": FILTERS,
  "filters.edit": FILTERS,
  "filters.remove": FILTERS,
  "guarded.create": {
    needs: ["sites.edit"],
    changes: "city on screen",
    asks: () => [{ method: "POST", path: "/guarded-grounds", ...keyed(DRAWN_GUARDED) }],
  },
  "guarded.edit": {
    needs: ["sites.edit"],
    changes: "record",
    named: "guardedGround",
    ask: (id, version) => ({
      method: "PATCH",
      path: `/guarded-grounds/${id}`,
      headers: basedOn(id, version),
      body: { name: `Renamed after ${version}`, reason: "matrix" },
    }),
  },
  "guarded.remove": {
    needs: ["sites.edit"],
    changes: "record",
    named: "otherGuardedGround",
    ask: (id, version) => ({
      method: "DELETE",
      path: `/guarded-grounds/${id}`,
      headers: basedOn(id, version),
      body: { reason: "matrix" },
    }),
  },
  "guarded.restore": {
    needs: ["sites.edit"],
    changes: "record",
    named: "goneGuardedGround",
    ask: (id, version) => ({
      method: "POST",
      path: `/guarded-grounds/${id}/restoration`,
      ...keyed({ version, reason: "matrix" }),
    }),
  },
  "cameras.edit": {
    needs: ["cameras.edit"],
    changes: "record",
    named: "camera",
    ask: (id, version) => ({
      method: "PATCH",
      path: `/cameras/${id}`,
      headers: basedOn(id, version),
      body: { heightM: 4 + version, reason: "matrix" },
    }),
  },
  "cameras.create": {
    needs: ["cameras.edit"],
    changes: "city on screen",
    asks: () => [{ method: "POST", path: "/cameras", ...keyed(PLACED_CAMERA) }],
  },
  "cameras.change": {
    needs: ["cameras.edit"],
    changes: "city on screen",
    asks: () => [
      { method: "POST", path: "/cameras/changes", ...keyed({ changes: [{ kind: "place", placed: PLACED_CAMERA }] }) },
    ],
  },
  "cameras.remove": {
    needs: ["cameras.edit"],
    changes: "record",
    named: "otherCamera",
    ask: (id, version) => ({
      method: "DELETE",
      path: `/cameras/${id}`,
      headers: basedOn(id, version),
      body: { reason: "matrix" },
    }),
  },
  "cameras.restore": {
    needs: ["cameras.edit"],
    changes: "record",
    named: "goneCamera",
    ask: (id, version) => ({
      method: "POST",
      path: `/cameras/${id}/restoration`,
      ...keyed({ version, reason: "matrix" }),
    }),
  },
  "requirements.read": {
    needs: ["sites.read"],
    shows: "record",
    named: "siteRequirement",
    ask: (id) => get(`/requirements/${id}`),
  },
  "requirements.create": [
    {
      needs: ["requirements.edit"],
      changes: "record",
      named: "site",
      ask: (site) => ({
        method: "POST",
        path: "/requirements",
        ...keyed({ site, role: "entrance", level: "detect", reason: "matrix" }),
      }),
    },
    {
      needs: ["requirements.edit"],
      changes: "city on screen",
      asks: () => [
        {
          method: "POST",
          path: "/requirements",
          ...keyed({ kind: "park", role: "entrance", level: "detect", reason: "matrix" }),
        },
      ],
    },
  ],
  "requirements.edit": {
    needs: ["requirements.edit"],
    changes: "record",
    named: "siteRequirement",
    ask: (id, version) => ({
      method: "PATCH",
      path: `/requirements/${id}`,
      headers: basedOn(id, version),
      body: { level: "detect", reason: "matrix" },
    }),
  },
  "requirements.remove": {
    needs: ["requirements.edit"],
    changes: "record",
    named: "kindRequirement",
    ask: (id, version) => ({
      method: "DELETE",
      path: `/requirements/${id}`,
      headers: basedOn(id, version),
      body: { reason: "matrix" },
    }),
  },
  "coverage.point": {
    needs: SEES,
    shows: "city on screen",
    asks: () => [
      get("/coverage/point?lon=119.3005&lat=26.0805"),
      get("/coverage/point?lon=119.3005&lat=26.0805&layer=1"),
    ],
  },
  "coverage.compute": {
    needs: ["coverage.compute"],
    changes: "city on screen",
    asks: () => [{ method: "POST", path: "/coverage/runs", ...keyed() }],
  },
  "coverage.cancel": {
    needs: ["coverage.compute"],
    changes: "city on screen",
    asks: () => [{ method: "POST", path: "/coverage/cancellations", ...keyed() }],
  },
};

/** The same for plans. Changes of a plan raise its version: what needs one comes before them, or is of another plan. */
export const PLAN_PROCEDURES: Lines = {
  "plans.list": { needs: ["plans.read"], shows: "record", named: "site", ask: (id) => get(`/sites/${id}/plans`) },
  "plans.read": { needs: ["plans.read"], shows: "record", named: "plan", ask: (id) => get(`/plans/${id}`) },
  "plans.coverage": {
    needs: ["plans.read", "coverage.read", "sites.read"],
    shows: "record",
    named: "plan",
    ask: (id) => get(`/plans/${id}/coverage`),
  },
  "plans.shapes": {
    needs: ["plans.read", "coverage.read"],
    shows: "record",
    named: "plan",
    ask: (id) => get(`/plans/${id}/shapes`),
  },
  "plans.create": {
    needs: ["plans.edit"],
    changes: "record",
    named: "site",
    ask: (site) => ({ method: "POST", path: "/plans", ...keyed({ site, name: "matrix", basis: "matrix" }) }),
  },
  "plans.edit": {
    needs: ["plans.edit"],
    changes: "record",
    named: "plan",
    ask: (id, version) => ({
      method: "PATCH",
      path: `/plans/${id}`,
      headers: basedOn(id, version),
      body: { name: `Renamed after ${version}` },
    }),
  },
  "plans.remove": {
    needs: ["plans.edit"],
    changes: "record",
    named: "sparePlan",
    ask: (id, version) => ({ method: "DELETE", path: `/plans/${id}`, headers: basedOn(id, version) }),
  },
  "plans.submit": {
    needs: ["plans.edit"],
    changes: "record",
    named: "readyPlan",
    ask: (id, version) => ({ method: "POST", path: `/plans/${id}/submission`, ...keyed({ version }) }),
  },
  "plans.review": {
    needs: ["plans.review"],
    changes: "record",
    named: "submittedPlan",
    ask: (id, version) => ({
      method: "POST",
      path: `/plans/${id}/opinions`,
      ...keyed({ version, verdict: "return", text: "matrix" }),
    }),
  },
  "plans.adopt": {
    needs: ["plans.edit"],
    changes: "record",
    named: "agreedPlan",
    ask: (id, version) => ({ method: "POST", path: `/plans/${id}/adoption`, ...keyed({ version }) }),
  },
  "plans.addChange": {
    needs: ["plans.edit"],
    changes: "record",
    named: "plan",
    ask: (plan) => ({
      method: "POST",
      path: `/plans/${plan}/changes`,
      ...keyed({ change: { kind: "add", placed: PLACED_CAMERA } }),
    }),
  },
  "plans.editChange": {
    needs: ["plans.edit"],
    changes: "record",
    named: "planChange",
    ask: (id, version) => ({
      method: "PATCH",
      path: `/plan-changes/${id}`,
      headers: basedOn(id, version),
      body: { heightM: 5 + version },
    }),
  },
  "plans.removeChange": {
    needs: ["plans.edit"],
    changes: "record",
    named: "otherPlanChange",
    ask: (id, version) => ({ method: "DELETE", path: `/plan-changes/${id}`, headers: basedOn(id, version) }),
  },
  "plans.addCost": {
    needs: ["plans.edit"],
    changes: "record",
    named: "plan",
    ask: (plan) => ({ method: "POST", path: `/plans/${plan}/costs`, ...keyed(COST_LINE) }),
  },
  "plans.editCost": {
    needs: ["plans.edit"],
    changes: "record",
    named: "planCost",
    ask: (id, version) => ({
      method: "PATCH",
      path: `/plan-costs/${id}`,
      headers: basedOn(id, version),
      body: { unitPriceFen: 700 + version },
    }),
  },
  "plans.removeCost": {
    needs: ["plans.edit"],
    changes: "record",
    named: "otherPlanCost",
    ask: (id, version) => ({ method: "DELETE", path: `/plan-costs/${id}`, headers: basedOn(id, version) }),
  },
  "plans.addComment": {
    needs: ["plans.comment"],
    changes: "record",
    named: "plan",
    ask: (id) => ({
      method: "POST",
      path: `/plans/${id}/comments`,
      ...keyed({ position: [119.3, 26.08], text: "matrix" }),
    }),
  },
  "plans.resolveComment": {
    needs: ["plans.comment"],
    changes: "record",
    named: "planComment",
    ask: (id, version) => ({
      method: "PATCH",
      path: `/plan-comments/${id}`,
      headers: basedOn(id, version),
      body: { resolved: true },
    }),
  },
};

/** The same for the audit. */
export const AUDIT_PROCEDURES: Lines = {
  "audit.search": {
    needs: ["audit.read"],
    shows: "all in reach",
    asks: () => [get("/audit"), get("/audit?action=sites.edit&limit=200"), get("/audit?q=matrix")],
  },
  "audit.choices": { needs: ["audit.read"], shows: "all in reach", asks: () => [get("/audit/choices")] },
  "audit.object": {
    needs: ["audit.read"],
    shows: "record",
    named: "site",
    ask: (id) => get(`/audit/object?object=site:${id}`),
  },
  "audit.verify": {
    needs: ["audit.read"],
    shows: "nothing of a city",
    asks: () => [get("/audit/verification")],
  },
  "audit.export": {
    needs: ["audit.read"],
    changes: "record",
    named: "code",
    otherwise: NOTHING_FOUND,
    ask: (jurisdiction) => ({
      method: "POST",
      path: "/audit/exports",
      // Also by words that stand there alone: an auditor may narrow to a place above their own, and finds what lies in both.
      ...keyed({ query: { jurisdiction, q: nameOf(jurisdiction) }, purpose: "matrix" }),
    }),
  },
};

const PEOPLE = ["people.edit"] as const;

/** The same for people and their roles. */
export const PEOPLE_PROCEDURES: Lines = {
  "people.list": {
    needs: ["people.read"],
    shows: "all in reach",
    varies: true,
    asks: () => [get("/people?limit=200"), get("/people?limit=200&q=resident"), get("/people?limit=200&state=waiting")],
  },
  "people.read": { needs: ["people.read"], shows: "record", named: "resident", ask: (id) => get(`/people/${id}`) },
  "people.jurisdictions": {
    needs: ["people.read"],
    shows: "record",
    named: "code",
    otherwise: { status: 200, code: null },
    ask: (code) => get(`/jurisdictions?q=${code}`),
  },
  "people.create": {
    needs: PEOPLE,
    changes: "record",
    named: "code",
    ask: (jurisdiction) => ({
      method: "POST",
      path: "/people",
      ...keyed({ username: `n-${crypto.randomUUID().slice(0, 18)}`, displayName: "新人", jurisdiction }),
    }),
  },
  "people.edit": {
    needs: PEOPLE,
    changes: "record",
    named: "resident",
    ask: (id, version) => ({
      method: "PATCH",
      path: `/people/${id}`,
      headers: basedOn(id, version),
      body: { unit: `单位 ${version}` },
    }),
  },
  "people.resetSignIn": {
    needs: PEOPLE,
    changes: "record",
    named: "resident",
    ask: (id) => ({ method: "POST", path: `/people/${id}/sign-in-reset`, ...keyed({}) }),
  },
  "people.endSessions": {
    needs: PEOPLE,
    orNeeds: ["roles.grant"],
    changes: "record",
    named: "resident",
    ask: (id) => ({ method: "POST", path: `/people/${id}/sessions-end`, ...keyed({}) }),
  },
  "people.linkIdentity": {
    needs: PEOPLE,
    changes: "record",
    named: "resident",
    ask: (id) => ({ method: "POST", path: `/people/${id}/identity`, ...keyed({ subject: crypto.randomUUID() }) }),
  },
  "grants.create": {
    needs: ["roles.grant"],
    changes: "record",
    named: "resident",
    ask: (person) => ({
      method: "POST",
      path: "/grants",
      ...keyed({ person, role: "viewer", jurisdiction: cityOf(person) ?? "350102", reason: "matrix", until: null }),
    }),
  },
  "grants.approve": {
    needs: ["roles.approve"],
    changes: "record",
    named: "waitingGrant",
    ask: (id) => ({ method: "POST", path: `/grants/${id}/approval`, ...keyed({}) }),
  },
  "grants.revoke": {
    needs: ["roles.grant"],
    changes: "record",
    named: "grant",
    ask: (id) => ({ method: "POST", path: `/grants/${id}/revocation`, ...keyed({ reason: "matrix" }) }),
  },
};

/** Every procedure and route: all that can be asked for over HTTP. */
export const OVER_HTTP = (): Lines => ({
  ...PROCEDURES,
  ...PLAN_PROCEDURES,
  ...AUDIT_PROCEDURES,
  ...PEOPLE_PROCEDURES,
  ...ROUTES,
});

/** Every route file below app/api, by its path there. */
export const ROUTES: Lines = {
  "v1/[[...rest]]": { open: "hands everything to the procedures" },
  "v1/identity/[...path]": { self: "the way back from the city's identity service; its own test asks for it" },
  "v1/openapi.json": { open: "describes the API; made of the contract alone" },
  "v1/coverage/progress": {
    needs: SEES,
    shows: "city on screen",
    asks: () => [get("/coverage/progress")],
  },
  "v1/exports/audit.csv": { apart: "matrix-over-http.integration.test.ts: one's own exports alone" },
  "v1/exports/cameras.xlsx": {
    apart: "the same as its CSV file, whose line asks for it, packed so that no test could read a leak",
  },
  "v1/exports/cameras.csv": {
    needs: SEES,
    shows: "city on screen",
    asks: () => [get("/exports/cameras.csv"), get("/exports/cameras.csv?kind=fixed&sort=name")],
  },
  "v1/exports/scheme.docx": {
    apart: "what readSheet shows, whose line asks for it, packed so that no test could read a leak",
  },
  "v1/exports/sites.xlsx": {
    apart: "the same as its CSV file, whose line asks for it, packed so that no test could read a leak",
  },
  "v1/exports/sites.csv": {
    needs: SEES,
    shows: "city on screen",
    asks: () => [get("/exports/sites.csv"), get("/exports/sites.csv?kind=square&sort=name")],
  },
  "v1/tiles/[set]/[z]/[x]/[y]": {
    needs: SEES,
    shows: "city on screen",
    otherwise: { status: 204, code: null },
    asks: () =>
      ["basemap", "sites", "coverage", "cameras"].map((set) => get(`/tiles/${set}/${TILE.z}/${TILE.x}/${TILE.y}`)),
  },
};
