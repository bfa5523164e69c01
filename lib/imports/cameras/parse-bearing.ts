import { type Look, readLooks } from "../osm/camera-direction";

const CHINESE: Readonly<Record<string, string>> = {
  北: "N",
  东北: "NE",
  东: "E",
  东南: "SE",
  南: "S",
  西南: "SW",
  西: "W",
  西北: "NW",
};

/**
 * Where one or several lenses look: `90`, `90°`, `NE`, `东北`, `正北`, a range `45-135`, or several of these after `;`.
 * Null for what cannot be read, negative numbers and numbers over 360 among it.
 */
export function parseBearing(text: string): readonly Look[] | null {
  const pieces = text
    .normalize("NFKC")
    .split(/[;；、]/)
    .map(inEnglish);
  return readLooks(pieces.join(";"));
}

function inEnglish(piece: string): string {
  const plain = piece.trim().replace(/度$/, "°");
  const word = /^(?:朝|向|正)?([东南西北]{1,2})(?:方向|向|面|方)?$/.exec(plain)?.[1];
  return (word === undefined ? undefined : CHINESE[word]) ?? plain;
}
