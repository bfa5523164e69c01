import type { Line, MultiPolygon } from "@/lib/geometry/polygon";
import type { PartRole } from "@/lib/sites/derived-site";
import type { SiteKind } from "@/lib/sites/site-kind";
import type { SceneCamera } from "./scene";

/** A part of a site with the level it must be seen at; the ground is in metres on the city's plane, `z` above its datum. */
export type PartToSolve = {
  readonly id: string;
  readonly siteId: string;
  readonly kind: SiteKind;
  readonly role: PartRole;
  readonly ref: string;
  readonly layer: number;
  readonly z: number;
  readonly level: string;
  readonly ground: MultiPolygon;
};

export type ObstacleToSolve = {
  readonly id: string;
  readonly ground: MultiPolygon;
  readonly base: number;
  readonly top: number;
  readonly layer: number;
};

/** A camera with the height of the ground it stands on, metres above the city's datum: its own footprint is drawn there. */
export type CityCamera = SceneCamera & { readonly groundZ: number };

/** Everything that decides a city's coverage, in metres near one origin. */
export type CityToSolve = {
  readonly targetHeight: number;
  /** Level name → pixels per metre. */
  readonly levels: Readonly<Record<string, number>>;
  readonly cameras: readonly CityCamera[];
  readonly obstacles: readonly ObstacleToSolve[];
  readonly parts: readonly PartToSolve[];
  /** Site → its centre-line, for sites that have one. */
  readonly centrelines: ReadonlyMap<string, readonly Line[]>;
};
