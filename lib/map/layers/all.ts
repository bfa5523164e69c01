import type { MapTopic } from "@/lib/url/map-topics";
import type { MapLayer } from "../engine/map-layer";
import type { LegendEntry } from "../legend";
import { buildings, raisedBuildings } from "./buildings";
import { cameras } from "./cameras";
import { depth } from "./depth";
import { footprints } from "./footprints";
import { gaps } from "./gaps";
import { green } from "./green";
import { guarded } from "./guarded";
import { placeLabels, siteLabels, streetLabels } from "./labels";
import type { MapLook } from "./map-look";
import { railways } from "./railways";
import { siteEdges } from "./site-edges";
import { sites } from "./sites";
import { streets } from "./streets";
import { water } from "./water";

/** Every layer of the map, from the ground up within its band, and the topic that switches it; null is always there. */
export const ALL_LAYERS: readonly { readonly topic: MapTopic | null; readonly make: (look: MapLook) => MapLayer }[] = [
  { topic: null, make: green },
  { topic: null, make: water },
  { topic: null, make: railways },
  { topic: null, make: streets },
  { topic: "buildings", make: buildings },
  { topic: "sites", make: sites },
  { topic: "footprints", make: footprints },
  { topic: "depth", make: depth },
  { topic: "gaps", make: gaps },
  { topic: "guarded", make: guarded },
  { topic: "sites", make: siteEdges },
  { topic: "buildings", make: raisedBuildings },
  { topic: "labels", make: placeLabels },
  { topic: "labels", make: siteLabels },
  { topic: "labels", make: streetLabels },
  { topic: "cameras", make: cameras },
];

/** The layers of the topics shown. */
export function mapLayers(look: MapLook, topics: readonly MapTopic[]): MapLayer[] {
  return ALL_LAYERS.filter(({ topic }) => topic === null || topics.includes(topic)).map(({ make }) => make(look));
}

/** What the legend says of the topics shown, in the colours and patterns in which they are drawn. */
export function mapLegend(look: Pick<MapLook, "palette" | "level">, topics: readonly MapTopic[]): LegendEntry[] {
  const whole: MapLook = {
    ...look,
    locale: "zh-CN",
    tilted: false,
    detailed: true,
    tried: null,
    depths: null,
    guarded: null,
    sites: { kinds: [], states: [], only: null, candidates: true },
    origin: "",
    dataVersion: "",
  };
  return mapLayers(whole, topics).flatMap(({ legend }) => legend ?? []);
}
