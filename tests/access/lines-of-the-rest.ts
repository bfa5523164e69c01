import type { Action } from "@/lib/access/policy";

type Page = { readonly needs: readonly Action[]; readonly shows: string } | { readonly open: string };

/** Every page, by its folder below app: what it asks `asPageViewer` for, and the use case whose line says what it shows. */
export const PAGES: Readonly<Record<string, Page>> = {
  "(workspace)": { needs: ["sites.read", "coverage.read"], shows: "sites/server/list-sites.ts listSites" },
  "(workspace)/sites/[siteId]": { needs: ["sites.read", "coverage.read"], shows: "sites/server/read-site.ts readSite" },
  "(office)/audit": { needs: ["audit.read"], shows: "audit/server/search-audit.ts searchAudit" },
  "(office)/people": { needs: ["people.read"], shows: "people/server/list-people.ts listPeople" },
  "(office)/people/[personId]": { needs: ["people.read"], shows: "people/server/read-person.ts readPerson" },
  "(office)/account": { needs: [], shows: "one's own account" },
  "sign-in": { open: "for people who have not signed in" },
  "sign-in/done": { open: "where a sign-in with the city's identity service ends" },
};

/**
 * What the server folders export besides use cases, by file below lib and name, or by folder; and why it needs no line of its own: it makes contexts or works
 * within one, which is asked for by the lines of what calls it, or it has nothing to do with anybody's data.
 */
export const NO_USE_CASES: Readonly<Record<string, string>> = {
  "access/server/": "makes contexts, and signs in: its own tests ask it",
  "api/server/": "the edge of the API, which the lines of the procedures go through",
  "edge/server/": "the server in front of the app, which knows nothing of records",
  "logging/server/": "writes logs",
  "audit/server/describe-entries.ts nameAll": "within searchAudit, followObject and readAuditChoices",
  "audit/server/describe-entries.ts describeEntries": "within searchAudit and followObject",
  "audit/server/export-audit.ts readExport": "asked for apart: one's own exports alone",
  "audit/server/exported-checkpoints.ts checkpointFile": "names a file of the data folder",
  "audit/server/exported-checkpoints.ts readExportedCheckpoints": "reads hashes from the data folder",
  "audit/server/exported-checkpoints.ts exportCheckpoints": "writes hashes into the data folder",
  "audit/server/make-checkpoint.ts makeCheckpoint": "by the job worker and the command line, over hashes alone",
  "audit/server/read-audit.ts verifyStoredAudit": "asked for by the line of audit.verify",
  "audit/server/record-audit.ts recordAudit": "within every change",
  "audit/server/search-audit.ts filterOf": "turns one text into another",
  "city/server/current-city.ts currentCity": "within whatever shows the city on screen",
  "city/server/read-health.ts readHealth": "asked for by the line of health",
  "coverage/server/compute-coverage.ts ENGINE": "a name",
  "coverage/server/edit-requirement.ts staleRequirement": "within editRequirement and removeRequirement",
  "coverage/server/load-coverage-input.ts loadCoverageInput": "within computeCoverage",
  "coverage/server/request-coverage.ts requestCoverage": "within changes",
  "coverage/server/run-coverage-job.ts runCoverageJob": "by the job worker, in the scope of its job",
  "coverage/server/stored-requirement.ts reachedRequirement": "within the use cases of requirements",
  "coverage/server/stored-requirement.ts requirementOf": "turns a row into what goes out",
  "coverage/server/stored-requirement.ts objectOf": "names an object of the audit",
  "coverage/server/stored-requirement.ts noteRequirementChange": "within changes of requirements",
  "editing/server/find-conflict.ts findConflict": "within changes that came too late",
  "exports/server/collect-sites.ts exportQuery": "a schema",
  "imports/server/city-records.ts siteRecord": "turns what was derived into a row",
  "imports/server/city-records.ts obstacleRecord": "turns what was derived into a row",
  "imports/server/city-records.ts cameraRecord": "turns what was derived into a row",
  "imports/server/city-records.ts mountingRecord": "turns what was derived into a row",
  "imports/server/city-records.ts basemapRecord": "turns what was derived into a row",
  "imports/server/city-records.ts digest": "a hash",
  "imports/server/import-osm.ts importOsm":
    "asked for apart, by import-reach.integration.test.ts, since it derives for seconds",
  "imports/server/load-demo-city.ts loadDemoCity": "for the command line alone",
  "imports/server/target-city.ts findTarget": "within importOsm",
  "imports/server/target-city.ts openTarget": "within importOsm",
  "people/server/find-person.ts findPersonByName": "for the command line alone",
  "people/server/grant-dto.ts grantDtoOf": "turns a row into what goes out",
  "people/server/list-jurisdictions.ts listJurisdictions": "asked for by the line of people.jurisdictions",
  "people/server/reached-grant.ts reachedGrant": "within the use cases of grants",
  "people/server/reached-person.ts reachedPerson": "within the use cases of people",
  "people/server/reached-person.ts objectOf": "names an object of the audit",
  "sites/server/site-row-dto.ts siteRowDto": "turns a row into what goes out",
};

/**
 * Every table, by the line that shows rows of it; `unseen` where nothing shows them to anybody yet. Each table with row security holds rows of every city of
 * the matrix, so that a leak through any line is one of them.
 */
export const TABLES: Readonly<Record<string, string | { readonly unseen: string }>> = {
  audit_checkpoints: "audit.verify",
  audit_entries: "audit.search",
  auth_accounts: { unseen: "passwords and links, asked for by the sign-in" },
  auth_sessions: "people.read",
  auth_two_factors: { unseen: "secrets, asked for by the sign-in" },
  auth_users: "people.read",
  auth_verifications: { unseen: "steps of a sign-in under way" },
  basemap_features: "v1/tiles/[set]/[z]/[x]/[y]",
  cameras: "cameras.read",
  coverage_runs: "city.read",
  departments: { unseen: "no screen shows them yet" },
  footprints: "v1/tiles/[set]/[z]/[x]/[y]",
  gaps: "sites.read",
  idempotency_keys: { unseen: "answers given again to whom they were given" },
  imports: "city.read",
  jurisdictions: "people.jurisdictions",
  mounting_candidates: { unseen: "no screen shows them yet" },
  obstacles: "sites.read",
  password_history: { unseen: "asked for when a password is chosen" },
  people: "people.list",
  requirements: "requirements.read",
  role_grants: "people.read",
  sign_in_failures: "people.read",
  site_budgets: { unseen: "no screen shows them yet" },
  site_cameras: "cameras.read",
  site_coverage: "sites.list",
  site_departments: { unseen: "no screen shows them yet" },
  site_parts: "sites.read",
  sites: "sites.list",
  spatial_ref_sys: { unseen: "PostGIS's own" },
  standard_levels: "city.read",
  zone_coverage: "sites.read",
};
