/**
 * The cities of the matrix that hold data, the one imported last first. Seen from 鼓楼区 350102: itself, its parent 350100, its grandparent 350000,
 * 厦门市 350200 beside its parent, 思明区 350203 below that one, 杭州市 330100 in another province, and a city outside the tree.
 */
export const CITIES = ["350203", "350102", "x-local", "330100", "350200", "350100", "350000"] as const;
export type City = (typeof CITIES)[number];

/** Where a role of the matrix is held: the cities, the whole installation, and 莆田市 350300, which holds no data. */
export type Place = City | "000000" | "350300";

/** What lies in each place, written out by hand from GB/T 2260, so that nothing of the product decides it. */
const WITHIN: Readonly<Record<Place, readonly City[]>> = {
  "000000": CITIES,
  "350000": ["350203", "350102", "350200", "350100", "350000"],
  "350100": ["350102", "350100"],
  "350102": ["350102"],
  "350200": ["350203", "350200"],
  "350203": ["350203"],
  "350300": [],
  "330100": ["330100"],
  "x-local": ["x-local"],
};

/** Whether what lies in a city is within the reach of a role held in a place. */
export function liesIn(city: City, place: Place): boolean {
  return WITHIN[place].includes(city);
}

/** How a city lies to a place, in the words of docs/access.md. */
export function situation(place: Place, city: City): string {
  if (place === city) return "own";
  if (liesIn(city, place)) return "child";
  if (place !== "000000" && place !== "350300" && liesIn(place, city)) return "parent";
  if (place === "x-local" || city === "x-local") return "outside the tree";
  if (place.slice(0, 2) !== city.slice(0, 2)) return "other province";
  return level(place) === level(city) ? "sibling" : "cousin";
}

function level(code: string): number {
  return code.replace(/(00)+$/, "").length;
}
