const DOMAIN =
  "^lib/(access|api|audit|cameras|city|compliance|coverage|departments|editing|exports|filters|funding|imports|integration|osm|people|plans|sheet|sites|tiles|url)/";
const SERVER = "^lib/.+/server/";
const TEST = ["\\.test\\.tsx?$", "^tests/"];

/** A rule that fails the build. Dependencies of kind "type" count, because shared types belong at a module's root. */
const rule = (name, from, to, more = {}) => ({ name, severity: "error", from, to, ...more });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule("no-cycles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    // cycles between folders: .dependency-cruiser.folders.cjs
    rule("kernel-imports-nothing", { path: "^lib/kernel/", pathNot: TEST }, { pathNot: "^lib/kernel/" }),
    rule(
      "geometry-is-pure",
      { path: "^lib/(geometry|crs)/", pathNot: TEST },
      {
        pathNot: [
          "^lib/(geometry|crs|kernel)/",
          "node_modules/(@turf|robust-predicates|flatbush|proj4|gcoord|@types/geojson|@types/proj4)/",
        ],
      },
    ),
    // AssemblyScript compiles these files alone, and every thread and browser loads them
    rule(
      "coverage-kernel-imports-nothing",
      { path: "^lib/coverage/kernel/", pathNot: TEST },
      { pathNot: "^lib/coverage/kernel/" },
    ),
    rule(
      "domain-is-pure",
      { path: DOMAIN, pathNot: [SERVER, "/client/", ...TEST] },
      {
        path: [
          "^(app|db|workers)/",
          "^lib/map/",
          SERVER,
          "node_modules/(react|next|maplibre-gl|@deck\\.gl|drizzle-orm|pg)(/|$)",
        ],
      },
    ),
    rule(
      "domains-meet-at-the-root",
      { path: "^lib/([^/]+)/", pathNot: TEST },
      { path: "^lib/[^/]+/[^/]+/", pathNot: ["^lib/$1/", "^lib/integration/[^/]+/[^/]+$", SERVER] },
    ),
    rule(
      "map-libraries-stay-in-lib-map",
      { pathNot: "^lib/map/" },
      { path: "node_modules/(maplibre-gl|@deck\\.gl|terra-draw[^/]*)/" },
    ),
    rule(
      "turf-stays-at-the-edges",
      { path: "^lib/(geometry|coverage)/", pathNot: TEST },
      { path: "node_modules/@turf/" },
    ),
    rule(
      "sql-stays-in-db",
      { pathNot: ["^db/", "^tests/support/", "^drizzle\\.config\\.ts$"] },
      { path: "node_modules/(drizzle-orm|pg)/" },
    ),
    rule("db-is-below", { path: "^db/" }, { path: "^(app|workers|lib/map|lib/.+/(server|client))/" }),
    rule(
      "browser-never-reaches-server",
      { path: ["/client/", "^lib/map/", "/_components/", "^app/_ui/"] },
      { path: ["^db/", SERVER] },
    ),
    rule(
      "contexts-are-made-by-their-makers",
      {
        pathNot: [
          "^lib/access/server/(require-viewer|require-whole-audit|attempts|require-operator|system-context)\\.ts$",
        ],
      },
      { path: "^lib/access/server/open-transaction\\.ts$" },
    ),
    rule(
      "scopes-are-set-by-contexts",
      {
        pathNot: [
          "^lib/access/server/",
          "^lib/audit/server/record-audit\\.ts$",
          "^db/migrate\\.ts$",
          "^scripts/bench/",
          ...TEST,
        ],
      },
      { path: "^db/queries/scope\\.ts$" },
    ),
    rule(
      "operators-and-programs-are-not-on-the-web",
      { path: ["^app/", "^lib/api/", "^proxy\\.ts$"] },
      { path: "^lib/access/server/(require-operator|system-context)\\.ts$" },
    ),
    rule("routes-go-through-use-cases", { path: "^app/" }, { path: "^db/" }),
    rule("nothing-imports-app", { path: "^(lib|db|workers)/" }, { path: "^app/" }),
    rule("ui-kit-knows-no-domain", { path: "^app/_ui/" }, { path: "^lib/(?!kernel)" }),
    rule("coordinates-stay-in-crs", { pathNot: ["^lib/crs/"] }, { path: "node_modules/(proj4|gcoord)/" }),
    rule("tests-are-not-imported", { pathNot: TEST }, { path: TEST }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true, // sees `import type`
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
