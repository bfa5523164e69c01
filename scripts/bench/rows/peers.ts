import { besideClipper2, besidePostgis, besideTurf } from "../beside-site-peers";
import { besideVisibilityPolygon } from "../beside-visibility-polygon";
import { flatCity } from "../city/raise-city";
import { cityPlan } from "../city-scene";
import { evenly } from "../figures-of-runs";
import { Footprints, ourSites } from "../ours";
import { clipper2Peer } from "../peers/clipper2-wasm";
import type { Row, RowGroup } from "../row";
import { siteCases } from "../site-cases";

/** Sites that Turf gets, taken evenly: it is slow. */
const TURF_SITES = 60;
const SITE_ROWS = ["ratio-turf", "ratio-postgis", "ratio-clipper2-wasm"] as const;
const FOOTPRINT_ROWS = {
  "ratio-visibility-polygon": "uncrossed",
  "ratio-visibility-polygon-any-walls": "any",
  "ratio-visibility-polygon-in-frame": "uncrossed-in-frame",
} as const;

/** The site step and the footprint beside the libraries that somebody would take otherwise: CPU time of one thread on the same 1k scene, flat. */
export const peerRows: RowGroup = {
  name: "peers",
  rows: [...SITE_ROWS, ...Object.keys(FOOTPRINT_ROWS)],
  measure: async (wanted, bench) => {
    const scene = flatCity(cityPlan(1_000));
    const footprints = await Footprints.of(scene);
    const rows: Row[] = [];
    if (SITE_ROWS.some((name) => wanted.has(name))) {
      const cases = siteCases(scene, footprints);
      const [ours, clipper2] = [await ourSites(), await clipper2Peer()];
      if (wanted.has("ratio-turf")) rows.push(besideTurf("ratio-turf", evenly(cases, TURF_SITES), ours, clipper2));
      if (wanted.has("ratio-postgis")) rows.push(await besidePostgis("ratio-postgis", cases, ours, bench));
      if (wanted.has("ratio-clipper2-wasm")) rows.push(besideClipper2("ratio-clipper2-wasm", cases, ours, clipper2));
    }
    for (const [name, walls] of Object.entries(FOOTPRINT_ROWS))
      if (wanted.has(name)) rows.push(besideVisibilityPolygon(name, footprints, scene.cameras.length, walls));
    return rows;
  },
};
