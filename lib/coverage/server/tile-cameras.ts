import "server-only";
import { hash } from "node:crypto";
import { type Box, boxesMeet } from "@/lib/geometry/box";
import type { BoxIndex } from "@/lib/geometry/box-index";
import type { CityCamera } from "../city-input";
import type { Kernel } from "../kernel/kernel";
import type { Prism } from "../prism";
import { type CameraPose, cameraPose, footprintsAmong, prismsInSight, type SightedCamera } from "../sighted-camera";
import type { SiteSettings } from "../solve-site";
import type { FootprintMemo } from "./footprint-memo";

/** An obstacle with the hash of all that is said of it. */
export type HashedPrism = Prism & { readonly digest: string };

/** What decides every footprint besides cameras and obstacles; `digest` is of all of it and of the engine's version. */
export type Settings = SiteSettings & { readonly digest: string };

/** A camera over one target plane, with what decides what it covers there. */
export type HashedCamera = SightedCamera & {
  /** Of the camera and the plane, without obstacles. */
  readonly poseDigest: string;
  /** Of all that decides the footprints. */
  readonly inputHash: () => string;
};

/** What a camera has in frame over a target plane, with a hash of all that decides it. */
export type HashedPose = CameraPose & Pick<HashedCamera, "poseDigest">;

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
  private readonly kernel: Kernel;
  private readonly known = new Map<string, HashedCamera | null>();

  /** @param obstacles - In the order of their digests. */
  constructor(settings: Settings, obstacles: BoxIndex<HashedPrism>, memo: FootprintMemo, kernel: Kernel) {
    this.kernel = kernel;
    this.settings = settings;
    this.obstacles = obstacles;
    this.memo = memo;
  }

  /** A camera over the target plane of a ground; null if it is of another layer, below the targets, or reaches nothing. */
  over(camera: CityCamera, layer: number, groundZ: number): HashedCamera | null {
    if (camera.layer !== layer) return null;
    const key = `${camera.id}/${groundZ}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const sighted = this.sight(camera, groundZ + this.settings.targetHeight);
    this.known.set(key, sighted);
    return sighted;
  }

  private sight(camera: CityCamera, planeZ: number): HashedCamera | null {
    const pose = this.poseOf(camera, planeZ);
    if (!pose) return null;
    const prisms = once(() => prismsInSight(this.obstacles, camera, pose.box));
    const inputHash = once(() => digest([pose.poseDigest, ...prisms().map((prism) => prism.digest)]));
    return {
      ...pose,
      inputHash,
      footprints: () =>
        this.memo.footprints.of(inputHash(), () => footprintsAmong(this.kernel, pose.view, pose.frames, prisms())),
    };
  }

  private poseOf(camera: CityCamera, planeZ: number): HashedPose | null {
    const known = this.memo.poses.get(camera) ?? new Map<string, HashedPose | null>();
    this.memo.poses.set(camera, known);
    const key = `${this.settings.digest}/${planeZ}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const pose = this.pose(camera, planeZ);
    known.set(key, pose);
    return pose;
  }

  private pose(camera: CityCamera, planeZ: number): HashedPose | null {
    const pose = cameraPose(camera, planeZ, this.settings.levels);
    if (!pose) return null;
    const { id: _, ...said } = camera;
    return { ...pose, poseDigest: digest([this.settings.digest, planeZ, said]) };
  }
}

/** Whether a camera may cover something within a box. */
export function mayCover({ box }: Pick<SightedCamera, "box">, around: Box): boolean {
  return boxesMeet(box, around);
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
