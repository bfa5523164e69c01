import "server-only";
import { asViewer } from "@/lib/access/server/context";
import { forgetFilter, listSavedFilters, renameFilter, saveFilter } from "@/lib/filters/server/saved-filters";
import { api } from "./api";
import { conflictAnswer } from "./conflict-answer";
import { idempotent } from "./idempotent";
import { expectedVersion } from "./if-match";

/** One's own filters of the tables, for whoever sees tables. */
export const savedFilterProcedures = api.filters.router({
  list: api.filters.list.handler(async ({ context }) => ({
    filters: await asViewer(context.headers, "sites.read", listSavedFilters),
  })),
  create: api.filters.create.handler(({ context, input, errors }) =>
    idempotent(context, "sites.read", async (viewer) => {
      const saved = await saveFilter(viewer, input);
      if (!saved.ok) throw saved.error.code === "full" ? errors.FULL() : errors.NAME_TAKEN();
      return saved.value;
    }),
  ),
  edit: api.filters.edit.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const renamed = await asViewer(
      context.headers,
      "sites.read",
      (viewer) => renameFilter(viewer, input, expected),
      "write",
    );
    if (renamed.ok) return renamed.value;
    switch (renamed.error.code) {
      case "no-such-filter":
        throw errors.NOT_FOUND();
      case "name-taken":
        throw errors.NAME_TAKEN();
      case "stale":
        throw errors.STALE({ data: conflictAnswer(renamed.error.conflict) });
    }
  }),
  remove: api.filters.remove.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const removed = await asViewer(
      context.headers,
      "sites.read",
      (viewer) => forgetFilter(viewer, input.id, expected),
      "write",
    );
    if (removed.ok) return { removed: removed.value };
    if (removed.error.code === "no-such-filter") throw errors.NOT_FOUND();
    throw errors.STALE({ data: conflictAnswer(removed.error.conflict) });
  }),
});
