import { expect, test } from "vitest";
import type { Pose, Preview } from "../moved-camera";
import type { Surroundings } from "../surroundings";
import type { FromWorker, ToWorker } from "./answer-moves";
import { openMovePreviews } from "./move-previews";

/** A worker that answers when it is told to. */
class SlowWorker extends EventTarget {
  readonly told: ToWorker[] = [];
  postMessage(told: ToWorker) {
    this.told.push(told);
  }
  terminate() {}
  answer(data: FromWorker) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

const pose = (lon: number): Pose => ({ lon, lat: 32, bearing: 0 });
const preview = (lon: number): Preview => ({ pose: pose(lon), footprints: [], sites: [] });

test("the newest pose wins: what was asked for in between is never computed", () => {
  const worker = new SlowWorker();
  const heard: number[] = [];
  const faults: string[] = [];
  const previews = openMovePreviews(
    {} as Surroundings,
    { ready: () => {}, moved: ({ pose }) => heard.push(pose.lon), fault: (message) => faults.push(message) },
    () => worker as unknown as Worker,
  );
  for (const lon of [1, 2, 3, 4]) previews.ask(pose(lon));
  const asked = () => worker.told.flatMap((told) => (told.type === "move" ? [told.pose.lon] : []));
  expect(asked()).toEqual([1]);
  worker.answer({ type: "moved", asked: 1, preview: preview(1), ms: 1 });
  expect(asked()).toEqual([1, 4]);
  worker.answer({ type: "fault", message: "no memory" });
  previews.ask(pose(5));
  worker.answer({ type: "moved", asked: 3, preview: preview(5), ms: 1 });
  expect(asked()).toEqual([1, 4, 5]);
  expect(heard).toEqual([1, 5]);
  expect(faults).toEqual(["no memory"]);
});
