import { type AuditSearchState, auditQueryOf } from "@/lib/url/audit-search";

const PAGE_SIZE = 50;

/** What the table asks the API for one address. */
export function auditInputOf(search: AuditSearchState) {
  return {
    ...auditQueryOf(search),
    ...(search.before === undefined ? {} : { before: search.before }),
    limit: PAGE_SIZE,
  };
}
