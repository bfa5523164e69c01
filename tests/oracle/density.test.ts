import { describe, expect, it } from "vitest";
import { viewOf } from "@/lib/coverage/camera-view";
import { pointFigures } from "@/lib/coverage/point-density";
import type { Scene, SceneCamera } from "@/lib/coverage/scene";
import { solveScene } from "@/lib/coverage/solve-scene";
import { Dice } from "./dice";
import { difference, length, meetingPoint, type Pinhole, pinhole, rayThrough, type Vector } from "./pinhole-camera";
import { isInside } from "./point-oracle";
import { proofSize } from "./proof-size";

/** `npm run proof:density` asks for 10,000 poses. */
const POSES = proofSize("SIGHTLINE_PROOF_POSES", 1_000);
/** The engine's densities and the traced ones differ by less than this part. Source: issue "the coverage engine at city scale". */
const PART = 1e-3;
const TARGET_M = 1.6;
const timeout = 3_600_000;

describe("pixels per metre against rays through a pinhole", () => {
  it(`are those of the picture across, at ${POSES} poses`, { timeout }, () => {
    expect(strayed(({ camera, across }) => ({ camera, demand: (factor) => ({ level: across * factor }) }))).toEqual([]);
  });

  it(`are those of the picture upright, at ${POSES} poses`, { timeout }, () => {
    const asked = ({ camera, across, upright }: Traced): Asked | null => {
      if (upright === null) return null;
      // half the density across is reached for certain, so that the upright one decides
      const level = across / 2;
      return { camera, demand: (factor) => ({ level, minVerticalRatio: (upright * factor) / level }) };
    };
    expect(strayed(asked)).toEqual([]);
  });

  it(`are those of a picture all round, at ${POSES} poses`, { timeout }, () => {
    const asked = ({ camera, place: [x, y], allRound }: Traced): Asked => {
      // what bounds its sight is drawn with a corner on the bearing, which lies on the true circle
      const bearing = (Math.atan2(x - camera.x, y - camera.y) * 180) / Math.PI;
      return { camera: { ...camera, kind: "panoramic", bearing }, demand: (factor) => ({ level: allRound * factor }) };
    };
    expect(strayed(asked)).toEqual([]);
  });

  it(`are what is said of a point, at ${POSES} poses`, { timeout }, () => {
    const wrong: string[] = [];
    for (let seed = 1, found = 0; found < POSES; seed++) {
      const traced = trace(new Dice(seed));
      if (!traced) continue;
      found++;
      const [x, y] = traced.place;
      const saidOf = (kind: SceneCamera["kind"]) => {
        const view = viewOf({ ...traced.camera, kind }, TARGET_M, {});
        return view && pointFigures(view, x, y);
      };
      const [fixed, allRound] = [saidOf("fixed"), saidOf("panoramic")];
      const pairs = [
        [fixed?.across, traced.across],
        [allRound?.across, traced.allRound],
        ...(traced.upright === null ? [] : [[fixed?.upright, traced.upright]]),
      ] as [number | null | undefined, number][];
      const strayed = pairs.some(([said, is]) => !said || Math.abs(said - is) > PART * is);
      if (strayed) wrong.push(`seed ${seed}: ${JSON.stringify({ fixed, allRound, traced })}`);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

type Demand = { readonly level: number; readonly minVerticalRatio?: number };
type Asked = { readonly camera: SceneCamera; readonly demand: (factor: number) => Demand };

/** What rays say of a place that a pixel looks at. Pixels per metre. */
type Traced = {
  readonly camera: SceneCamera;
  readonly place: Vector;
  readonly across: number;
  /** Null for a place behind the foot, where a board that faces the bearing is seen from its back. */
  readonly upright: number | null;
  readonly allRound: number;
};

/**
 * The engine says of a place only whether it is dense enough. So it is asked twice: a thousandth below what the rays say the place must be
 * covered, a thousandth above it must not.
 */
function strayed(askedOf: (traced: Traced) => Asked | null): string[] {
  const wrong: string[] = [];
  for (let seed = 1, found = 0; found < POSES; seed++) {
    const traced = trace(new Dice(seed));
    const asked = traced && askedOf(traced);
    if (!asked) continue;
    found++;
    for (const [factor, expected] of [
      [1 - PART, true],
      [1 + PART, false],
    ] as const) {
      if (isCovered(asked.camera, traced.place, asked.demand(factor)) !== expected)
        wrong.push(`seed ${seed}, ${factor} of the traced density: ${JSON.stringify(traced)}`);
    }
  }
  return wrong.slice(0, 5);
}

function isCovered(camera: SceneCamera, [x, y]: Vector, demand: Demand): boolean {
  const { level, ...more } = demand;
  const scene: Scene = {
    targetHeight: TARGET_M,
    levels: { level },
    // ground that nothing is asked about: the footprint goes beyond it
    site: {
      polygon: [
        [
          [1e6, 1e6],
          [1e6 + 1, 1e6],
          [1e6, 1e6 + 1],
        ],
      ],
      z: 0,
      layer: 0,
    },
    cameras: [camera],
    obstacles: [],
    ...more,
  };
  const [footprints] = solveScene(scene).cameras.map((one) => one.footprints.level ?? []);
  return (footprints ?? []).some((polygon) => isInside(polygon, x, y));
}

/** A camera anywhere, aimed anywhere, and the place that one of its pixels looks at; null where the pixel looks at the sky or beyond 300 m. */
function trace(dice: Dice): Traced | null {
  const camera: SceneCamera = {
    id: "c",
    kind: "fixed",
    x: dice.between(-100, 100),
    y: dice.between(-100, 100),
    z: TARGET_M + dice.between(0.3, 25),
    layer: 0,
    bearing: dice.between(-360, 720),
    tilt: dice.between(-40, 90),
    hfov: dice.between(4, 150),
    widthPx: dice.pick([1280, 1920, 2560, 3840]),
    heightPx: dice.pick([720, 1080, 1440, 2160]),
  };
  const lens = pinhole({ ...camera, at: [camera.x, camera.y, camera.z] });
  // a little within the picture, so that its border does not decide
  const column = dice.between(-0.49, 0.49) * camera.widthPx;
  const row = dice.between(-0.49, 0.49) * camera.heightPx;
  const place = meetingPoint(lens.at, rayThrough(lens, column, row), [0, 0, TARGET_M], [0, 0, 1]);
  if (!place) return null;
  const distance = length(difference(place, lens.at));
  const ahead = (place[1] - camera.y) * lens.right[0] - (place[0] - camera.x) * lens.right[1];
  if (distance > 300) return null;
  const upright = ahead > 0.02 ? uprightDensity(lens, column, row, place) : null;
  return {
    camera,
    place,
    across: acrossDensity(lens, column, row),
    upright,
    allRound: allRoundDensity(camera, lens.at, place),
  };
}

/** Half a pixel to the left and to the right of a place on the ground. */
function acrossDensity(lens: Pinhole, column: number, row: number): number {
  const [left, right] = [column - 0.5, column + 0.5].map((at) =>
    meetingPoint(lens.at, rayThrough(lens, at, row), [0, 0, TARGET_M], [0, 0, 1]),
  );
  if (!left || !right) throw new RangeError("one side of a pixel sees the ground and the other does not");
  return 1 / length(difference(right, left));
}

/** A twentieth of a pixel above and below a place, on an upright board there that faces the camera's bearing. */
function uprightDensity(lens: Pinhole, column: number, row: number, place: Vector): number | null {
  const facing: Vector = [-lens.right[1], lens.right[0], 0];
  const [above, below] = [row - 0.05, row + 0.05].map((at) =>
    meetingPoint(lens.at, rayThrough(lens, column, at), place, facing),
  );
  return above && below ? 0.1 / Math.abs(above[2] - below[2]) : null;
}

/** Pixels are dealt out evenly over a full turn: how many lie between the rays to the ends of a centimetre across the line of sight. */
function allRoundDensity({ widthPx }: SceneCamera, at: Vector, place: Vector): number {
  const ray = difference(place, at);
  const ground = Math.hypot(ray[0], ray[1]);
  const half: Vector = [(-ray[1] / ground) * 0.005, (ray[0] / ground) * 0.005, 0];
  const to = (sign: number): Vector => [ray[0] + sign * half[0], ray[1] + sign * half[1], ray[2]];
  const [one, other] = [to(1), to(-1)];
  const cross: Vector = [
    one[1] * other[2] - one[2] * other[1],
    one[2] * other[0] - one[0] * other[2],
    one[0] * other[1] - one[1] * other[0],
  ];
  return (Math.asin(length(cross) / (length(one) * length(other))) / (2 * Math.PI)) * widthPx * 100;
}
