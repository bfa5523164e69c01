"use client";

import { useQuery } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useRef, useState } from "react";
import { ConflictDialog } from "@/app/_components/conflict-dialog";
import { useRecordEdit } from "@/app/_components/use-record-edit";
import type { CameraFieldsDto } from "@/lib/api/camera-edit";
import type { CameraDto } from "@/lib/api/cameras";
import { api } from "@/lib/api/client/api";
import { type MovePreviews, openMovePreviews } from "@/lib/coverage/client/move-previews";
import type { Pose, Preview } from "@/lib/coverage/moved-camera";
import type { Surroundings } from "@/lib/coverage/surroundings";
import { cameraFields, useCameraWords } from "./camera-words";
import { useEditHistory } from "./edit-history";
import { revertChanges } from "./revert-changes";
import { sendCameraEdit } from "./send-camera-edit";
import { useAfterEdit } from "./use-after-edit";
import { useMay } from "./use-may";
import { cameraOptions } from "./use-selection";
import { useWorkspaceSearch } from "./use-workspace-search";
import { useWaitingEdits } from "./waiting-edits";
import { useStage } from "./workspace-state";

/**
 * Where the selected camera is tried. `trying` while it is held; `saving` until the server has the place; `saved` until the server's own figures and shapes are
 * there, and `landed` until they are drawn, which then take the preview's place.
 */
type Phase = "idle" | "trying" | "saving" | "saved" | "landed";

export type CameraMove = {
  /** The camera that may be moved, and all that decides what becomes of it; null while there is none. */
  readonly camera: CameraDto | null;
  readonly around: Surroundings | null;
  /** Why it cannot be moved with its coverage in sight; null if it can. */
  readonly problem: "too-much" | "failed" | null;
  readonly phase: Phase;
  readonly pose: Pose | null;
  /** How all stood before, and as it would be. */
  readonly before: Preview | null;
  readonly preview: Preview | null;
  readonly attempt: (pose: Pose) => void;
  /** Tries a pose that the hand did not choose: it waits for whoever looks at it to save it or give it up. */
  readonly propose: (pose: Pose) => void;
  readonly proposed: boolean;
  readonly finish: () => void;
  readonly cancel: () => void;
  /** The map has drawn the tiles of a version. */
  readonly drawn: (dataVersion: string) => void;
};

const Context = createContext<CameraMove | null>(null);

/** The selected camera while it is moved or turned on the map. */
export function useCameraMove(): CameraMove {
  const value = useContext(Context);
  if (value === null) throw new TypeError("must be used inside CameraMoveProvider");
  return value;
}

/** What makes the addresses of tiles new when their content is. */
export function tilesVersion({ changedAt, coverage }: ReturnType<typeof useStage>["city"]): string {
  return `${changedAt ?? ""} ${coverage?.computedAt ?? ""}`;
}

/** Keeps what the map, the card and the list tell each other of a camera that is moved. */
export function CameraMoveProvider({ children }: { readonly children: ReactNode }) {
  const t = useTranslations();
  const { message } = App.useApp();
  const { search } = useWorkspaceSearch();
  const { city } = useStage();
  const mayEdit = useMay("cameras.edit");
  const { data: camera = null } = useQuery(cameraOptions(search.camera));
  // a retired one covers nothing, wherever it is
  const wanted = mayEdit && camera !== null && camera.state !== "retired";
  const { data: around = null, error } = useQuery({
    ...api.cameras.surroundings.queryOptions({ input: { id: search.camera ?? "" } }),
    enabled: wanted,
    retry: false,
  });
  const previews = useRef<MovePreviews | null>(null);
  const [phase, setPhase] = useState<Phase>("idle");
  const [pose, setPose] = useState<Pose | null>(null);
  const [proposed, setProposed] = useState(false);
  const [before, setBefore] = useState<Preview | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [computedAt, setComputedAt] = useState<string | null>(null);

  const forget = () => {
    setPhase("idle");
    setPose(null);
    setPreview(null);
    setBefore(null);
  };
  const attempt = (next: Pose, byProposal: boolean) => {
    setPhase("trying");
    setProposed(byProposal);
    setPose(next);
    previews.current?.ask(next);
  };
  const afterEdit = useAfterEdit();
  const { rememberEdit } = useEditHistory();
  const { keep } = useWaitingEdits();
  const words = useCameraWords();
  const edit = useRecordEdit<CameraFieldsDto>(
    sendCameraEdit,
    (saved, was) => {
      rememberEdit("camera", was, saved);
      const back = revertChanges(saved, was);
      setPhase("saved");
      const { position, bearing, heightM, tilt } = saved;
      const place: Pose = { lon: position[0], lat: position[1], bearing, heightM, ...(tilt === null ? {} : { tilt }) };
      // Of two people's places the server keeps one, and that is shown.
      setPose(place);
      previews.current?.ask(place);
      const undo = () => {
        setPhase("saving");
        setComputedAt(latest.current);
        void edit.save(saved, back);
      };
      afterEdit({ computes: true, ...(Object.keys(back).length > 0 ? { undo } : {}) });
    },
    (base, changes, reason) => {
      const kept = keep({ kind: "camera", base, changes, reason });
      if (kept) forget();
      return kept;
    },
  );
  const latest = useRef(city.coverage?.computedAt ?? null);
  // Follows the city, for a message that outlives the drawing in which it was written.
  useEffect(() => {
    latest.current = city.coverage?.computedAt ?? null;
  });

  const refused = useEffectEvent(() => {
    if (edit.problem) void message.error({ key: "move", content: t(`edit.problem.${edit.problem}`) });
    forget();
  });
  // Follows what the server refused: all stands again as it did.
  useEffect(() => {
    if (edit.problem !== null) refused();
  }, [edit.problem]);

  const stopped = useEffectEvent(() => {
    void message.error({ key: "move", content: t("move.failed") });
    forget();
  });
  const moved = useEffectEvent((found: Preview, ms: number) => {
    document.documentElement.dataset.moveMs = ms.toFixed(2);
    if (phase !== "idle") setPreview(found);
  });
  const kept = useEffectEvent((found: Preview) => {
    // A camera that was just saved keeps what it was compared with until the server's answer is shown; one that is held already had nothing yet.
    if (phase === "idle" || before === null) setBefore(found);
  });
  // Follows the surroundings: one worker for each.
  useEffect(() => {
    if (!around) return;
    const opened = openMovePreviews(around, { ready: kept, moved, fault: stopped });
    previews.current = opened;
    return () => {
      previews.current = null;
      opened.end();
    };
  }, [around]);

  const selected = search.camera;
  const dropped = useEffectEvent(() => forget());
  // Follows the selection: what was tried of another camera is over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new selection drops what was tried
  useEffect(() => () => dropped(), [selected]);

  const value = ((): CameraMove => {
    const usable = wanted && around && around.camera.id === camera.id ? around : null;
    const tooMuch = error !== null && "code" in error && error.code === "TOO_MUCH";
    return {
      camera: usable && camera,
      around: usable,
      problem: !wanted || error === null ? null : tooMuch ? "too-much" : "failed",
      phase,
      pose,
      before,
      preview,
      attempt(next) {
        attempt(next, false);
      },
      propose(next) {
        attempt(next, true);
      },
      proposed: proposed && phase === "trying",
      finish() {
        if (!camera || !pose || phase !== "trying") return;
        const fields = cameraFields(camera);
        const [lon, lat] = fields.position;
        const { bearing, heightM = fields.heightM, tilt = fields.tilt } = pose;
        const changes = {
          ...(pose.lon === lon && pose.lat === lat ? {} : { position: [pose.lon, pose.lat] as [number, number] }),
          ...(bearing === fields.bearing ? {} : { bearing }),
          ...(heightM === fields.heightM ? {} : { heightM }),
          ...(tilt === fields.tilt ? {} : { tilt }),
        };
        if (Object.keys(changes).length === 0) return forget();
        setPhase("saving");
        setComputedAt(latest.current);
        performance.mark("camera-released");
        void edit.save(fields, changes);
      },
      cancel: forget,
      drawn(version) {
        if (phase === "landed") return forget();
        const shown = city.coverage;
        if (phase !== "saved" || !shown || shown.stale || shown.computedAt === computedAt) return;
        if (version !== tilesVersion(city)) return;
        if (performance.getEntriesByName("camera-released").length > 0) {
          performance.measure("camera-shown", "camera-released");
          performance.clearMarks("camera-released");
        }
        setPhase("landed");
      },
    };
  })();

  return (
    <Context value={value}>
      {children}
      {edit.conflict && (
        <ConflictDialog
          key={edit.conflict.current.version}
          conflict={edit.conflict}
          words={words}
          saving={edit.saving}
          onSave={(fields) => void edit.settle(fields)}
          onCancel={() => {
            edit.dismiss();
            forget();
          }}
        />
      )}
    </Context>
  );
}
