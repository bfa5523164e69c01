import "server-only";
import { asViewer } from "@/lib/access/server/context";
import { readSiteDepths } from "@/lib/coverage/server/read-depths";
import { readSiteFailures } from "@/lib/coverage/server/read-failures";
import { readSiteNight } from "@/lib/coverage/server/read-night";
import { readSiteRequirements } from "@/lib/coverage/server/read-site-requirements";
import { changeSites } from "@/lib/sites/server/change-sites";
import { cutSite } from "@/lib/sites/server/cut-site";
import { drawSite } from "@/lib/sites/server/draw-site";
import { editSite } from "@/lib/sites/server/edit-site";
import { listSites } from "@/lib/sites/server/list-sites";
import { mergeSites } from "@/lib/sites/server/merge-sites";
import { readNeighbours } from "@/lib/sites/server/read-neighbours";
import { readSite } from "@/lib/sites/server/read-site";
import { redrawSite } from "@/lib/sites/server/redraw-site";
import { removeSite } from "@/lib/sites/server/remove-site";
import { restoreSite } from "@/lib/sites/server/restore-site";
import { api } from "./api";
import { conflictAnswer } from "./conflict-answer";
import { idempotent } from "./idempotent";
import { expectedVersion } from "./if-match";

const SEES = ["sites.read", "coverage.read"] as const;

/** Sites: what they are, and how people change them. */
export const siteProcedures = api.sites.router({
  list: api.sites.list.handler(async ({ context, input, errors }) => {
    const sites = await asViewer(context.headers, SEES, (reader) => listSites(reader, input));
    if (!sites.ok) throw errors.NO_CITY();
    return sites.value;
  }),
  read: api.sites.read.handler(async ({ context, input, errors }) => {
    const site = await asViewer(context.headers, SEES, (reader) => readSite(reader, input.id));
    if (!site.ok) throw site.error.code === "no-city" ? errors.NO_CITY() : errors.NOT_FOUND();
    return site.value;
  }),
  failures: api.sites.failures.handler(async ({ context, input, errors }) => {
    const failures = await asViewer(context.headers, SEES, (reader) => readSiteFailures(reader, input.id));
    if (!failures.ok) throw failures.error.code === "no-city" ? errors.NO_CITY() : errors.NOT_FOUND();
    return failures.value;
  }),
  depths: api.sites.depths.handler(async ({ context, input, errors }) => {
    const depths = await asViewer(context.headers, SEES, (reader) => readSiteDepths(reader, input));
    if (!depths.ok) throw depths.error.code === "no-city" ? errors.NO_CITY() : errors.NOT_FOUND();
    return depths.value;
  }),
  night: api.sites.night.handler(async ({ context, input, errors }) => {
    const night = await asViewer(context.headers, SEES, (reader) => readSiteNight(reader, input));
    if (!night.ok) throw night.error.code === "no-city" ? errors.NO_CITY() : errors.NOT_FOUND();
    return night.value;
  }),
  edit: api.sites.edit.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const edited = await asViewer(
      context.headers,
      "sites.edit",
      (viewer) => editSite(viewer, input, expected),
      "write",
    );
    if (edited.ok) return edited.value;
    switch (edited.error.code) {
      case "no-such-site":
        throw errors.NOT_FOUND();
      case "undecided-kind":
        throw errors.UNDECIDED_KIND();
      case "stale":
        throw errors.STALE({ data: conflictAnswer(edited.error.conflict) });
    }
  }),
  change: api.sites.change.handler(({ context, input, errors }) =>
    idempotent(context, "sites.edit", async (viewer) => {
      const changed = await changeSites(viewer, input);
      if (!changed.ok) throw errors.CHANGED({ data: { refused: [...changed.error.refused] } });
      return { sites: changed.value };
    }),
  ),
  create: api.sites.create.handler(({ context, input, errors }) =>
    idempotent(context, "sites.edit", async (viewer) => {
      const drawn = await drawSite(viewer, input);
      if (drawn.ok) return drawn.value;
      switch (drawn.error.code) {
        case "no-city":
          throw errors.NO_CITY();
        case "outside":
          throw errors.OUTSIDE();
        case "no-area":
          throw errors.NO_AREA();
        case "too-small":
        case "too-large":
          throw errors.AREA({ data: { areaM2: drawn.error.areaM2 } });
      }
    }),
  ),
  redraw: api.sites.redraw.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const drawn = await asViewer(
      context.headers,
      "sites.edit",
      (viewer) => redrawSite(viewer, input, expected),
      "write",
    );
    if (drawn.ok) return drawn.value;
    switch (drawn.error.code) {
      case "no-such-site":
        throw errors.NOT_FOUND();
      case "outside":
        throw errors.OUTSIDE();
      case "not-redrawn":
        throw errors.NOT_REDRAWN();
      case "others-changed":
        throw errors.CHANGED();
      case "no-area":
        throw errors.NO_AREA();
      case "too-small":
      case "too-large":
        throw errors.AREA({ data: { areaM2: drawn.error.areaM2 } });
      case "stale":
        throw errors.STALE({ data: conflictAnswer(drawn.error.conflict) });
    }
  }),
  cut: api.sites.cut.handler(({ context, input, errors }) =>
    idempotent(context, "sites.edit", async (viewer) => {
      const cut = await cutSite(viewer, input, expectedVersion(context, input.id));
      if (cut.ok) return cut.value;
      switch (cut.error.code) {
        case "no-such-site":
          throw errors.NOT_FOUND();
        case "not-parted":
          throw errors.NOT_PARTED();
        case "too-many":
          throw errors.PARTS();
        case "too-small":
          throw errors.AREA({ data: { areaM2: cut.error.areaM2 } });
        case "stale":
          throw errors.STALE({ data: conflictAnswer(cut.error.conflict) });
      }
    }),
  ),
  neighbours: api.sites.neighbours.handler(async ({ context, input, errors }) => {
    const read = await asViewer(context.headers, "sites.read", (reader) => readNeighbours(reader, input.id));
    if (!read.ok) throw errors.NOT_FOUND();
    return read.value;
  }),
  merge: api.sites.merge.handler(({ context, input, errors }) =>
    idempotent(context, "sites.edit", async (viewer) => {
      const merged = await mergeSites(viewer, input, expectedVersion(context, input.id));
      if (merged.ok) return merged.value;
      switch (merged.error.code) {
        case "no-such-site":
          throw errors.NOT_FOUND();
        case "layer":
          throw errors.LAYER();
        case "other-changed":
          throw errors.CHANGED();
        case "apart":
          throw errors.APART({ data: { apartM: merged.error.apartM } });
        case "too-large":
          throw errors.AREA({ data: { areaM2: merged.error.areaM2 } });
        case "stale":
          throw errors.STALE({ data: conflictAnswer(merged.error.conflict) });
      }
    }),
  ),
  remove: api.sites.remove.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const removed = await asViewer(
      context.headers,
      "sites.edit",
      (viewer) => removeSite(viewer, input, expected),
      "write",
    );
    if (removed.ok) return { removed: removed.value };
    switch (removed.error.code) {
      case "no-such-site":
        throw errors.NOT_FOUND();
      case "stale":
        throw errors.STALE({ data: conflictAnswer(removed.error.conflict) });
    }
  }),
  restore: api.sites.restore.handler(({ context, input, errors }) =>
    idempotent(context, "sites.edit", async (viewer) => {
      const restored = await restoreSite(viewer, input);
      if (!restored.ok) throw errors.NOT_FOUND();
      return restored.value;
    }),
  ),
  requirements: api.sites.requirements.handler(async ({ context, input, errors }) => {
    const read = await asViewer(context.headers, "sites.read", (viewer) => readSiteRequirements(viewer, input.id));
    if (!read.ok) throw errors.NOT_FOUND();
    return read.value;
  }),
});
