import type { SiteFieldsDto } from "@/lib/api/site-edit";
import type { SiteDetailDto } from "@/lib/api/sites";

/** What people edit of a site whose page is open. */
export function siteFields({ id, version, name, nameEn, kind, candidate, areaM2 }: SiteDetailDto): SiteFieldsDto {
  return { id, version, name, nameEn, kind, candidate, areaM2 };
}
