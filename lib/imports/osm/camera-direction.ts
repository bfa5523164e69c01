/** Which way a camera looks: degrees clockwise from true north; `hfov` where the source gives a range that one lens can see. */
export type Look =
  | { readonly kind: "fixed"; readonly bearing: number; readonly hfov: number | null }
  | { readonly kind: "panoramic" };

const POINTS = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split(" ");
const WORDS: Readonly<Record<string, string>> = { NORTH: "N", EAST: "E", SOUTH: "S", WEST: "W" };
/** A range wider than a lens can see is what a turning camera sweeps; only its middle is kept. */
const WIDEST_LENS = 160;

/**
 * The looks in a `camera:direction` or `direction` tag: a number, a compass point, a range `a-b` clockwise, or several of these after `;`.
 * A whole turn is a camera that sees all round.
 *
 * @returns None for an empty text; null where a piece cannot be read, e.g. `forward`.
 * @see https://wiki.openstreetmap.org/wiki/Key:direction
 */
export function readLooks(text: string | undefined): Look[] | null {
  const pieces = (text ?? "").split(";").filter((piece) => piece.trim() !== "");
  const looks = pieces.map((piece) => readLook(piece.trim().toUpperCase()));
  return looks.every((look) => look !== null) ? looks : null;
}

function readLook(piece: string): Look | null {
  const single = bearingOf(piece);
  if (single !== null) return { kind: "fixed", bearing: single % 360, hfov: null };
  const ends = piece.split("-").map((end) => bearingOf(end.trim()));
  const [from, to] = ends;
  if (ends.length !== 2 || from === null || from === undefined || to === null || to === undefined) return null;
  if (Math.abs(to - from) === 360) return { kind: "panoramic" };
  const width = (to - from + 360) % 360;
  if (width === 0) return { kind: "fixed", bearing: from % 360, hfov: null };
  return { kind: "fixed", bearing: (from + width / 2) % 360, hfov: width <= WIDEST_LENS ? width : null };
}

function bearingOf(text: string): number | null {
  const point = POINTS.indexOf(WORDS[text] ?? text);
  if (point >= 0) return point * 22.5;
  const degrees = /^(\d+(?:\.\d+)?)\s*(?:°|DEG)?$/.exec(text)?.[1];
  return degrees !== undefined && Number(degrees) <= 360 ? Number(degrees) : null;
}
