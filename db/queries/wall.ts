import { sql } from "drizzle-orm";
import type { WallFacts } from "@/lib/access/wall-faults";
import type { Db } from "../client";

/** Reads the state of the wall. `verbs` of a table are those that its policies cover, each once: `r`, `a`, `w`, `d`. */
export async function readWallState(db: Db): Promise<WallFacts> {
  const { rows: roles } = await db.execute<WallFacts["role"] & { leakproof: boolean }>(sql`
    select r.rolname as name, r.rolsuper or r.rolbypassrls as unbound,
      exists (select from pg_class c where c.oid = 'sites'::regclass and c.relowner = r.oid) as owner,
      (select proleakproof from pg_proc where oid = 'geometry_overlaps(geometry, geometry)'::regprocedure) as leakproof
    from pg_roles r where r.rolname = current_user`);
  const { rows: tables } = await db.execute<WallFacts["tables"][number]>(sql`
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
