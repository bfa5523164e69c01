import { FileRefusal } from "./file-error";

export type DecodedText = { readonly text: string; readonly encoding: string };

const MARKS = [
  { encoding: "utf-8", mark: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", mark: [0xff, 0xfe] },
  { encoding: "utf-16be", mark: [0xfe, 0xff] },
] as const;
/** Bytes looked at for the zeros that only UTF-16 has in text. */
const LOOKED_AT = 4_096;

/**
 * The text of a file. Without an encoding: by its byte order mark, else UTF-16 where every other byte is zero, else UTF-8
 * where it is that throughout, else GB 18030, which holds GBK and GB 2312.
 *
 * @param asked - Any label of the WHATWG Encoding Standard, e.g. `big5`.
 * @throws {FileRefusal} `unknown-encoding`, `wrong-encoding`, `truncated` within a sign, `unknown-format` for what is not text
 */
export function decodeText(bytes: Uint8Array, asked?: string): DecodedText {
  if (asked !== undefined) return { text: decode(bytes, asked), encoding: asked };
  const marked = MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return { text: decode(bytes, marked.encoding), encoding: marked.encoding };
  const wide = sniffUtf16(bytes);
  if (wide) return { text: decode(bytes, wide), encoding: wide };
  if (bytes.subarray(0, LOOKED_AT).includes(0)) throw new FileRefusal("unknown-format");
  return decodeUnmarked(bytes);
}

function decodeUnmarked(bytes: Uint8Array): DecodedText {
  const utf8 = attempt(bytes, "utf-8");
  if (utf8 !== null) return { text: utf8, encoding: "utf-8" };
  for (let cut = 1; cut <= 3; cut++) {
    const most = attempt(bytes.subarray(0, -cut), "utf-8");
    // A text that is UTF-8 but for its last bytes, and not merely ASCII before them, was cut within a sign.
    if (most !== null && /[^\p{ASCII}]/u.test(most)) throw new FileRefusal("truncated", null, "its last sign is cut");
  }
  const gb18030 = attempt(bytes, "gb18030");
  if (gb18030 === null) throw new FileRefusal("wrong-encoding", null, "neither UTF-8 nor GB 18030");
  return { text: gb18030, encoding: "gb18030" };
}

function decode(bytes: Uint8Array, encoding: string): string {
  const text = attempt(bytes, encoding);
  if (text === null) throw new FileRefusal("wrong-encoding", null, encoding);
  return text;
}

/** @returns null where the bytes are not text of that encoding */
function attempt(bytes: Uint8Array, encoding: string): string | null {
  const decoder = decoderOf(encoding);
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (error) {
    if (error instanceof RangeError) throw new FileRefusal("unknown-encoding", null, encoding);
    throw error;
  }
}

/** UTF-16 without a mark: signs of ASCII, such as delimiters and digits, have a zero byte each, always on the same side. */
function sniffUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const head = bytes.subarray(0, LOOKED_AT);
  let even = 0;
  let odd = 0;
  for (const [i, byte] of head.entries()) {
    if (byte === 0 && i % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  const least = head.length / 20;
  if (odd > least && even === 0) return "utf-16le";
  return even > least && odd === 0 ? "utf-16be" : null;
}
