import type { FoundPlace } from "./found-place";
import type { ListedMapTool } from "./map-tool-list";
import type { ShowFilter } from "./saved-filters";

/** What can be done on some screens only, in the order of the palette, with the keys that do the same. */
export const SCREEN_ACTS = [
  { id: "searchList", keys: "/" },
  { id: "undo", keys: "Ctrl Z" },
  { id: "redo", keys: "Ctrl Shift Z" },
  { id: "print", keys: "P" },
  { id: "wholeCity", keys: null },
  { id: "panel", keys: "[" },
  { id: "help", keys: "?" },
] as const;
type ScreenAct = (typeof SCREEN_ACTS)[number]["id"];

/** What the screen itself does when something is chosen in the palette; what it leaves out is done by going to another address, or not offered. */
export type Answers = { readonly [Name in ScreenAct | ListedMapTool]?: () => void } & {
  /** Shows a place without leaving the screen. */
  readonly showPlace?: (place: FoundPlace) => void;
  /** Shows what a saved filter says without drawing the table anew. */
  readonly filterSites?: ShowFilter;
  readonly filterCameras?: ShowFilter;
  /** Goes to an address of the product. */
  readonly visit?: (address: string) => void;
};
