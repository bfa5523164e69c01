import { type SQL, sql } from "drizzle-orm";
import type { CameraQuery } from "@/lib/api/camera-list";
import type { CameraState } from "@/lib/cameras/camera-facts";
import type { Db } from "../client";
import {
  CAMERA_COLUMNS,
  type CameraRow,
  FACT_COLUMNS,
  type FactRow,
  INFRARED_COLUMNS,
  type InfraredRow,
} from "./cameras";

export type CameraFilter = Pick<CameraQuery, "q" | "ids" | "state" | "kind" | "source" | "problem">;
export type CameraOrder = Pick<CameraQuery, "sort" | "order" | "limit" | "offset">;

/** A camera with how many sites it saw some of in the last run. */
export type ListedCamera = CameraRow & InfraredRow & FactRow & { readonly version: number; readonly sites: number };

/** What the dated facts come to; `cameraState` of lib/cameras says the same of one camera. */
const STATE = sql`case when m.retired_on is not null then 'retired' when m.accepted_on is not null then 'accepted' when m.built_on is not null then 'built'
  when m.source = 'person' then 'planned' else 'unknown' end`;
const SITES = sql`(select sc.camera_id, count(*)::int as sites from site_cameras sc join sites s on s.id = sc.site_id and s.gone_at is null group by 1) seen`;
const SITES_OF_ONE = sql`(select count(*)::int from site_cameras sc join sites s on s.id = sc.site_id and s.gone_at is null where sc.camera_id = m.id)`;
const FROM = sql`from cameras m left join ${SITES} on seen.camera_id = m.id`;

const SORTS: Readonly<Record<CameraQuery["sort"], SQL>> = {
  number: sql`m.number`,
  name: sql`m.name`,
  state: STATE,
  height: sql`m.height_m`,
  sites: sql`coalesce(seen.sites, 0)`,
  builtOn: sql`m.built_on`,
  acceptedOn: sql`m.accepted_on`,
};

/** One page of the cameras that a filter finds; those without what is sorted by come last. */
export async function listCamerasBy(
  db: Db,
  jurisdictionId: string,
  filter: CameraFilter,
  { sort, order, limit, offset }: CameraOrder,
): Promise<ListedCamera[]> {
  // where neither order nor filter asks for it, the database counts the sites of the page's cameras alone, once it knows which they are
  const ofAll = sort === "sites" || filter.problem === "sees-no-site";
  const sites = ofAll ? sql`coalesce(seen.sites, 0)` : SITES_OF_ONE;
  const { rows } = await db.execute<ListedCamera>(sql`
    select ${CAMERA_COLUMNS}, ${INFRARED_COLUMNS}, ${FACT_COLUMNS}, m.version, ${sites} as sites ${ofAll ? FROM : sql`from cameras m`} ${where(jurisdictionId, filter)}
    order by ${SORTS[sort]} ${sql.raw(order === "desc" ? "desc" : "asc")} nulls last, m.number limit ${limit} offset ${offset}`);
  return rows;
}

/** How many cameras the filter finds, and how many there would be in each state. */
export async function countCamerasBy(db: Db, jurisdictionId: string, filter: CameraFilter) {
  const { rows } = await db.execute<{ state: CameraState; count: number }>(sql`
    select ${STATE} as state, count(*)::int as count ${filter.problem === "sees-no-site" ? FROM : sql`from cameras m`}
    ${where(jurisdictionId, { ...filter, state: undefined })} group by 1 order by 1`);
  const wanted = rows.filter(({ state }) => filter.state === undefined || state === filter.state);
  return { total: wanted.reduce((sum, { count }) => sum + count, 0), states: rows };
}

function where(jurisdictionId: string, { q, ids, state, kind, source, problem }: CameraFilter): SQL {
  const like = q && `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const terms = [
    sql`m.jurisdiction_id = ${jurisdictionId} and m.gone_at is null`,
    ...(ids ? [sql`m.id = any(${sql.param(ids)}::uuid[])`] : []),
    ...(like ? [sql`(m.name ilike ${like} or m.number::text = ${q})`] : []),
    ...(state ? [sql`${STATE} = ${state}`] : []),
    ...(kind ? [sql`m.kind = ${kind}`] : []),
    ...(source ? [sql`m.source = ${source}`] : []),
    ...(problem === "no-direction" ? [sql`m.kind = 'fixed' and m.bearing is null`] : []),
    ...(problem === "sees-no-site" ? [sql`seen.sites is null`] : []),
  ];
  return sql`where ${sql.join(terms, sql` and `)}`;
}
