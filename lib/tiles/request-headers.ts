/**
 * Whether `If-None-Match` names an entity tag, strong or weak, or any.
 * @see RFC 9110, 13.1.2: the comparison is weak.
 */
export function holds(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((tag) => bare(tag) === "*" || bare(tag) === bare(etag));
}

/**
 * Whether `Accept-Encoding` allows a coding: named, or covered by `*`, and not refused with `q=0`.
 * @see RFC 9110, 12.5.3.
 */
export function accepts(acceptEncoding: string | null, coding: string): boolean {
  const offers = (acceptEncoding ?? "").split(",").map((offer) => {
    const [name = "", ...parameters] = offer.trim().toLowerCase().split(";");
    const quality = parameters
      .find((parameter) => parameter.trim().startsWith("q="))
      ?.trim()
      .slice(2);
    return { name: name.trim(), allowed: quality === undefined || Number(quality) > 0 };
  });
  return (offers.find(({ name }) => name === coding) ?? offers.find(({ name }) => name === "*"))?.allowed ?? false;
}
