import fc from "fast-check";
import type { LayerSpecification, VectorSourceSpecification } from "maplibre-gl";
import { describe, expect, it } from "vitest";
import { BANDS } from "./bands";
import type { MapLayer } from "./map-layer";
import { type StyleChange, styleChanges } from "./style-changes";
import { EMPTY_PLAN, planStyle, type StylePlan } from "./style-plan";

const SOURCE: VectorSourceSpecification = { type: "vector", tiles: ["https://example.test/{z}/{x}/{y}"] };

function layer(id: string, more: Partial<MapLayer> & { colour?: string } = {}): MapLayer {
  const { colour = "#000000", ...rest } = more;
  return {
    id,
    band: "sites",
    source: { id: "s", spec: SOURCE },
    style: [{ id: `${id}-fill`, type: "fill", "source-layer": "x", paint: { "fill-color": colour } }],
    ...rest,
  };
}

/** A map that knows only the order of its layers and what is set on them. */
function apply(
  shown: StylePlan,
  changes: readonly StyleChange[],
): { layers: LayerSpecification[]; sources: Set<string> } {
  const layers = shown.layers.map((each) => structuredClone(each));
  const sources = new Set(shown.sources.keys());
  const at = (id: string) => {
    const index = layers.findIndex((each) => each.id === id);
    if (index < 0) throw new Error(`no layer ${id}`);
    return index;
  };
  for (const change of changes) {
    switch (change.type) {
      case "remove-layer":
        layers.splice(at(change.id), 1);
        break;
      case "add-layer": {
        const source = (change.layer as { source: string }).source;
        if (!sources.has(source)) throw new Error(`no source ${source}`);
        layers.splice(change.before === undefined ? layers.length : at(change.before), 0, change.layer);
        break;
      }
      case "remove-source":
        if (layers.some((each) => "source" in each && each.source === change.id)) throw new Error("source in use");
        sources.delete(change.id);
        break;
      case "add-source":
        sources.add(change.id);
        break;
      case "set-paint": {
        const target = layers[at(change.id)] as { paint?: Record<string, unknown> };
        target.paint = { ...target.paint, [change.name]: change.value };
        break;
      }
      default:
        break;
    }
  }
  return { layers, sources };
}

const scenes = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      band: fc.constantFrom(...BANDS),
      source: fc.constantFrom("s", "t"),
      colour: fc.constantFrom("#111111", "#222222"),
    }),
    { selector: ({ id }) => id },
  )
  .map((items) =>
    planStyle(
      items.map(({ id, band, source, colour }) => layer(id, { band, colour, source: { id: source, spec: SOURCE } })),
    ),
  );

describe("styleChanges", () => {
  it("leads from any style to any other, in an order the map can take", () => {
    fc.assert(
      fc.property(scenes, scenes, (shown, wanted) => {
        const result = apply(shown, styleChanges(shown, wanted));
        expect(result.layers).toEqual(wanted.layers);
        expect(result.sources).toEqual(new Set(wanted.sources.keys()));
      }),
    );
  });

  it("does nothing when nothing changed", () => {
    fc.assert(
      fc.property(scenes, (plan) => {
        expect(styleChanges(plan, plan)).toEqual([]);
      }),
    );
  });

  it("repaints without touching the tiles", () => {
    const before = planStyle([layer("a", { colour: "#111111" })]);
    const after = planStyle([layer("a", { colour: "#222222" })]);
    expect(styleChanges(before, after)).toEqual([
      { type: "set-paint", id: "a-fill", name: "fill-color", value: "#222222" },
    ]);
  });

  it("replaces the data of a GeoJSON source in place", () => {
    const data = (x: number): MapLayer =>
      layer("a", { source: { id: "g", spec: { type: "geojson", data: { type: "Point", coordinates: [x, 0] } } } });
    expect(styleChanges(planStyle([data(1)]), planStyle([data(2)]))).toEqual([
      { type: "set-data", id: "g", data: { type: "Point", coordinates: [2, 0] } },
    ]);
  });
});

describe("planStyle", () => {
  it("puts bands from the ground up, whatever order the layers come in", () => {
    const plan = planStyle([layer("top", { band: "cameras" }), layer("low", { band: "basemap" })]);
    expect(plan.layers.map(({ id }) => id)).toEqual(["low-fill", "top-fill"]);
  });

  it("refuses two parts of one name and two meanings of one source", () => {
    expect(() => planStyle([layer("a"), layer("a")])).toThrow(RangeError);
    const other = layer("b", { source: { id: "s", spec: { type: "vector", tiles: ["https://example.test/other"] } } });
    expect(() => planStyle([layer("a"), other])).toThrow(RangeError);
    expect(planStyle([])).toEqual(EMPTY_PLAN);
  });
});
