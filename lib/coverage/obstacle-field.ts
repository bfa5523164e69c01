import { overlay } from "@/lib/geometry/overlay";
import type { MultiPolygon } from "@/lib/geometry/polygon";
import { polygonsOfRings } from "@/lib/geometry/polygons-of-rings";
import type { CameraFrame } from "./camera-frame";
import type { CameraView } from "./camera-view";
import { seeAll, setObstacles } from "./footprint-engine";
import type { Kernel } from "./kernel/kernel";
import { closedRings, type OpenRings } from "./open-rings";
import type { Prism } from "./prism";

/** Whose obstacles a kernel holds at the moment. */
const holders = new WeakMap<Kernel, ObstacleField>();

/** The obstacles that count on a target plane, and what cameras see among them. Several may share a kernel, which then takes their obstacles by turns. */
export class ObstacleField {
  private readonly kernel: Kernel;
  private readonly prisms: readonly Prism[];

  /** @param prisms - Those whose layers count. */
  constructor(kernel: Kernel, prisms: readonly Prism[]) {
    this.kernel = kernel;
    this.prisms = prisms;
  }

  /** What a camera covers within each of some frames: valid polygons in the frame of the obstacles, metres. */
  footprints(view: CameraView, frames: readonly (CameraFrame | null)[]): MultiPolygon[] {
    const { x, y } = view.camera;
    return this.see(view, frames).map((rings) => polygonsOf(rings, x, y));
  }

  /** The same about the camera's foot, so that nothing but the camera and what stands around it has a part in the digits. */
  footprintsAboutFoot(view: CameraView, frames: readonly (CameraFrame | null)[]): MultiPolygon[] {
    return this.see(view, frames).map((rings) => polygonsOf(rings, 0, 0));
  }

  private see(view: CameraView, frames: readonly (CameraFrame | null)[]): OpenRings[] {
    if (holders.get(this.kernel) !== this) {
      setObstacles(this.kernel, this.prisms);
      holders.set(this.kernel, this);
    }
    return seeAll(this.kernel, view, frames);
  }
}

/** Sides of a footprint that keep this far apart are told apart wherever it is moved to, metres. */
const APART_M = 1e-6;

/** Rings as polygons, moved by (x, y). Those that touch themselves or nearly so are laid over themselves, which takes long and mends it. */
function polygonsOf(open: OpenRings, x: number, y: number): MultiPolygon {
  const rings = closedRings(open, x, y);
  if (rings.length === 0) return [];
  return (
    polygonsOfRings(rings, APART_M) ??
    overlay([{ channel: 0, rings }], 1).region((cover, at) => (cover[at] as number) > 0)
  );
}
