/**
 * How a table is walled off. `jurisdiction`: its rows belong to one, directly or through a parent, and row security with policies for all four verbs
 * shows a transaction only those within its scope; `actor`: only those of whoever it acts for. Else: why it needs none.
 */
type Wall = "jurisdiction" | "actor" | { readonly none: string };

type Verb = "select" | "insert" | "update" | "delete";

export type TableRights = {
  readonly wall: Wall;
  /** Rows are only ever added: triggers refuse everything else, to the owner too. */
  readonly appendOnly?: true;
  /** What the web application and the command line may do. */
  readonly app: readonly Verb[];
  /** The same, column by column, beyond `app`. */
  readonly appColumns?: { readonly update: readonly string[] };
  /** What the job worker may do: read what coverage is computed from, and replace what it found. */
  readonly jobs: readonly Verb[];
  /** What the GB/T 28181 gateway may do: read which cameras there are, and write what it did into the audit. Nothing where left out. */
  readonly gateway?: readonly Verb[];
};

const READ = ["select"] as const;
const ADD = ["select", "insert"] as const;
const REPLACE = ["select", "insert", "delete"] as const;
const EDIT = ["select", "insert", "update", "delete"] as const;
const NOTHING = [] as const;
const BEFORE_SIGN_IN = { none: "read before anybody is known; holds hashes, tokens and ids, and nothing of a city" };

/** Every table of the schema, without exception: a test compares this list with the database's own catalogue. */
export const TABLE_RIGHTS: Readonly<Record<string, TableRights>> = {
  audit_checkpoints: {
    wall: { none: "hashes of the whole chain, nothing of what happened" },
    appendOnly: true,
    app: ADD,
    jobs: ADD,
  },
  audit_entries: { wall: "jurisdiction", appendOnly: true, app: ADD, jobs: ["insert"], gateway: ["insert"] },
  auth_accounts: { wall: BEFORE_SIGN_IN, app: EDIT, jobs: NOTHING },
  auth_sessions: { wall: BEFORE_SIGN_IN, app: EDIT, jobs: NOTHING },
  auth_two_factors: { wall: BEFORE_SIGN_IN, app: EDIT, jobs: NOTHING },
  auth_users: { wall: BEFORE_SIGN_IN, app: ["select", "insert", "update"], jobs: NOTHING },
  auth_verifications: { wall: BEFORE_SIGN_IN, app: EDIT, jobs: NOTHING },
  basemap_features: { wall: "jurisdiction", app: EDIT, jobs: NOTHING },
  cameras: { wall: "jurisdiction", app: EDIT, jobs: READ, gateway: READ },
  coverage_changes: { wall: "jurisdiction", app: EDIT, jobs: ["select", "delete"] },
  coverage_computations: {
    wall: "jurisdiction",
    app: ["select", "insert", "update"],
    jobs: ["select", "insert", "update"],
  },
  coverage_pending: { wall: "jurisdiction", app: EDIT, jobs: EDIT },
  coverage_runs: { wall: "jurisdiction", appendOnly: true, app: ADD, jobs: ADD },
  coverage_tiles: { wall: "jurisdiction", app: EDIT, jobs: EDIT },
  departments: { wall: "jurisdiction", app: EDIT, jobs: NOTHING },
  footprint_inputs: { wall: "jurisdiction", app: EDIT, jobs: EDIT },
  footprints: { wall: "jurisdiction", app: EDIT, jobs: REPLACE },
  gaps: { wall: "jurisdiction", app: EDIT, jobs: REPLACE },
  guarded_grounds: { wall: "jurisdiction", app: ["select", "insert", "update"], jobs: NOTHING },
  idempotency_keys: { wall: "actor", app: REPLACE, jobs: NOTHING },
  imports: { wall: "jurisdiction", appendOnly: true, app: ADD, jobs: NOTHING },
  jurisdictions: { wall: "jurisdiction", app: ["select", "insert", "update"], jobs: READ, gateway: READ },
  mounting_candidates: { wall: "jurisdiction", app: EDIT, jobs: NOTHING },
  obstacles: { wall: "jurisdiction", app: EDIT, jobs: READ },
  password_history: {
    wall: { none: "hashes by person, asked for by the sign-in alone" },
    appendOnly: true,
    app: ADD,
    jobs: NOTHING,
  },
  people: { wall: "jurisdiction", app: ["select", "insert", "update"], jobs: NOTHING },
  plan_changes: { wall: "jurisdiction", app: EDIT, jobs: NOTHING },
  plan_comments: { wall: "jurisdiction", app: ["select", "insert", "update"], jobs: NOTHING },
  plan_costs: { wall: "jurisdiction", app: EDIT, jobs: NOTHING },
  plan_opinions: { wall: "jurisdiction", appendOnly: true, app: ADD, jobs: NOTHING },
  plans: { wall: "jurisdiction", app: EDIT, jobs: NOTHING },
  requirements: { wall: "jurisdiction", app: EDIT, jobs: READ },
  role_grants: {
    wall: "jurisdiction",
    app: ADD,
    appColumns: { update: ["approved_at", "approved_by", "revoked_at", "revoked_by", "revoke_reason"] },
    jobs: NOTHING,
  },
  saved_filters: { wall: "actor", app: EDIT, jobs: NOTHING },
  sign_in_failures: {
    wall: { none: "counts by name and address, of people and of nobody" },
    app: EDIT,
    jobs: NOTHING,
  },
  site_budgets: { wall: "jurisdiction", app: EDIT, jobs: NOTHING },
  site_cameras: { wall: "jurisdiction", app: EDIT, jobs: REPLACE },
  site_coverage: { wall: "jurisdiction", app: EDIT, jobs: REPLACE },
  site_departments: { wall: "jurisdiction", app: EDIT, jobs: NOTHING },
  site_parts: { wall: "jurisdiction", app: EDIT, jobs: READ },
  sites: { wall: "jurisdiction", app: EDIT, jobs: READ },
  spatial_ref_sys: { wall: { none: "PostGIS's own list of coordinate systems" }, app: READ, jobs: READ, gateway: READ },
  standard_levels: { wall: { none: "the levels of published standards, the same everywhere" }, app: READ, jobs: READ },
  zone_coverage: { wall: "jurisdiction", app: EDIT, jobs: REPLACE },
};

/** The tables with row security. */
export const WALLED_TABLES: readonly string[] = Object.entries(TABLE_RIGHTS).flatMap(([name, { wall }]) =>
  typeof wall === "string" ? [name] : [],
);
