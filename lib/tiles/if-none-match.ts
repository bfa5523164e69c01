/**
 * Whether `If-None-Match` names an entity tag, strong or weak, or any.
 * @see RFC 9110, 13.1.2: the comparison is weak.
 */
export function holds(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((tag) => bare(tag) === "*" || bare(tag) === bare(etag));
}
