export const PAPERS = ["a4", "a3"] as const;
export type Paper = (typeof PAPERS)[number];

export const TURNS = ["portrait", "landscape"] as const;
export type Turn = (typeof TURNS)[number];

/** Width and height, millimetres. */
export type SizeMm = readonly [width: number, height: number];

/** Upright sizes of ISO 216, millimetres. */
const UPRIGHT: Readonly<Record<Paper, SizeMm>> = { a4: [210, 297], a3: [297, 420] };

/** What is left free on every side of a page, millimetres; `app/(paper)/paper.css` says the same to the browser. Ours. */
export const MARGIN_MM = 10;

/** What of a page is not the map: its head and the lines below it upright, its head and the column beside it across; millimetres. */
const BESIDE_MM: Readonly<Record<Turn, SizeMm>> = { portrait: [0, 142], landscape: [84, 32] };

/** The size of a page as it lies, millimetres. */
export function paperSize(paper: Paper, turn: Turn): SizeMm {
  const [width, height] = UPRIGHT[paper];
  return turn === "portrait" ? [width, height] : [height, width];
}

/** The size of the map on a page, millimetres: what stands beside it keeps its place on the same page. */
export function mapSize(paper: Paper, turn: Turn): SizeMm {
  const [width, height] = paperSize(paper, turn);
  const [beside, below] = BESIDE_MM[turn];
  return [width - 2 * MARGIN_MM - beside, height - 2 * MARGIN_MM - below];
}
