import "server-only";
import { asViewer } from "@/lib/access/server/context";
import { drawGuarded } from "@/lib/guarded/server/draw-guarded";
import { editGuarded } from "@/lib/guarded/server/edit-guarded";
import { findTurn } from "@/lib/guarded/server/find-turn";
import { listGuarded } from "@/lib/guarded/server/list-guarded";
import { readCameraPrivacy } from "@/lib/guarded/server/read-camera-privacy";
import { removeGuarded, restoreGuarded } from "@/lib/guarded/server/remove-guarded";
import { api } from "./api";
import { conflictAnswer } from "./conflict-answer";
import { idempotent } from "./idempotent";
import { expectedVersion } from "./if-match";

const SEES = ["sites.read", "coverage.read"] as const;

/** Guarded grounds and what reaches them. */
export const guardedProcedures = api.guarded.router({
  list: api.guarded.list.handler(async ({ context, errors }) => {
    const grounds = await asViewer(context.headers, SEES, listGuarded);
    if (!grounds.ok) throw errors.NO_CITY();
    return grounds.value;
  }),
  camera: api.guarded.camera.handler(async ({ context, input, errors }) => {
    const found = await asViewer(context.headers, SEES, (reader) => readCameraPrivacy(reader, input.id));
    if (!found.ok) throw found.error.code === "no-city" ? errors.NO_CITY() : errors.NOT_FOUND();
    return found.value;
  }),
  turn: api.guarded.turn.handler(async ({ context, input, errors }) => {
    const turn = await asViewer(context.headers, SEES, (reader) => findTurn(reader, input.id));
    if (turn.ok) return turn.value;
    switch (turn.error.code) {
      case "no-city":
        throw errors.NO_CITY();
      case "no-such-camera":
        throw errors.NOT_FOUND();
      case "too-much":
        throw errors.TOO_MUCH();
    }
  }),
  create: api.guarded.create.handler(({ context, input, errors }) =>
    idempotent(context, "sites.edit", async (viewer) => {
      const drawn = await drawGuarded(viewer, input);
      if (drawn.ok) return drawn.value;
      switch (drawn.error.code) {
        case "no-city":
          throw errors.NO_CITY();
        case "outside":
          throw errors.OUTSIDE();
        case "consent":
          throw errors.CONSENT();
        case "no-area":
          throw errors.NO_AREA();
        case "too-small":
        case "too-large":
          throw errors.AREA({ data: { areaM2: drawn.error.areaM2 } });
      }
    }),
  ),
  edit: api.guarded.edit.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const edited = await asViewer(
      context.headers,
      "sites.edit",
      (viewer) => editGuarded(viewer, input, expected),
      "write",
    );
    if (edited.ok) return edited.value;
    switch (edited.error.code) {
      case "no-such-ground":
        throw errors.NOT_FOUND();
      case "consent":
        throw errors.CONSENT();
      case "stale":
        throw errors.STALE({ data: conflictAnswer(edited.error.conflict) });
    }
  }),
  remove: api.guarded.remove.handler(async ({ context, input, errors }) => {
    const expected = expectedVersion(context, input.id);
    const removed = await asViewer(
      context.headers,
      "sites.edit",
      (viewer) => removeGuarded(viewer, input, expected),
      "write",
    );
    if (removed.ok) return { removed: removed.value };
    if (removed.error.code === "no-such-ground") throw errors.NOT_FOUND();
    throw errors.STALE({ data: conflictAnswer(removed.error.conflict) });
  }),
  restore: api.guarded.restore.handler(({ context, input, errors }) =>
    idempotent(context, "sites.edit", async (viewer) => {
      const restored = await restoreGuarded(viewer, input);
      if (!restored.ok) throw errors.NOT_FOUND();
      return restored.value;
    }),
  ),
});
