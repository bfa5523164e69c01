/** A polygon of a scene as it is written in JSON: `[outer, ...holes]`, each ring `[[x, y], …]`, metres. */
export type ScenePolygon = readonly (readonly (readonly [x: number, y: number])[])[];

/** A camera of a scene. Fixed: one lens with a frame. Panoramic: all round. See docs/geometry/scene.md. */
export type SceneCamera = {
  readonly id: string;
  readonly kind: "fixed" | "panoramic";
  /** Cameras with the same device count once in `twiceArea`. */
  readonly device?: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly layer: number;
  /** Degrees clockwise from north. */
  readonly bearing: number;
  /** Degrees downwards from the horizontal; fixed cameras only. */
  readonly tilt: number;
  /** Full horizontal angle in degrees; fixed cameras only. */
  readonly hfov: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Ground distance in metres. */
  readonly maxRange?: number;
};

/** A prism that may block sight: polygon × (base, top), heights in metres above the city's datum. */
export type SceneObstacle = {
  readonly id: string;
  readonly polygon: ScenePolygon;
  readonly base: number;
  readonly top: number;
  readonly layer: number;
};

/** One question to the engine: how much of this ground do these cameras cover. Local metres. */
export type Scene = {
  readonly targetHeight: number;
  /** Level name → pixels per metre. */
  readonly levels: Readonly<Record<string, number>>;
  readonly site: { readonly polygon: ScenePolygon; readonly z: number; readonly layer: number };
  readonly cameras: readonly SceneCamera[];
  readonly obstacles: readonly SceneObstacle[];
  readonly minVerticalRatio?: number;
  readonly maxDepression?: number;
};

export const GAP_REASONS = ["occluded", "too-far", "too-close", "out-of-frame", "no-camera"] as const;
export type GapReason = (typeof GAP_REASONS)[number];

export type SceneGap = {
  readonly polygon: ScenePolygon;
  readonly area: number;
  /** Area shares that sum to 1. */
  readonly reasons: Readonly<Partial<Record<GapReason, number>>>;
  readonly blockers: readonly string[];
};

export type LevelSolution = {
  readonly coveredArea: number;
  readonly twiceArea: number;
  readonly gapArea: number;
  readonly gaps: readonly SceneGap[];
};

export type SceneIssue =
  | { readonly code: "camera-below-target"; readonly camera: string }
  | { readonly code: "camera-in-obstacle"; readonly camera: string; readonly obstacle: string };

export type SceneSolution = {
  readonly site: { readonly area: number; readonly levels: Readonly<Record<string, LevelSolution>> };
  readonly cameras: readonly {
    readonly id: string;
    readonly footprints: Readonly<Record<string, readonly ScenePolygon[]>>;
  }[];
  readonly issues: readonly SceneIssue[];
};
