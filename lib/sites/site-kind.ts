/**
 * Kinds of public area, in the order of Order 163 Art. 11, then Decree 799 Art. 7(1), then ours.
 * `metro-passage` is not a kind of the law: it is what a tunnel joined to a subway entrance is offered as, for a person to decide.
 */
export const SITE_KINDS = [
  "square", // 广场
  "park", // 公园
  "main-road", // 主要道路
  "security-complex-section", // 治安复杂区域路段
  "intersection", // 路口
  "underpass", // 地下通道
  "footbridge", // 过街天桥
  "tunnel", // 隧道
  "large-bridge", // 大型桥梁
  "boundary-crossing", // 行政区域道路边界 (Decree 799)
  "key-unit-surroundings", // 治安保卫重点单位周边 (Decree 799)
  "metro-passage", // 地铁通道, undecided
] as const;

export type SiteKind = (typeof SITE_KINDS)[number];
