export type Resolution = { readonly widthPx: number; readonly heightPx: number };

/** Pictures by the name that makers give them; where one name has several shapes, the usual one of cameras. */
const NAMED: Readonly<Record<string, Resolution>> = {
  "720p": { widthPx: 1280, heightPx: 720 },
  "960p": { widthPx: 1280, heightPx: 960 },
  "1080p": { widthPx: 1920, heightPx: 1080 },
  "1440p": { widthPx: 2560, heightPx: 1440 },
  "2160p": { widthPx: 3840, heightPx: 2160 },
  "2k": { widthPx: 2560, heightPx: 1440 },
  "4k": { widthPx: 3840, heightPx: 2160 },
};
/** The usual picture of so many million pixels. */
const MILLIONS: Readonly<Record<string, Resolution>> = {
  "1": { widthPx: 1280, heightPx: 720 },
  "1.3": { widthPx: 1280, heightPx: 960 },
  "2": { widthPx: 1920, heightPx: 1080 },
  "3": { widthPx: 2048, heightPx: 1536 },
  "4": { widthPx: 2560, heightPx: 1440 },
  "5": { widthPx: 2592, heightPx: 1944 },
  "6": { widthPx: 3072, heightPx: 2048 },
  "8": { widthPx: 3840, heightPx: 2160 },
  "12": { widthPx: 4000, heightPx: 3000 },
};
const LARGEST_PX = 100_000;

/** The picture a text names: `1920×1080`, `1080p`, `4K`, `4MP`, `400万`, `400万像素`. Null for anything else. */
export function parseResolution(text: string): Resolution | null {
  const plain = text.normalize("NFKC").trim().toLowerCase().replaceAll(/\s/g, "");
  const pair = /^(\d{2,6})[x×*✕](\d{2,6})(?:p|px|像素)?$/.exec(plain);
  if (pair) return inRange(Number(pair[1]), Number(pair[2]));
  const millions = /^(\d+(?:\.\d+)?)(?:mp|m|mpx|megapixels?|百万像素?)$/.exec(plain)?.[1];
  const tenThousands = /^(\d+)万(?:像素)?$/.exec(plain)?.[1];
  const number = millions ?? (tenThousands === undefined ? undefined : String(Number(tenThousands) / 100));
  return (number === undefined ? NAMED[plain] : MILLIONS[String(Number(number))]) ?? null;
}

function inRange(widthPx: number, heightPx: number): Resolution | null {
  return widthPx > 0 && heightPx > 0 && widthPx <= LARGEST_PX && heightPx <= LARGEST_PX ? { widthPx, heightPx } : null;
}
