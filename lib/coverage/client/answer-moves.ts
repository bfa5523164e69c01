import { MovedCamera, type Pose, type Preview } from "../moved-camera";
import type { Surroundings } from "../surroundings";
import { loadKernel } from "./load-kernel";

/** What the page tells the worker: the surroundings of a camera, then where it is tried. */
export type ToWorker =
  | { readonly type: "surroundings"; readonly around: Surroundings }
  | { readonly type: "move"; readonly asked: number; readonly pose: Pose };

/** What the worker answers: once, how all stands; then each move. `ms` is what computing it took. */
export type FromWorker =
  | { readonly type: "ready"; readonly before: Preview; readonly compiled: boolean; readonly ms: number }
  | { readonly type: "moved"; readonly asked: number; readonly preview: Preview; readonly ms: number }
  | { readonly type: "fault"; readonly message: string };

/** Answers the page whose worker this thread is, one message after the other. */
export function answerMoves(): void {
  let moved: Promise<MovedCamera> | null = null;
  const tell = (answer: FromWorker) => globalThis.postMessage(answer);
  const answer = async (told: ToWorker) => {
    if (told.type === "surroundings") {
      moved = loadKernel().then(({ kernel, compiled }) => {
        const started = performance.now();
        const made = new MovedCamera(told.around, kernel);
        const { lon, lat, bearing } = told.around.camera;
        tell({ type: "ready", before: made.at({ lon, lat, bearing }), compiled, ms: performance.now() - started });
        return made;
      });
      await moved;
      return;
    }
    const camera = await moved;
    if (!camera) return;
    const started = performance.now();
    const preview = camera.at(told.pose);
    tell({ type: "moved", asked: told.asked, preview, ms: performance.now() - started });
  };
  globalThis.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
    answer(data).catch((fault: unknown) =>
      tell({ type: "fault", message: fault instanceof Error ? fault.message : String(fault) }),
    );
  });
}
