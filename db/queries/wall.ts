import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** What PostgreSQL itself says of the wall between jurisdictions. */
export type WallState = {
  /** Whether `&&` on geometries is marked leak-proof, without which row security keeps queries from the spatial indexes. */
  readonly leakproof: boolean;
  /** Whether the role signed in as passes every wall, and whether it owns the tables. */
  readonly role: { readonly name: string; readonly unbound: boolean; readonly owner: boolean };
  readonly tables: readonly {
    readonly name: string;
    readonly enabled: boolean;
    readonly forced: boolean;
    readonly verbs: string;
  }[];
};

/** Reads the state of the wall. `verbs` of a table are those that its policies cover, each once: `r`, `a`, `w`, `d`. */
export async function readWallState(db: Db): Promise<WallState> {
  const { rows: roles } = await db.execute<WallState["role"] & { leakproof: boolean }>(sql`
    select r.rolname as name, r.rolsuper or r.rolbypassrls as unbound,
      exists (select from pg_class c where c.oid = 'sites'::regclass and c.relowner = r.oid) as owner,
      (select proleakproof from pg_proc where oid = 'geometry_overlaps(geometry, geometry)'::regprocedure) as leakproof
    from pg_roles r where r.rolname = current_user`);
  const { rows: tables } = await db.execute<WallState["tables"][number]>(sql`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      coalesce((
        select string_agg(distinct verb, '' order by verb)
        from pg_policy p, regexp_split_to_table(case when p.polcmd = '*' then 'rawd' else p.polcmd::text end, '') as verb
        where p.polrelid = c.oid and p.polroles = '{0}'
      ), '') as verbs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`);
  const [role] = roles;
  if (!role) throw new Error("the current role is not in pg_roles");
  return { leakproof: role.leakproof, role: { name: role.name, unbound: role.unbound, owner: role.owner }, tables };
}
