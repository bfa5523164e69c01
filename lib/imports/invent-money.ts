import type { SiteKind } from "@/lib/sites/site-kind";

/** Departments of the demo city. Invented, and named so that nobody takes them for real ones. */
export const DEMO_DEPARTMENTS = [
  { name: "示范区公安分局（虚构）", name_en: "Demo Public Security Branch (invented)" },
  { name: "示范区交通警察大队（虚构）", name_en: "Demo Traffic Police (invented)" },
  { name: "示范区城市管理局（虚构）", name_en: "Demo Urban Management Bureau (invented)" },
  { name: "示范区园林绿化局（虚构）", name_en: "Demo Parks Bureau (invented)" },
  { name: "示范区市政设施中心（虚构）", name_en: "Demo Municipal Works (invented)" },
] as const;
type DepartmentName = (typeof DEMO_DEPARTMENTS)[number]["name"];

const POLICE = "示范区公安分局（虚构）";
const TRAFFIC = "示范区交通警察大队（虚构）";
const URBAN = "示范区城市管理局（虚构）";
const PARKS = "示范区园林绿化局（虚构）";
const WORKS = "示范区市政设施中心（虚构）";

/** Who would answer for a kind of site. */
const ANSWERS_FOR: Readonly<Record<SiteKind, DepartmentName>> = {
  square: URBAN,
  park: PARKS,
  "main-road": TRAFFIC,
  "security-complex-section": POLICE,
  intersection: TRAFFIC,
  underpass: WORKS,
  footbridge: WORKS,
  tunnel: WORKS,
  "large-bridge": WORKS,
  "boundary-crossing": POLICE,
  "key-unit-surroundings": POLICE,
  "metro-passage": POLICE,
};

export function departmentFor(kind: SiteKind): DepartmentName {
  return ANSWERS_FOR[kind];
}

export type YearAmount = {
  readonly year: number;
  readonly purpose: "construction" | "maintenance";
  readonly amountFen: number;
};

/** What one camera costs with pole and cable, and to keep for a year, in 分. Invented. */
const BUILD_FEN = 2_600_000;
const KEEP_FEN = 240_000;
/** Years the demo city tells of: built in the first, kept since, and planned for the last. */
const [BUILT, KEPT, PLANNED] = [2024, 2025, 2026] as const;

/**
 * Money for one site: what its cameras cost to build and to keep, and for some sites what more would cost.
 *
 * @param cameras - How many the site has.
 * @param chance - 0…1, the same for the same site; sites below 0.4 have money for more next year.
 */
export function inventBudgets(cameras: number, chance: number): YearAmount[] {
  const built: YearAmount[] =
    cameras === 0
      ? []
      : [
          { year: BUILT, purpose: "construction", amountFen: cameras * BUILD_FEN },
          { year: KEPT, purpose: "maintenance", amountFen: cameras * KEEP_FEN },
          { year: PLANNED, purpose: "maintenance", amountFen: cameras * KEEP_FEN },
        ];
  const more = Math.max(1, Math.round(cameras / 3));
  const planned: YearAmount[] =
    chance < 0.4 ? [{ year: PLANNED, purpose: "construction", amountFen: more * BUILD_FEN }] : [];
  return [...built, ...planned];
}
