import { describe, expect, it } from "vitest";
import { parseScene } from "./parse-scene";

const good = () => ({
  targetHeight: 1.6,
  levels: { observe: 62.5 },
  site: { polygon: [box(0, 0, 60)], z: 0 },
  cameras: [
    { id: "c1", x: 5, y: 2, z: 6, bearing: 45, tilt: 20, hfov: 90, widthPx: 2560, heightPx: 1440 },
    { id: "c2", kind: "panoramic", x: 50, y: 30, z: 5, widthPx: 3840, maxRange: 25 },
  ],
  obstacles: [{ id: "o1", polygon: [box(20, 10, 8)], top: 12 }],
});

const box = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];
/** A good scene with some fields changed; undefined leaves one out, as JSON does. */
const changed = (fields: Record<string, unknown>) => ({ ...good(), ...fields });
const camera = (index: number, fields: Record<string, unknown>) =>
  changed({ cameras: good().cameras.map((item, i) => (i === index ? { ...item, ...fields } : item)) });
const obstacle = (fields: Record<string, unknown>) => changed({ obstacles: [{ ...good().obstacles[0], ...fields }] });
const site = (...polygon: unknown[]) => changed({ site: { polygon } });
const refusal = (input: unknown) => {
  const result = parseScene(input);
  return result.ok ? "taken" : [result.error.code, result.error.path];
};

describe("parseScene", () => {
  it("fills in defaults and drops closing and repeated points", () => {
    const result = parseScene(
      JSON.stringify({
        targetHeight: 1.6,
        levels: { observe: 62.5 },
        site: {
          polygon: [
            [
              [0, 0],
              [0, 0],
              [60, 0],
              [60, 40],
              [60, 40],
              [0, 40],
              [0, 0],
            ],
          ],
        },
        cameras: [{ id: "c", kind: "panoramic", x: 1, y: 2, widthPx: 100 }],
      }),
    );
    expect(result).toEqual({
      ok: true,
      value: {
        targetHeight: 1.6,
        levels: { observe: 62.5 },
        site: {
          polygon: [
            [
              [0, 0],
              [60, 0],
              [60, 40],
              [0, 40],
            ],
          ],
          z: 0,
          layer: 0,
        },
        cameras: [
          {
            id: "c",
            kind: "panoramic",
            x: 1,
            y: 2,
            z: 0,
            layer: 0,
            bearing: 0,
            tilt: 0,
            hfov: 90,
            widthPx: 100,
            heightPx: 1,
          },
        ],
        obstacles: [],
      },
    });
  });

  it.each<[string, unknown, string, string]>([
    ["no JSON", "{", "not-json", ""],
    ["NaN, which JSON has not", '{"targetHeight":NaN}', "not-json", ""],
    ["a list", [], "not-json", ""],
    ["no camera list", changed({ cameras: {} }), "not-a-list", "cameras"],
    ["no obstacle list", changed({ obstacles: null }), "not-a-list", "obstacles"],
    ["text for a number", camera(0, { x: "5" }), "not-a-number", "cameras[0].x"],
    ["null for a number", changed({ site: { ...good().site, z: null } }), "not-a-number", "site.z"],
    ["a number beyond doubles", JSON.stringify(good()).replace('"x":5', '"x":1e999'), "not-a-number", "cameras[0].x"],
    ["a number beyond sense", camera(0, { y: -1e10 }), "out-of-range", "cameras[0].y"],
    ["no target height", changed({ targetHeight: undefined }), "not-a-number", "targetHeight"],
    ["no bearing", camera(0, { bearing: undefined }), "not-a-number", "cameras[0].bearing"],
    ["no levels", changed({ levels: {} }), "no-levels", "levels"],
    ["density 0", changed({ levels: { observe: 0 } }), "out-of-range", "levels.observe"],
    ["vertical ratio below 0", changed({ minVerticalRatio: -0.1 }), "out-of-range", "minVerticalRatio"],
    ["depression 0", changed({ maxDepression: 0 }), "out-of-range", "maxDepression"],
    ["depression over 90", changed({ maxDepression: 91 }), "out-of-range", "maxDepression"],
    ["an unknown kind", camera(1, { kind: "ptz" }), "unknown-kind", "cameras[1].kind"],
    ["the same id twice", camera(1, { id: "c1" }), "duplicate-id", "cameras[1].id"],
    ["a flat obstacle", obstacle({ base: 12 }), "out-of-range", "obstacles[0].top"],
    ["no site", changed({ site: undefined }), "empty-site", "site.polygon"],
    ["a site without rings", site(), "empty-site", "site.polygon"],
    ["a site without points", site([]), "empty-site", "site.polygon"],
    ["a point that is none", site([[0, 0], 7, [1, 1]]), "not-a-list", "site.polygon[0][1]"],
    ["a point without y", site([[0, 0], [7], [1, 1]]), "not-a-number", "site.polygon[0][1][1]"],
    [
      "a hole half outside, through its own corners",
      site(box(0, 0, 6), [
        [3, 3],
        [6, 2],
        [9, 3],
        [6, 4],
      ]),
      "bad-ring",
      "site.polygon[1]",
    ],
    [
      "holes that share ground, crossing at their corners",
      site(
        box(0, 0, 12),
        [
          [2, 5],
          [5, 2],
          [8, 5],
          [5, 8],
        ],
        [
          [5, 2],
          [9, 1],
          [9, 9],
          [5, 8],
        ],
      ),
      "bad-ring",
      "site.polygon[1]",
    ],
    [
      "two points",
      site([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      "bad-ring",
      "site.polygon[0]",
    ],
    [
      "points on a line",
      site([
        [0, 0],
        [1, 1],
        [3, 3],
        [2, 2],
      ]),
      "bad-ring",
      "site.polygon[0]",
    ],
    [
      "a bow-tie",
      site([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ]),
      "self-crossing",
      "site.polygon[0]",
    ],
    [
      "a spike",
      site([
        [0, 0],
        [4, 0],
        [4, 4],
        [4, 2],
        [0, 4],
      ]),
      "self-crossing",
      "site.polygon[0]",
    ],
    ["a hole across its outer ring", site(box(0, 0, 10), box(8, 8, 4)), "self-crossing", "site.polygon[1]"],
    ["a hole outside", site(box(0, 0, 10), box(20, 0, 4)), "bad-ring", "site.polygon[1]"],
    ["a hole in a hole", site(box(0, 0, 10), box(1, 1, 8), box(2, 2, 2)), "bad-ring", "site.polygon[2]"],
    ["an obstacle without rings", obstacle({ polygon: [] }), "bad-ring", "obstacles[0].polygon"],
  ])("refuses %s", (_, input, code, path) => {
    expect(refusal(input)).toEqual([code, path]);
  });

  it.each(["hfov", "widthPx", "heightPx", "maxRange"])("refuses %s 0", (field) => {
    expect(refusal(camera(0, { [field]: 0 }))).toEqual(["out-of-range", `cameras[0].${field}`]);
  });

  it.each([
    ["hfov", 180],
    ["tilt", 90.1],
    ["tilt", -90.1],
  ])("refuses %s %s", (field, value) => {
    expect(refusal(camera(0, { [field]: value }))).toEqual(["out-of-range", `cameras[0].${field}`]);
  });

  it("says what is wrong in words", () => {
    const result = parseScene(camera(0, { hfov: 200 }));
    expect(result.ok ? "" : result.error.message).toBe("cameras[0].hfov must be < 180, got 200");
  });

  it("takes a range and a density without end", () => {
    expect(refusal(camera(0, { maxRange: 1e300 }))).toBe("taken");
    expect(refusal(changed({ levels: { dense: 1e300 } }))).toBe("taken");
  });

  it.each([
    [
      "touch itself at a corner",
      site([
        [0, 0],
        [4, 0],
        [2, 2],
        [4, 4],
        [0, 4],
        [2, 2],
      ]),
    ],
    [
      "touch its own side",
      site([
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
      ]),
    ],
    [
      "turn over where it touches itself",
      site([
        [0, 0],
        [4, 0],
        [2, 2],
        [0, 4],
        [4, 4],
        [2, 2],
      ]),
    ],
    [
      "hold a hole that touches it",
      site(box(0, 0, 10), [
        [5, 0],
        [7, 2],
        [5, 4],
        [3, 2],
      ]),
    ],
    [
      "hold a hole that a corner of it touches",
      site(
        [
          [0, 0],
          [6, 0],
          [6, 6],
          [3, 3],
          [0, 6],
        ],
        [
          [1, 3],
          [3, 1],
          [5, 3],
        ],
      ),
    ],
    ["hold holes that touch each other", site(box(0, 0, 10), box(1, 1, 2), box(3, 3, 2))],
  ])("lets a ring %s", (_, input) => {
    expect(refusal(input)).toBe("taken");
  });
});
