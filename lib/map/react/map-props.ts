import type { SiteState } from "@/lib/api/city";
import type { AppLocale } from "@/lib/i18n/locale";
import type { SiteKind } from "@/lib/sites/site-kind";
import type { MapTopic } from "@/lib/url/map-topics";
import type { WorkspaceTurn, WorkspaceView } from "@/lib/url/workspace-search";
import type { MapBox } from "../engine/map-camera";
import type { HeldKeys, Hit } from "../engine/pointer";
import type { SeenDepths } from "../layers/depth";
import type { GroundShape } from "../layers/drawn-ground";
import type { GuardedShown } from "../layers/guarded";
import type { Inspected } from "../layers/inspected";
import type { MountPlaces } from "../layers/mounts";
import type { NightShown } from "../layers/night";
import type { Opened } from "../layers/opened";
import type { Planned } from "../layers/planned";
import type { Snapped } from "../layers/snapped";
import type { Tried } from "../layers/tried";
import type { ColourScheme } from "../palette";
import type { MovableCamera } from "./camera-handles";
import type { DrawingWish } from "./use-drawing";

/** What the pointer is on: the kind of feature, the `number` its record carries, where, and what its tile says of it. */
export type MapPick = Hit;

/** Pixels of the map covered by panels; what the map centres on stays in the part that is free. */
export type MapInset = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** A wish to see `bbox`. The camera moves when `key` changes; `padding` in pixels around the box, 48 unless said. */
export type MapFly = { readonly bbox: MapBox; readonly key: string; readonly padding?: number };

/**
 * What keeps the map from showing the city: `no-webgl` where the browser cannot draw at all, `context-lost` where the graphics
 * card gave up (the map comes back by itself), `tiles` where the server's answer could not be had or read, `drawing` where a
 * fault of ours left something undrawn. `detail` is for a log.
 */
export type MapProblem = { readonly code: "no-webgl" | "context-lost" | "tiles" | "drawing"; readonly detail: string };

/** Words of the map's own controls, translated by the page. */
export type MapWords = {
  /** Name of the map for screen readers. */
  readonly map: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly faceNorth: string;
  readonly show3d: string;
  readonly show2d: string;
  readonly home: string;
  readonly attribution: string;
  readonly noWebgl: string;
  readonly contextLost: string;
};

/** What is drawn on the other side of a bar that is moved over the map. Words are translated by the page. */
export type MapBeside = {
  /** What the left side shows, and what the right one, on which the map itself is. */
  readonly left: string;
  readonly right: string;
  /** What the left side draws as it would be, and which changes of cameras. */
  readonly tried: Tried | null;
  readonly planned: Planned | null;
  /** Name of the bar for screen readers. */
  readonly bar: string;
};

export type PlanningMapProps = {
  readonly scheme: ColourScheme;
  readonly locale: AppLocale;
  /** The city's box: the first view unless the link names another, and where the home button leads. */
  readonly home: MapBox;
  /** The view of the link, read once when the map appears. */
  readonly view: { readonly at?: WorkspaceView | undefined; readonly turn?: WorkspaceTurn | undefined };
  readonly topics: readonly MapTopic[];
  /** REQUIRED_LEVEL, or the id of the one level to draw. */
  readonly level: string;
  /** Numbers of the features pointed at elsewhere on the page. */
  readonly selectedSite: number | null;
  readonly hoveredSite: number | null;
  readonly selectedGap: number | null;
  readonly selectedCamera: number | null;
  /** Those selected together. */
  readonly selectedCameras?: readonly number[];
  /** Sites and their gaps are drawn where all of these that are given hold; an empty list of kinds or states asks nothing. */
  readonly kinds?: readonly SiteKind[];
  readonly states?: readonly SiteState[];
  readonly only?: readonly number[] | null;
  /** False leaves out sites that wait for a person to accept them, and their gaps. */
  readonly candidates?: boolean;
  /** A camera that can be taken hold of; null: none. */
  readonly movable?: MovableCamera | null;
  /** What is drawn as it would be instead of as it is. */
  readonly tried?: Tried | null;
  /** A point that somebody asks about, with the sight lines to it. */
  readonly inspected?: Inspected | null;
  /** What would open without a camera. */
  readonly opened?: Opened | null;
  /** What the site in hand loses at night; null: it is seen by day. */
  readonly night?: NightShown | null;
  /** How often the ground of the site in hand is seen; drawn while its topic is on. */
  readonly depths?: SeenDepths | null;
  /** Ground that pictures are kept from, and who reaches it; null while that is not known. */
  readonly guarded?: GuardedShown | null;
  /** What an open plan changes; null: none is open. */
  readonly planned?: Planned | null;
  /** What the map is compared with; null: nothing. */
  readonly beside?: MapBeside | null;
  /** What would draw in a camera that is placed or dragged; null: nothing. */
  readonly mounts?: MountPlaces | null;
  /** What people may draw; null: nothing, and presses pick what is there. */
  readonly drawing?: DrawingWish | null;
  /** The ground that what is drawn comes to; null where the drawing shows it itself. */
  readonly drawnGround?: GroundShape | null;
  /** What the corner in hand was drawn in by; null: nothing. */
  readonly snapped?: Snapped | null;
  readonly fly: MapFly | null;
  readonly inset: MapInset;
  /** Changes whenever the tiles do, e.g. the time of the last run. */
  readonly dataVersion: string;
  /** Where the data comes from, as its licence asks; plain text. */
  readonly attribution: string;
  readonly words: MapWords;
  /** After each movement. `turn` is undefined when the map looks straight down with north up. */
  readonly onView?: (at: WorkspaceView, turn: WorkspaceTurn | undefined) => void;
  /** A click; null where nothing was hit. `at` is where, longitude and latitude in degrees. */
  readonly onPick?: (pick: MapPick | null, at: MapPick["lonLat"], held: HeldKeys) => void;
  /** Where the pointer is, degrees; null once it has left the map. */
  readonly onPoint?: (at: MapPick["lonLat"] | null) => void;
  /** A box was drawn with Shift: what the tiles say of each camera in it. */
  readonly onBox?: (cameras: readonly MapPick["properties"][]) => void;
  readonly onHover?: (pick: MapPick | null) => void;
  /** The tiles of a `dataVersion` are all on screen. */
  readonly onDrawn?: (dataVersion: string) => void;
  /** Once, when the first view is drawn. */
  readonly onReady?: () => void;
  readonly onProblem?: (problem: MapProblem) => void;
};
