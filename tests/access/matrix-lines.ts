import type { Action } from "@/lib/access/policy";
import { nameOf, TILE } from "./matrix-cities";
import { CITIES } from "./places";
import type { Asked } from "./send";

/** Which row of a city a request names: see `CityFacts`. */
export type Named = "site" | "camera" | "siteRequirement" | "kindRequirement";

/**
 * How one procedure or route stands to who asks.
 * `open`: everybody is answered the same, for the reason given. `self`: it reaches nothing but the asker's own account.
 * `shows`: what somebody who may see it is shown: the city on screen, which of those within reach is the one imported last; one record of that city, or one
 * record of any city within reach; or everything within reach. `changes` in the same words.
 */
export type Line =
  | { readonly open: string }
  | { readonly self: string }
  | (Reach & {
      readonly shows: "city on screen" | "all in reach";
      readonly asks: () => readonly Asked[];
      /** Set where nothing to show is no refusal. */
      readonly emptyWithoutCity?: true;
    })
  | (Reach & { readonly changes: "city on screen"; readonly asks: () => readonly Asked[] })
  | (Reach & {
      readonly shows: "record on screen" | "record";
      readonly named: Named;
      readonly ask: (id: string) => Asked;
    })
  | (Reach & {
      readonly changes: "record";
      readonly named: Named;
      readonly ask: (id: string, version: number) => Asked;
    });

/** Lines by the name of what they are of; one that can be asked in several ways has several. */
export type Lines = Readonly<Record<string, Line | Line[]>>;

type Reach = { readonly needs: readonly Action[] };

const SEES = ["sites.read", "coverage.read"] as const;
const ACCOUNT = { self: "one's own sign-in; sign-in.integration.test.ts asks for it" } as const;

const get = (path: string): Asked => ({ method: "GET", path });
const basedOn = (id: string, version: number) => ({ "if-match": `"${id}-${version}"` });
/** A key for each POST, so that none is answered from what another left. */
const keyed = (body?: unknown): Pick<Asked, "headers" | "body"> => ({
  headers: { "idempotency-key": crypto.randomUUID() },
  ...(body === undefined ? {} : { body }),
});

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
  "sites.requirements": {
    needs: ["sites.read"],
    shows: "record",
    named: "site",
    ask: (id) => get(`/sites/${id}/requirements`),
  },
  "cameras.read": { needs: SEES, shows: "record on screen", named: "camera", ask: (id) => get(`/cameras/${id}`) },
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
  "coverage.compute": {
    needs: ["coverage.compute"],
    changes: "city on screen",
    asks: () => [{ method: "POST", path: "/coverage/runs", ...keyed() }],
  },
};

/** Every route file below app/api, by its path there. */
export const ROUTES: Lines = {
  "v1/[[...rest]]": { open: "hands everything to the procedures" },
  "v1/openapi.json": { open: "describes the API; made of the contract alone" },
  "v1/exports/sites.csv": {
    needs: SEES,
    shows: "city on screen",
    asks: () => [get("/exports/sites.csv"), get("/exports/sites.csv?kind=square&sort=name")],
  },
  "v1/tiles/[set]/[z]/[x]/[y]": {
    needs: SEES,
    shows: "city on screen",
    emptyWithoutCity: true,
    asks: () =>
      ["basemap", "sites", "coverage", "cameras"].map((set) => get(`/tiles/${set}/${TILE.z}/${TILE.x}/${TILE.y}`)),
  },
};
