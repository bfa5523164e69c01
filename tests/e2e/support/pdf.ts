/** What can be told of a PDF from its bytes alone. Sizes are millimetres, rounded. */
export type Pdf = {
  readonly pages: readonly (readonly [width: number, height: number])[];
  /** Fonts that the file names without carrying their letters. */
  readonly foreignFonts: readonly string[];
  readonly fonts: number;
};

/** Reads a PDF as Chromium writes it, its objects in the open and only their streams packed. @see ISO 32000-1, 7.3.10, 9.6 and 9.8 */
export function readPdf(bytes: Buffer): Pdf {
  const objects = new Map(
    [...bytes.toString("latin1").matchAll(/^(\d+) 0 obj\s*(<<[\s\S]*?>>)\s*(?:stream|endobj)/gm)].map(
      ([, number = "", dictionary = ""]) => [number, dictionary] as const,
    ),
  );
  const all = [...objects.values()];
  const fonts = all.filter((one) => /\/Type\s*\/Font\b/.test(one));
  return {
    pages: all.filter((one) => /\/Type\s*\/Page\b/.test(one)).map(sizeOf),
    fonts: fonts.length,
    foreignFonts: fonts
      .filter((font) => !carriesLetters(font, objects))
      .map((font) => /\/BaseFont\s*\/(\S+)/.exec(font)?.[1] ?? font),
  };
}

/** The letters of a Type 3 font are drawings in the file itself, and a Type 0 font is made of others; all else needs a font file. */
function carriesLetters(font: string, objects: ReadonlyMap<string, string>): boolean {
  if (/\/Subtype\s*\/Type[03]\b/.test(font)) return true;
  const [, descriptor = ""] = /\/FontDescriptor (\d+)/.exec(font) ?? [];
  return /\/FontFile[23]?\b/.test(objects.get(descriptor) ?? "");
}

function sizeOf(page: string): readonly [width: number, height: number] {
  const [, left, lower, right, upper] = /\/MediaBox\s*\[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]/.exec(page) ?? [];
  return [millimetres(Number(right) - Number(left)), millimetres(Number(upper) - Number(lower))];
}

function millimetres(points: number): number {
  return Math.round((points * 25.4) / 72);
}
