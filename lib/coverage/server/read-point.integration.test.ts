import { describe, expect, it } from "vitest";
import { asOperator } from "@/lib/access/server/context";
import { MOST_POINT_CAMERAS, type PointDto, type PointQuery, pointDto } from "@/lib/api/point";
import { profileDto } from "@/lib/api/profile";
import { ask } from "@/tests/support/ask";
import { demoDatabase } from "@/tests/support/demo-database";
import { readPoint } from "./read-point";
import { readProfile } from "./read-profile";

/** Deep enough in what is stored that no edge decides, metres. */
const DEEP_M = 0.05;

const base = demoDatabase();

async function point(query: PointQuery): Promise<PointDto> {
  const read = await asOperator((context) => readPoint(context, query));
  if (!read.ok) throw new Error(read.error.code);
  return pointDto.parse(JSON.parse(JSON.stringify(read.value)));
}

type Stored = { lon: number; lat: number; layer: number; level: string };

async function list<T>(statement: string): Promise<T[]> {
  const { rows } = await ask(base().superuserUrl, `select coalesce(json_agg(r), '[]') as rows from (${statement}) r`);
  return rows as T[];
}

/** The middle of the largest circle in a ground, and how large that is. */
const middle = (ground: string) =>
  `ST_X((ST_MaximumInscribedCircle(${ground})).center) as lon, ST_Y((ST_MaximumInscribedCircle(${ground})).center) as lat,
   (ST_MaximumInscribedCircle(${ground})).radius * 90000 as radius`;

const missed = ({ cameras }: PointDto, level: string) =>
  cameras.map(({ levels }) => levels.find((one) => one.level === level)?.miss);

type StoredGap = Stored & { id: string; part: string; reasons: Record<string, number>; blockers: string[] };

const isHidden = ({ reasons }: StoredGap) => reasons.occluded === 1;

/** What differs between a gap as it is stored and its middle as it is asked for. */
function faults(gap: StoredGap, found: PointDto): string[] {
  const misses = missed(found, gap.level);
  const whole = found.missing <= MOST_POINT_CAMERAS;
  const blockers = found.cameras.flatMap((camera) => camera.blockers.map(({ id }) => id));
  const checks: [string, boolean][] = [
    ["is seen", misses.includes(null)],
    ["lies in another zone", !found.zones.some(({ id, level }) => id === gap.part && level === gap.level)],
    ["is not hidden", isHidden(gap) && !misses.includes("occluded")],
    ["is hidden", whole && !gap.reasons.occluded && misses.includes("occluded")],
    ["is hidden by others", isHidden(gap) && !blockers.some((id) => gap.blockers.includes(id))],
  ];
  return checks.flatMap(([fault, is]) => (is ? [fault] : []));
}

describe("who sees one point, against what is stored", () => {
  it("says nobody sees the middle of a gap, for the reason and by the obstacle that are stored", async () => {
    const gaps = await list<StoredGap>(
      `select * from (select g.id, g.part_id as part, g.level, g.reasons, g.blockers, s.layer, ${middle("g.ground")}
         from gaps g join sites s on s.id = g.site_id order by (coalesce(g.reasons->>'occluded', '0') = '1') desc, g.number) g
       where radius > ${DEEP_M} limit 200`,
    );
    expect(gaps.length).toBe(200);
    const wrong: string[] = [];
    for (const gap of gaps) wrong.push(...faults(gap, await point(gap)).map((fault) => `gap ${gap.id}: ${fault}`));
    expect(wrong).toEqual([]);
    expect(gaps.filter(isHidden).length).toBeGreaterThan(10);
    expect(gaps.filter((gap) => !isHidden(gap)).length).toBeGreaterThan(10);
  }, 300_000);

  it("counts, at points of covered ground, the cameras whose stored footprints hold them", async () => {
    const places = await list<Stored & { cameras: string[] }>(
      `select p.lon, p.lat, p.layer, p.level, (select array_agg(f.camera_id order by f.camera_id) from footprints f
           join cameras c on c.id = f.camera_id where f.level = p.level and c.layer = p.layer and c.ground_z_m = p.z_m
             and ST_Covers(f.ground, ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4490))) as cameras
       from (select f.level, s.layer, s.z_m, ${middle("(ST_Dump(ST_Intersection(f.ground, s.ground))).geom")}
         from footprints f join cameras c on c.id = f.camera_id join sites s on s.layer = c.layer and s.z_m = c.ground_z_m
           and ST_Intersects(f.ground, s.ground) order by f.camera_id, s.number, f.level limit 250) p where p.radius > ${DEEP_M}`,
    );
    expect(places.length).toBeGreaterThan(150);
    const wrong: string[] = [];
    for (const place of places) {
      const found = await point(place);
      const seen = found.cameras.filter(({ levels }) =>
        levels.some(({ level, miss }) => level === place.level && miss === null),
      );
      const ids = seen.map(({ id }) => id).sort();
      if (ids.join() === place.cameras.join()) continue;
      const border = await ask(
        base().superuserUrl,
        `select count(*)::int as n from footprints f where f.level = '${place.level}'
           and ST_DWithin(ST_Boundary(f.ground), ST_SetSRID(ST_MakePoint(${place.lon}, ${place.lat}), 4490), 2e-7)`,
      );
      if (border.n === 0) wrong.push(`${place.lon} ${place.lat} at ${place.level}: ${ids} against ${place.cameras}`);
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it("puts those that see it first, the densest before the others, and no more than a list can show", async () => {
    const [busy] = await list<Stored>(
      `select ST_X(c.position) as lon, ST_Y(c.position) as lat, c.layer, 'detect' as level from cameras c where c.layer = 0 order by c.number limit 1`,
    );
    if (!busy) throw new Error("no camera");
    const found = await point({ lon: busy.lon + 1e-4, lat: busy.lat });
    expect(found.cameras.length).toBe(Math.min(MOST_POINT_CAMERAS, found.seeing + found.missing));
    const firstMiss = found.cameras.findIndex(({ levels }) => levels[0]?.miss !== null);
    expect(firstMiss === -1 ? found.cameras.length : firstMiss).toBe(Math.min(found.seeing, found.cameras.length));
    const seeing = found.cameras.slice(0, found.seeing).map(({ across }) => across ?? 0);
    expect(seeing).toEqual([...seeing].sort((a, b) => b - a));
  });

  it("draws each line to it from the side with the same verdict, and the same obstacles in the way", async () => {
    const gaps = await list<StoredGap>(
      `select * from (select g.id, g.part_id as part, g.level, g.reasons, g.blockers, s.layer, ${middle("g.ground")}
         from gaps g join sites s on s.id = g.site_id where g.reasons->>'occluded' = '1' order by g.number) g
       where radius > ${DEEP_M} limit 25`,
    );
    let [lines, blocked] = [0, 0];
    for (const { lon, lat, layer } of gaps) {
      for (const camera of (await point({ lon, lat, layer })).cameras) {
        const read = await asOperator((context) => readProfile(context, { id: camera.id, lon, lat, layer }));
        if (!read.ok) throw new Error(read.error.code);
        const profile = profileDto.parse(JSON.parse(JSON.stringify(read.value)));
        lines++;
        expect(profile.levels).toEqual(camera.levels);
        expect(profile.distanceM).toBeCloseTo(camera.distanceM, 6);
        if (camera.levels.every(({ miss }) => miss !== "occluded")) continue;
        const blocking = profile.crossings.filter(({ blocks }) => blocks);
        blocked += blocking.length;
        expect([...new Set(blocking.map(({ obstacle }) => obstacle.id))].sort()).toEqual(
          camera.blockers.map(({ id }) => id).sort(),
        );
        for (const one of blocking) expect(one.clearanceM).toBeLessThan(0);
      }
    }
    expect(gaps.length).toBeGreaterThan(10);
    expect(lines).toBeGreaterThan(50);
    expect(blocked).toBeGreaterThan(10);
    const [gap] = gaps;
    if (!gap) throw new Error("no gap");
    const nobody = { id: "00000000-0000-4000-8000-000000000000", lon: gap.lon, lat: gap.lat };
    expect(await asOperator((context) => readProfile(context, nobody))).toEqual({
      ok: false,
      error: { code: "no-such-camera" },
    });
  }, 300_000);

  it("has no cameras where none stands near, and refuses a place that no plane of the city describes", async () => {
    expect(await point({ lon: 117, lat: 32 })).toMatchObject({
      seeing: 0,
      missing: 0,
      cameras: [],
      zones: [],
      layer: 0,
    });
    const far = await asOperator((context) => readPoint(context, { lon: 10, lat: 50 }));
    expect(far).toEqual({ ok: false, error: { code: "outside" } });
  });
});
