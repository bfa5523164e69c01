import type { Map as MapLibre } from "maplibre-gl";
import { expect, it } from "vitest";
import { followCamera } from "./follow-camera";

/** A map that stands somewhere, tells who listens when it moves, and notes where it was put. */
class FakeMap {
  readonly listeners = new Set<() => void>();
  readonly put: object[] = [];
  at = { center: [118.78, 32.04], zoom: 16, bearing: 30, pitch: 40, padding: { left: 400 } };

  on(_: string, listener: () => void) {
    this.listeners.add(listener);
  }
  off(_: string, listener: () => void) {
    this.listeners.delete(listener);
  }
  move(to: Partial<FakeMap["at"]>) {
    this.at = { ...this.at, ...to };
    for (const listener of this.listeners) listener();
  }
  jumpTo(to: object) {
    this.put.push(to);
  }
  getCenter = () => this.at.center;
  getZoom = () => this.at.zoom;
  getBearing = () => this.at.bearing;
  getPitch = () => this.at.pitch;
  getPadding = () => this.at.padding;
}

it("puts one map where the other is at once and whenever that moves, until it is ended", () => {
  const [first, second] = [new FakeMap(), new FakeMap()];
  const end = followCamera(first as unknown as MapLibre, second as unknown as MapLibre);
  expect(second.put).toEqual([first.at]);
  first.move({ zoom: 17, padding: { left: 0 } });
  expect(second.put.at(-1)).toEqual(first.at);
  end();
  first.move({ zoom: 18 });
  expect(second.put).toHaveLength(2);
});
