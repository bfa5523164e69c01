import "server-only";
import { hash } from "node:crypto";
import { type Box, boxesMeet, boxOf } from "@/lib/geometry/box";
import type { BoxIndex } from "@/lib/geometry/box-index";
import { type CameraFrame, cameraFrame } from "../camera-frame";
import { type CameraView, viewOf } from "../camera-view";
import type { CityCamera } from "../city-input";
import { typescriptKernel } from "../kernel/kernel";
import { ObstacleField } from "../obstacle-field";
import { layersMeet, type Prism } from "../prism";
import type { FootprintMemo, Footprints, Frames } from "./footprint-memo";

/** An obstacle with the hash of all that is said of it. */
export type HashedPrism = Prism & { readonly digest: string };

/** What decides every footprint besides cameras and obstacles; `digest` is of all of it and of the engine's version. */
export type Settings = {
  readonly targetHeight: number;
  /** Level name → pixels per metre. */
  readonly levels: Readonly<Record<string, number>>;
  readonly digest: string;
};

/** A camera over one target plane, with what decides what it covers there. Boxes are on the city's plane, metres. */
export type SightedCamera = {
  readonly camera: CityCamera;
  readonly view: CameraView;
  /** By level, about the camera's foot; a level whose frame is empty is missing. */
  readonly frames: Frames;
  /** Around all that it may cover, and its foot. */
  readonly box: Box;
  /** Around all that lies within twice its largest reach. */
  readonly wideBox: Box;
  /** Of the camera and the plane, without obstacles. */
  readonly poseDigest: string;
  /** Of all that decides the footprints. */
  readonly inputHash: () => string;
  readonly footprints: () => Footprints;
};

/**
 * The cameras around a tile, each over any target plane it is asked for on.
 *
 * A footprint is computed about the camera's own foot and hashed from the camera, the plane, the levels and every obstacle that its frames can touch, in the
 * order of their digests: neither tile nor neighbours have a part in it, so that whoever computes it gets the same numbers.
 */
export class TileCameras {
  private readonly settings: Settings;
  private readonly obstacles: BoxIndex<HashedPrism>;
  private readonly memo: FootprintMemo;
  private readonly known = new Map<string, SightedCamera | null>();

  /** @param obstacles - In the order of their digests. */
  constructor(settings: Settings, obstacles: BoxIndex<HashedPrism>, memo: FootprintMemo) {
    this.settings = settings;
    this.obstacles = obstacles;
    this.memo = memo;
  }

  /** A camera over the target plane of a ground; null if it is of another layer, below the targets, or reaches nothing. */
  over(camera: CityCamera, layer: number, groundZ: number): SightedCamera | null {
    if (camera.layer !== layer) return null;
    const key = `${camera.id}/${groundZ}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const sighted = this.sight(camera, groundZ + this.settings.targetHeight);
    this.known.set(key, sighted);
    return sighted;
  }

  private sight(camera: CityCamera, planeZ: number): SightedCamera | null {
    const view = viewOf(camera, planeZ, {});
    if (!view) return null;
    const { id: _, ...pose } = camera;
    const poseDigest = digest([this.settings.digest, planeZ, pose]);
    const frames = this.memo.frames.of(poseDigest, () => framesOf(view, this.settings.levels));
    if (frames.size === 0) return null;
    const reach = Math.max(...[...frames.values()].map((frame) => frame.reach));
    const { x, y } = camera;
    // whatever hides part of a frame stands between it and the foot
    const [west, south, east, north] = boxOf([
      Float64Array.of(0, 0),
      ...[...frames.values()].map(({ outline }) => outline),
    ]);
    const box: Box = [x + west, y + south, x + east, y + north];
    const prisms = once(() => this.obstacles.near(box).filter((prism) => layersMeet(prism.layer, camera.layer)));
    const inputHash = once(() => digest([poseDigest, ...prisms().map((prism) => prism.digest)]));
    return {
      camera,
      view,
      frames,
      box,
      wideBox: [x - 2 * reach, y - 2 * reach, x + 2 * reach, y + 2 * reach],
      poseDigest,
      inputHash,
      footprints: () => this.memo.footprints.of(inputHash(), () => aboutFoot(view, frames, prisms())),
    };
  }
}

function framesOf(view: CameraView, levels: Settings["levels"]): Frames {
  const frames = new Map<string, CameraFrame>();
  for (const [level, density] of Object.entries(levels)) {
    const frame = cameraFrame(view, density);
    if (frame) frames.set(level, frame);
  }
  return frames;
}

/** Whether a camera may cover something within a box. */
export function mayCover({ box }: SightedCamera, around: Box): boolean {
  return boxesMeet(box, around);
}

function aboutFoot(view: CameraView, frames: ReadonlyMap<string, CameraFrame>, prisms: readonly Prism[]): Footprints {
  const seen = new ObstacleField(typescriptKernel, prisms).footprintsAboutFoot(view, [...frames.values()]);
  return new Map([...frames.keys()].map((level, i) => [level, seen[i] ?? []]));
}

/** A hash of anything JSON can say, in the order in which it stands. */
export function digest(facts: readonly unknown[]): string {
  return hash("sha256", JSON.stringify(facts), "hex");
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
