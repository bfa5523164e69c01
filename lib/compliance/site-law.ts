import type { SiteKind } from "@/lib/sites/site-kind";

/**
 * How the two laws speak of a kind of site. `conflict`: they name different builders, and a person has to decide.
 * `order-only`: Decree 799 does not name it; whether its 等 (and the like) covers it is for a person to say.
 */
export type SiteLaw =
  | { readonly basis: "both" | "conflict"; readonly word: string; readonly decreeWord: string }
  | { readonly basis: "order-only"; readonly word: string }
  | { readonly basis: "decree-only"; readonly decreeWord: string }
  | { readonly basis: "none" };

const SITE_LAWS: Readonly<Record<SiteKind, SiteLaw>> = {
  square: { basis: "both", word: "广场", decreeWord: "广场" },
  park: { basis: "conflict", word: "公园", decreeWord: "公园" },
  "main-road": { basis: "both", word: "主要道路", decreeWord: "城乡主要路段" },
  "security-complex-section": { basis: "order-only", word: "治安复杂区域路段" },
  intersection: { basis: "order-only", word: "路口" },
  underpass: { basis: "both", word: "地下通道", decreeWord: "地下通道" },
  footbridge: { basis: "order-only", word: "过街天桥" },
  tunnel: { basis: "both", word: "隧道", decreeWord: "隧道" },
  "large-bridge": { basis: "both", word: "大型桥梁", decreeWord: "桥梁" },
  "boundary-crossing": { basis: "decree-only", decreeWord: "行政区域道路边界" },
  "key-unit-surroundings": { basis: "decree-only", decreeWord: "治安保卫重点单位周边区域" },
  "metro-passage": { basis: "none" },
};

/** What Order 163 Art. 11 and Decree 799 Art. 7 say of a kind of site, in the words they use. */
export function siteLaw(kind: SiteKind): SiteLaw {
  return SITE_LAWS[kind];
}
