import type { CityDto } from "@/lib/api/city";
import type { SiteCameraDto, SiteDetailDto } from "@/lib/api/sites";
import type { CameraState } from "@/lib/cameras/camera-facts";
import type { GapReason } from "@/lib/coverage/scene";
import type { PartRole } from "@/lib/sites/derived-site";
import type { MapFrame } from "./map-frame";

/** A street as it is drawn: its class of OpenStreetMap, and how wide, millimetres on paper. */
export type SheetStreet = { readonly path: string; readonly widthMm: number; readonly foot: boolean };

/** A name beside a street: where, millimetres, and how it leans, degrees clockwise. */
export type SheetLabel = { readonly text: string; readonly at: readonly [number, number]; readonly lean: number };

/** The drawing of a site: paths in millimetres from the upper left corner. Those of many shapes turn the same way, so that what two of them share is drawn once. */
export type SheetDrawing = {
  readonly frame: MapFrame;
  readonly water: string;
  readonly green: string;
  readonly buildings: string;
  readonly railways: string;
  /** Those below first. */
  readonly streets: readonly SheetStreet[];
  readonly labels: readonly SheetLabel[];
  readonly zones: readonly { readonly role: PartRole; readonly point: boolean; readonly path: string }[];
  /** What the cameras that see the site cover, by level, the lowest first. */
  readonly footprints: readonly { readonly level: string; readonly path: string }[];
  /** By their main reason. */
  readonly gaps: readonly { readonly reason: GapReason; readonly path: string }[];
  /** The largest gaps with their rank. */
  readonly ranks: readonly { readonly rank: number; readonly at: readonly [number, number] }[];
};

/** A camera of the table: `mark` stands beside it on the map. */
export type SheetCamera = SiteCameraDto & {
  readonly mark: number;
  readonly state: CameraState;
  readonly at: readonly [number, number];
};

/** One site as it goes on paper. */
export type Sheet = {
  readonly site: SiteDetailDto;
  readonly city: Pick<CityDto, "name" | "nameEn" | "demo" | "attribution" | "centralMeridian" | "levels">;
  readonly drawing: SheetDrawing;
  readonly cameras: readonly SheetCamera[];
};

/** How many of the largest gaps are told apart on the map and in the table. Ours. */
export const RANKED_GAPS = 8;
