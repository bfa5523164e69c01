/**
 * Cycles between folders, even where no two files form one. Looked for among the rules and shared types of the domains alone: use cases
 * (`server/`) stand above `db` and so above every domain, browser hooks (`client/`) and tests likewise, and a folder counts with all below it.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: "no-folder-cycles",
      severity: "error",
      scope: "folder",
      from: { path: "^(lib/[^/]+|db)$" },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^lib/.+/(server|client)/", "\\.test\\.tsx?$", "^tests/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
