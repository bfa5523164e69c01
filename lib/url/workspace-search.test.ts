import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SITE_STATES } from "@/lib/api/city";
import { SITE_SORTS } from "@/lib/api/sites";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { FIRST_TOPICS, MAP_TOPICS } from "./map-topics";
import {
  PLAN_VIEWS,
  printWorkspaceSearch,
  readWorkspaceSearch,
  roundView,
  type WorkspaceSearch,
} from "./workspace-search";

const read = (query: string) => readWorkspaceSearch(new URLSearchParams(query));

/** To a centimetre, as the map is pressed. */
const degrees = (most: number) => fc.integer({ min: -most * 1e4, max: most * 1e4 }).map((value) => value / 1e4 + 0);

const searches: fc.Arbitrary<WorkspaceSearch> = fc.record({
  at: fc.option(
    fc
      .record({
        zoom: fc.double({ min: 0, max: 22, noNaN: true }),
        lat: fc.double({ min: -84, max: 84, noNaN: true }),
        lon: fc.double({ min: -180, max: 180, noNaN: true }),
      })
      .map((view) => {
        const rounded = roundView(view);
        return { zoom: rounded.zoom + 0, lat: rounded.lat + 0, lon: rounded.lon + 0 };
      }),
    { nil: undefined },
  ),
  turn: fc.option(fc.record({ bearing: fc.integer({ min: -180, max: 180 }), pitch: fc.integer({ min: 1, max: 60 }) }), {
    nil: undefined,
  }),
  layers: fc.subarray([...MAP_TOPICS]),
  level: fc.constantFrom("required", "observe", "recognise", "detect"),
  q: fc.string({ maxLength: 100 }),
  kind: fc.subarray([...SITE_KINDS]),
  state: fc.subarray([...SITE_STATES]),
  sort: fc.constantFrom(...SITE_SORTS),
  order: fc.constantFrom("asc" as const, "desc" as const),
  page: fc.integer({ min: 1, max: 9999 }),
  site: fc.option(fc.uuid(), { nil: undefined }),
  candidates: fc.boolean(),
  fails: fc.boolean(),
  show: fc.constantFrom(...PLAN_VIEWS),
  beside: fc.option(fc.uuid(), { nil: undefined }),
  night: fc.boolean(),
  lamp: fc.integer({ min: 0, max: 60 }),
  eye: fc.option(fc.uuid(), { nil: undefined }),
  profile: fc.option(fc.uuid(), { nil: undefined }),
  gap: fc.option(fc.integer({ min: 1, max: 1e9 }), { nil: undefined }),
  camera: fc.option(fc.uuid(), { nil: undefined }),
  point: fc.option(
    fc
      .tuple(degrees(180), degrees(85), fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined }))
      .map(([lon, lat, layer]) => ({ lon, lat, ...(layer === undefined ? {} : { layer }) })),
    { nil: undefined },
  ),
});

describe("workspace search", () => {
  it("reads back whatever it prints", () => {
    fc.assert(
      fc.property(searches, (search) => {
        expect(read(printWorkspaceSearch(search))).toEqual(search);
      }),
    );
  });

  it("prints nothing for the state everybody starts in", () => {
    expect(printWorkspaceSearch(read(""))).toBe("");
  });

  it("keeps a link readable", () => {
    const search = read("at=15.5/32.04/118.78&layers=sites,gaps&kind=square,park&q=新街口");
    expect(printWorkspaceSearch(search)).toBe(
      `at=15.5/32.04/118.78&layers=sites,gaps&q=${encodeURIComponent("新街口")}&kind=square,park`,
    );
  });

  it("reads a point to every digit that a number has", () => {
    expect(read("point=118.79213956249826/32.0438430225/-1").point).toEqual({
      lon: 118.79213956249826,
      lat: 32.0438430225,
      layer: -1,
    });
  });

  it("can say that every layer is off", () => {
    expect(read("layers=").layers).toEqual([]);
  });

  it.each([
    ["at=15/91/118", "at", undefined],
    ["at=near/the/river", "at", undefined],
    ["at=15/32", "at", undefined],
    ["turn=10/99", "turn", undefined],
    ["layers=sites,moon", "layers", [...FIRST_TOPICS]],
    ["level=%3Cscript%3E", "level", "required"],
    ["kind=castle", "kind", []],
    ["state=wonderful", "state", []],
    ["sort=luck", "sort", "gapArea"],
    ["order=sideways", "order", "desc"],
    ["page=-3", "page", 1],
    ["site=42", "site", undefined],
    ["gap=none", "gap", undefined],
    ["candidates=perhaps", "candidates", false],
    ["camera=12", "camera", undefined],
    ["point=118.78", "point", undefined],
    ["point=118.78/99", "point", undefined],
    ["point=190/32", "point", undefined],
    ["point=118.78/32/street", "point", undefined],
  ])("falls back where %s cannot be read, and keeps the rest", (query, field, fallback) => {
    const search = read(`${query}&q=kept`);
    expect(search[field as keyof WorkspaceSearch]).toEqual(fallback);
    expect(search.q).toBe("kept");
  });

  it("never throws, whatever the link says", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("at", "turn", "layers", "page", "site", "gap", "point", "x"), fc.string())),
        (params) => {
          expect(() => readWorkspaceSearch(params)).not.toThrow();
        },
      ),
    );
  });
});
