import { corridorGround } from "@/lib/geometry/corridor";
import type { DerivedSite } from "../derived-site";
import {
  FOOT_CANDIDATE_MIN_M,
  type FootStructure,
  footName,
  footStructures,
  roadCrossed,
  spanLength,
  stairHeads,
} from "./foot-structures";
import { joinLines } from "./line";
import { divide } from "./openings";
import { sortedIds } from "./osm-order";
import { roadName } from "./road-network";
import type { SegmentIndex } from "./segment-index";
import type { StreetWay } from "./street-way";
import { layerOfWays, portalsOf } from "./way-ends";
import { isIndoor, isPrivate } from "./way-tags";

/** 过街天桥: foot bridges with their stairs. Those over no street (in a park, over a stream) are candidates. */
export function footbridgeSites(
  ways: readonly StreetWay[],
  roads: SegmentIndex,
  companions: ReadonlyMap<StreetWay, StreetWay>,
): DerivedSite[] {
  const open = ways.filter((way) => way.use === "foot" && !isIndoor(way.tags) && !isPrivate(way.tags));
  const spans = open.filter((way) => way.structure === "bridge" && !companions.has(way));
  const raised = open.filter((way) => way.structure === "street" && way.layer > 0 && way.tags.highway !== "steps");
  const stairs = open.filter((way) => way.structure === "street" && way.tags.highway === "steps");
  const used = new Set([...spans, ...raised, ...stairs]);
  const street = new Set(
    ways.filter((way) => !used.has(way) && way.structure === "street").flatMap((way) => way.nodes),
  );
  return footStructures([...spans, ...raised], stairs, street)
    .filter((structure) => structure.spans.some((way) => way.structure === "bridge"))
    .flatMap((structure) => footbridge(structure, roads));
}

function footbridge(structure: FootStructure, roads: SegmentIndex): DerivedSite[] {
  const { spans, stairs } = structure;
  const flights = stairs.map(({ way }) => way);
  const ground = corridorGround([...spans, ...flights]);
  const over = roadCrossed(spans, roads);
  if (over === null && spanLength(spans) < FOOT_CANDIDATE_MIN_M) return [];
  const named = footName(spans) ?? over;
  const heads = stairHeads(structure);
  const portals = portalsOf(spans, new Set(flights.flatMap((way) => way.nodes)));
  return [
    {
      key: `footbridge/${spans[0]?.id}`,
      kind: "footbridge",
      name: named && roadName(named),
      nameEn: named?.tags["name:en"] ?? null,
      layer: layerOfWays(spans),
      candidate: over === null,
      ground,
      parts: divide(ground, "length", [...heads, ...portals]),
      centreline: joinLines(spans),
      osmIds: sortedIds([...spans, ...flights].map((way) => way.id)),
      rule: over === null ? "footbridge-elsewhere" : "footbridge-over-street",
    },
  ];
}
