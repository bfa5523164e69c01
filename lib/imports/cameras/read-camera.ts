import type { CameraFacts } from "@/lib/cameras/camera-facts";
import type { LonLat } from "@/lib/crs/lon-lat";

/** A camera as a list gives it; degrees and metres. `assumed` names the fields our defaults supplied; a missing bearing stays null. */
export type ReadCamera = CameraFacts & {
  /** Where it stands in the file, counted as the file does. */
  readonly row: number;
  /** The list's own id, with `/1`, `/2` behind it where one row names several directions. */
  readonly id: string;
  readonly name: string;
  readonly kind: "fixed" | "panoramic";
  /** The row's id where it stands for several lenses, or what the list says. */
  readonly device: string | null;
  readonly position: LonLat;
  readonly layer: number;
  readonly heightM: number;
  readonly bearing: number | null;
  readonly tilt: number | null;
  readonly hfov: number | null;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly maxRangeM: number | null;
  readonly infraredM: number | null;
  readonly assumed: readonly string[];
};
