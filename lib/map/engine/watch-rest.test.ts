import type { Map as MapLibre } from "maplibre-gl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchRest } from "./watch-rest";

/** A map that tells who listens what happens to it. */
class FakeMap {
  readonly listeners = new Map<string, () => void>();
  moving = false;
  repaints = 0;

  on(event: string, listener: () => void) {
    this.listeners.set(event, listener);
  }
  off(event: string) {
    this.listeners.delete(event);
  }
  fire(event: string) {
    this.listeners.get(event)?.();
  }
  triggerRepaint() {
    this.repaints += 1;
  }
  isMoving = () => this.moving;
  areTilesLoaded = () => true;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("says idle once all that was asked for is drawn, and busy again with the next picture", () => {
  const map = new FakeMap();
  const said: string[] = [];
  let settled = false;
  const end = watchRest(
    map as unknown as MapLibre,
    () => settled,
    (state) => said.push(state),
  );
  map.fire("idle");
  settled = true;
  map.fire("idle");
  map.fire("render");
  expect(said).toEqual(["busy", "idle", "busy"]);
  end();
  map.fire("idle");
  expect(said).toHaveLength(3);
});

it("has a map that waits for nothing drawn again while it is busy, as it may not say so itself", () => {
  const map = new FakeMap();
  const end = watchRest(
    map as unknown as MapLibre,
    () => true,
    () => undefined,
  );
  vi.advanceTimersByTime(300);
  expect(map.repaints).toBe(1);
  map.moving = true;
  vi.advanceTimersByTime(300);
  expect(map.repaints).toBe(1);
  map.fire("idle");
  map.moving = false;
  vi.advanceTimersByTime(300);
  expect(map.repaints).toBe(1);
  end();
});
