import type { SiteFieldsDto } from "@/lib/api/site-edit";

/** What people edit of a site, as it was read. */
export function siteFields({ id, version, name, nameEn, kind, candidate, areaM2 }: SiteFieldsDto): SiteFieldsDto {
  return { id, version, name, nameEn, kind, candidate, areaM2 };
}
