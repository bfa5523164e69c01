import "server-only";
import { asViewer } from "@/lib/access/server/context";
import { changeCameras } from "@/lib/cameras/server/change-cameras";
import { editCamera } from "@/lib/cameras/server/edit-camera";
import { listCameras } from "@/lib/cameras/server/list-cameras";
import { listMounts } from "@/lib/cameras/server/list-mounts";
import { placeCamera } from "@/lib/cameras/server/place-camera";
import { readCamera } from "@/lib/cameras/server/read-camera";
import { removeCamera } from "@/lib/cameras/server/remove-camera";
import { restoreCamera } from "@/lib/cameras/server/restore-camera";
import { readCity } from "@/lib/city/server/read-city";
import { readHealth } from "@/lib/city/server/read-health";
import { addRequirement } from "@/lib/coverage/server/add-requirement";
import { askForCoverage } from "@/lib/coverage/server/ask-for-coverage";
import { cancelCoverage } from "@/lib/coverage/server/cancel-coverage";
import { editRequirement } from "@/lib/coverage/server/edit-requirement";
import { readCameraFailure } from "@/lib/coverage/server/read-failures";
import { readPoint } from "@/lib/coverage/server/read-point";
import { readProfile } from "@/lib/coverage/server/read-profile";
import { readRequirement } from "@/lib/coverage/server/read-site-requirements";
import { readSurroundings } from "@/lib/coverage/server/read-surroundings";
import { removeRequirement } from "@/lib/coverage/server/remove-requirement";
import { api } from "./api";
import { auditProcedures } from "./audit-procedures";
import { conflictAnswer } from "./conflict-answer";
import { grantProcedures } from "./grant-procedures";
import { guardedProcedures } from "./guarded-procedures";
import { idempotent } from "./idempotent";
import { expectedVersion } from "./if-match";
import { peopleProcedures } from "./people-procedures";
import { planProcedures } from "./plan-procedures";
import { savedFilterProcedures } from "./saved-filter-procedures";
import { sessionProcedures } from "./session-procedures";
import { siteProcedures } from "./site-procedures";

/** What every screen of a city needs to see. */
const SEES = ["sites.read", "coverage.read"] as const;

/** Every procedure of the API as one call of a use case; what a use case refuses becomes the contract's typed error. */
export const router = api.router({
  health: api.health.handler(() => readHealth()),
  session: sessionProcedures,
  audit: auditProcedures,
  people: peopleProcedures,
  grants: grantProcedures,
  plans: planProcedures,
  guarded: guardedProcedures,
  filters: savedFilterProcedures,
  city: {
    read: api.city.read.handler(async ({ context, errors }) => {
      const city = await asViewer(context.headers, SEES, readCity);
      if (!city.ok) throw errors.NO_CITY();
      return city.value;
    }),
  },
  sites: siteProcedures,
  cameras: {
    list: api.cameras.list.handler(async ({ context, input, errors }) => {
      const cameras = await asViewer(context.headers, SEES, (reader) => listCameras(reader, input));
      if (!cameras.ok) throw errors.NO_CITY();
      return cameras.value;
    }),
    read: api.cameras.read.handler(async ({ context, input, errors }) => {
      const camera = await asViewer(context.headers, SEES, (reader) => readCamera(reader, input.id));
      if (!camera.ok) throw camera.error.code === "no-city" ? errors.NO_CITY() : errors.NOT_FOUND();
      return camera.value;
    }),
    failure: api.cameras.failure.handler(async ({ context, input, errors }) => {
      const failure = await asViewer(context.headers, SEES, (reader) => readCameraFailure(reader, input.id));
      if (!failure.ok) throw failure.error.code === "no-city" ? errors.NO_CITY() : errors.NOT_FOUND();
      return failure.value;
    }),
    mounts: api.cameras.mounts.handler(async ({ context, input, errors }) => {
      const mounts = await asViewer(context.headers, SEES, (reader) => listMounts(reader, input));
      if (!mounts.ok) throw errors.NO_CITY();
      return mounts.value;
    }),
    profile: api.cameras.profile.handler(async ({ context, input, errors }) => {
      const profile = await asViewer(context.headers, SEES, (reader) => readProfile(reader, input));
      if (profile.ok) return profile.value;
      if (profile.error.code === "outside") throw errors.OUTSIDE();
      throw profile.error.code === "no-city" ? errors.NO_CITY() : errors.NOT_FOUND();
    }),
    surroundings: api.cameras.surroundings.handler(async ({ context, input, errors }) => {
      const around = await asViewer(context.headers, SEES, (reader) => readSurroundings(reader, input.id));
      if (around.ok) return around.value;
      switch (around.error.code) {
        case "no-city":
          throw errors.NO_CITY();
        case "no-such-camera":
          throw errors.NOT_FOUND();
        case "too-much":
          throw errors.TOO_MUCH();
      }
    }),
    edit: api.cameras.edit.handler(async ({ context, input, errors }) => {
      const expected = expectedVersion(context, input.id);
      const edited = await asViewer(
        context.headers,
        "cameras.edit",
        (viewer) => editCamera(viewer, input, expected),
        "write",
      );
      if (edited.ok) return edited.value;
      switch (edited.error.code) {
        case "no-such-camera":
          throw errors.NOT_FOUND();
        case "lens":
          throw errors.LENS();
        case "far":
          throw errors.FAR();
        case "facts":
          throw errors.FACTS({ data: edited.error.fault });
        case "stale":
          throw errors.STALE({ data: conflictAnswer(edited.error.conflict) });
      }
    }),
    create: api.cameras.create.handler(({ context, input, errors }) =>
      idempotent(context, "cameras.edit", async (viewer) => {
        const placed = await placeCamera(viewer, input);
        if (placed.ok) return placed.value;
        switch (placed.error.code) {
          case "no-city":
            throw errors.NO_CITY();
          case "lens":
            throw errors.LENS();
          case "outside":
            throw errors.OUTSIDE();
        }
      }),
    ),
    change: api.cameras.change.handler(({ context, input, errors }) =>
      idempotent(context, "cameras.edit", async (viewer) => {
        const changed = await changeCameras(viewer, input);
        if (changed.ok) return { cameras: changed.value };
        const { code, index } = changed.error;
        switch (code) {
          case "no-city":
            throw errors.NO_CITY();
          case "no-such-camera":
            throw errors.NOT_FOUND();
          case "stale":
            throw errors.CHANGED({ data: { index } });
          default:
            throw errors.IMPOSSIBLE({ data: { index } });
        }
      }),
    ),
    remove: api.cameras.remove.handler(async ({ context, input, errors }) => {
      const expected = expectedVersion(context, input.id);
      const removed = await asViewer(
        context.headers,
        "cameras.edit",
        (viewer) => removeCamera(viewer, input, expected),
        "write",
      );
      if (removed.ok) return { removed: removed.value };
      if (removed.error.code === "no-such-camera") throw errors.NOT_FOUND();
      throw errors.STALE({ data: conflictAnswer(removed.error.conflict) });
    }),
    restore: api.cameras.restore.handler(({ context, input, errors }) =>
      idempotent(context, "cameras.edit", async (viewer) => {
        const restored = await restoreCamera(viewer, input);
        if (!restored.ok) throw errors.NOT_FOUND();
        return restored.value;
      }),
    ),
  },
  requirements: {
    read: api.requirements.read.handler(async ({ context, input, errors }) => {
      const read = await asViewer(context.headers, "sites.read", (viewer) => readRequirement(viewer, input.id));
      if (!read.ok) throw errors.NOT_FOUND();
      return read.value;
    }),
    create: api.requirements.create.handler(({ context, input, errors }) =>
      idempotent(context, "requirements.edit", async (viewer) => {
        const added = await addRequirement(viewer, input);
        if (added.ok) return added.value;
        switch (added.error.code) {
          case "no-city":
            throw errors.NO_CITY();
          case "no-such-site":
            throw errors.NOT_FOUND();
          case "exists":
            throw errors.EXISTS({ data: { current: added.error.current } });
        }
      }),
    ),
    edit: api.requirements.edit.handler(async ({ context, input, errors }) => {
      const expected = expectedVersion(context, input.id);
      const edited = await asViewer(
        context.headers,
        "requirements.edit",
        (viewer) => editRequirement(viewer, input, expected),
        "write",
      );
      if (edited.ok) return edited.value;
      if (edited.error.code === "no-such-requirement") throw errors.NOT_FOUND();
      throw errors.STALE({ data: conflictAnswer(edited.error.conflict) });
    }),
    remove: api.requirements.remove.handler(async ({ context, input, errors }) => {
      const expected = expectedVersion(context, input.id);
      const removed = await asViewer(
        context.headers,
        "requirements.edit",
        (viewer) => removeRequirement(viewer, input, expected),
        "write",
      );
      if (removed.ok) return { removed: removed.value };
      if (removed.error.code === "no-such-requirement") throw errors.NOT_FOUND();
      throw errors.STALE({ data: conflictAnswer(removed.error.conflict) });
    }),
  },
  coverage: {
    point: api.coverage.point.handler(async ({ context, input, errors }) => {
      const point = await asViewer(context.headers, SEES, (reader) => readPoint(reader, input));
      if (!point.ok) throw point.error.code === "no-city" ? errors.NO_CITY() : errors.OUTSIDE();
      return point.value;
    }),
    compute: api.coverage.compute.handler(({ context, errors }) =>
      idempotent(context, "coverage.compute", async (viewer) => {
        const asked = await askForCoverage(viewer);
        if (!asked.ok) throw errors.NO_CITY();
        return asked.value;
      }),
    ),
    cancel: api.coverage.cancel.handler(({ context, errors }) =>
      idempotent(context, "coverage.compute", async (viewer) => {
        const cancelled = await cancelCoverage(viewer);
        if (!cancelled.ok) throw errors.NO_CITY();
        return cancelled.value;
      }),
    ),
  },
});
