import type { Map as MapLibre } from "maplibre-gl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMapEngine } from "./engine";
import type { FeatureMark, MapLayer, MapScene } from "./map-layer";

/** A map that keeps sources, layers and marks as MapLibre does: strictly, and marks only as long as their source. */
class FakeMap {
  readonly sources = new Map<string, unknown>();
  readonly layers: { id: string; source: string }[] = [];
  readonly marks = new Map<string, Set<string>>();
  readonly #listeners = new Map<string, Set<() => void>>();
  draws = 0;
  repaints = 0;
  refuses = "";
  styled = false;

  isStyleLoaded() {
    return this.styled;
  }

  on(event: string, listener: () => void) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }
  once(event: string, listener: () => void) {
    const once = () => {
      this.off(event, once);
      listener();
    };
    this.on(event, once);
  }
  off(event: string, listener: () => void) {
    this.#listeners.get(event)?.delete(listener);
  }
  fire(event: string) {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener();
  }
  triggerRepaint() {
    this.repaints++;
  }
  getSource(id: string) {
    return this.sources.get(id);
  }
  addSource(id: string, spec: object) {
    if (this.sources.has(id)) throw new Error(`source ${id} is there already`);
    const setTiles = (tiles: readonly string[]) => this.sources.set(id, { ...spec, tiles, setTiles });
    this.sources.set(id, { ...spec, setTiles });
  }
  removeSource(id: string) {
    if (this.layers.some(({ source }) => source === id)) throw new Error(`source ${id} is in use`);
    this.sources.delete(id);
    for (const key of [...this.marks.keys()]) if (key.startsWith(`${id}/`)) this.marks.delete(key);
  }
  getLayer(id: string) {
    return this.layers.find((layer) => layer.id === id);
  }
  addLayer(layer: { id: string; source: string }) {
    this.draws += 1;
    if (layer.id === this.refuses) throw new Error(`cannot draw ${layer.id}`);
    if (this.getLayer(layer.id)) throw new Error(`layer ${layer.id} is there already`);
    this.layers.push(layer);
  }
  removeLayer(id: string) {
    if (!this.getLayer(id)) throw new Error(`no layer ${id}`);
    this.layers.splice(0, this.layers.length, ...this.layers.filter((layer) => layer.id !== id));
  }
  setFeatureState({ source, sourceLayer, id }: { source: string; sourceLayer: string; id: number }, state: object) {
    if (!this.sources.has(source)) throw new Error(`no source ${source}`);
    const key = `${source}/${sourceLayer}/${id}`;
    this.marks.set(key, new Set([...(this.marks.get(key) ?? []), ...Object.keys(state)]));
  }
  removeFeatureState({ source, sourceLayer, id }: { source: string; sourceLayer: string; id: number }, state: string) {
    this.marks.get(`${source}/${sourceLayer}/${id}`)?.delete(state);
  }
  shownMarks() {
    return [...this.marks].flatMap(([key, states]) => [...states].map((state) => `${key} ${state}`)).sort();
  }
}

const layer = (id: string, version = "1", source = "sites"): MapLayer => ({
  id,
  band: "sites",
  source: { id: source, spec: { type: "vector", tiles: [`https://example.test/${source}/{z}/{x}/{y}?v=${version}`] } },
  style: [{ id: `${id}-fill`, type: "fill", "source-layer": "sites" }],
});
const mark = (number: number, state: FeatureMark["state"] = "selected", source = "sites"): FeatureMark => ({
  source,
  sourceLayer: "sites",
  number,
  state,
});
const scene = (layers: readonly MapLayer[], marks: readonly FeatureMark[] = []): MapScene => ({ layers, marks });

let frames: FrameRequestCallback[] = [];
const nextFrame = () => {
  const due = frames;
  frames = [];
  for (const draw of due) draw(0);
};

beforeEach(() => {
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (draw: FrameRequestCallback) => frames.push(draw));
  vi.stubGlobal("cancelAnimationFrame", () => {
    frames = [];
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function start() {
  const map = new FakeMap();
  const faults: unknown[] = [];
  const engine = createMapEngine(map as unknown as MapLibre, (fault) => faults.push(fault));
  return { map, engine, faults };
}
function started() {
  const all = start();
  all.map.fire("load");
  return all;
}

it("draws on a map whose style was loaded before anybody listened", () => {
  const map = new FakeMap();
  map.styled = true;
  const engine = createMapEngine(map as unknown as MapLibre, () => undefined);
  engine.show(scene([layer("sites")]));
  nextFrame();
  expect(map.layers.map(({ id }) => id)).toEqual(["sites-fill"]);
});

describe("a map engine", () => {
  it("waits for the map's first style, and draws only the last scene asked for", () => {
    const { map, engine } = start();
    engine.show(scene([layer("old")]));
    engine.show(scene([layer("new")]));
    nextFrame();
    expect(map.layers).toEqual([]);
    expect(engine.settled()).toBe(false);
    map.fire("load");
    nextFrame();
    expect(map.layers.map(({ id }) => id)).toEqual(["new-fill"]);
    expect(engine.settled()).toBe(true);
  });

  it("folds what is asked for within a frame", () => {
    const { map, engine } = started();
    for (let i = 0; i < 50; i++) engine.show(scene([layer(`a${i}`)]));
    nextFrame();
    expect(map.draws).toBe(1);
  });

  it("has the map drawn once more after a scene that changes nothing, so that it reports being idle", () => {
    const { map, engine } = started();
    const layers = [layer("a")];
    engine.show(scene(layers));
    nextFrame();
    const before = map.repaints;
    engine.show(scene(layers));
    nextFrame();
    expect(map.repaints).toBe(before + 1);
    expect(engine.settled()).toBe(true);
  });

  it("moves marks without touching layers", () => {
    const { map, engine } = started();
    const layers = [layer("a")];
    engine.show(scene(layers, [mark(1), mark(2, "hovered")]));
    nextFrame();
    expect(map.shownMarks()).toEqual(["sites/sites/1 selected", "sites/sites/2 hovered"]);
    engine.show(scene(layers, [mark(2)]));
    nextFrame();
    expect(map.shownMarks()).toEqual(["sites/sites/2 selected"]);
    expect(map.draws).toBe(1);
  });

  it("keeps marks when their tiles are replaced by newer ones", () => {
    const { map, engine } = started();
    engine.show(scene([layer("a", "1")], [mark(7)]));
    nextFrame();
    engine.show(scene([layer("a", "2")], [mark(7)]));
    nextFrame();
    expect(map.shownMarks()).toEqual(["sites/sites/7 selected"]);
    // What was drawn stays on the map until the new tiles are there.
    expect(map.draws).toBe(1);
  });

  it("puts marks on sources that come later, and forgets them with sources that go", () => {
    const { map, engine } = started();
    const marks = [mark(1, "selected", "coverage")];
    engine.show(scene([layer("a")], marks));
    nextFrame();
    expect(map.shownMarks()).toEqual([]);
    engine.show(scene([layer("a"), layer("b", "1", "coverage")], marks));
    nextFrame();
    expect(map.shownMarks()).toEqual(["coverage/sites/1 selected"]);
    engine.show(scene([layer("a")], marks));
    nextFrame();
    engine.show(scene([layer("a"), layer("b", "1", "coverage")], []));
    nextFrame();
    expect(map.shownMarks()).toEqual([]);
  });

  it("says what it could not draw, and draws the next scene from an empty map", () => {
    const { map, engine, faults } = started();
    engine.show(scene([layer("a")]));
    nextFrame();
    map.refuses = "c-fill";
    engine.show(scene([layer("b"), layer("c")], [mark(1)]));
    nextFrame();
    expect(faults).toEqual([new Error("cannot draw c-fill")]);
    expect([map.layers, [...map.sources]]).toEqual([[], []]);
    map.refuses = "";
    engine.show(scene([layer("b"), layer("c")], [mark(1)]));
    nextFrame();
    expect(map.layers.map(({ id }) => id)).toEqual(["b-fill", "c-fill"]);
    expect(map.shownMarks()).toEqual(["sites/sites/1 selected"]);
  });

  it("draws everything again after the graphics card came back", () => {
    const { map, engine } = started();
    engine.show(scene([layer("a")], [mark(1)]));
    nextFrame();
    map.fire("webglcontextlost");
    map.marks.clear();
    engine.show(scene([layer("b")], [mark(1)]));
    nextFrame();
    expect(map.layers.map(({ id }) => id)).toEqual(["a-fill"]);
    map.fire("webglcontextrestored");
    map.fire("idle");
    nextFrame();
    expect(map.layers.map(({ id }) => id)).toEqual(["b-fill"]);
    expect(map.shownMarks()).toEqual(["sites/sites/1 selected"]);
  });

  it("writes nothing once removed", () => {
    const { map, engine } = started();
    engine.show(scene([layer("a")]));
    engine.remove();
    engine.show(scene([layer("b")]));
    nextFrame();
    expect(map.layers).toEqual([]);
  });
});
