import { gunzip } from "node:zlib";
import unbzip2 from "unbzip2-stream";
import { OsmRefusal } from "./osm-error";
import { sniffPacking } from "./sniff";

/**
 * A file's bytes without gzip or bzip2 around them; other bytes come back as they are.
 *
 * @param maxBytes - The largest size after unpacking; a file that would grow beyond it is refused without being unpacked whole.
 * @throws {OsmRefusal} `too-large`, `truncated` or `damaged`.
 */
export async function unpack(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  switch (sniffPacking(bytes)) {
    case "gzip":
      return await gunzipped(bytes, maxBytes);
    case "bzip2":
      return await bunzipped(bytes, maxBytes);
    case "none":
      if (bytes.length > maxBytes) throw tooLarge(maxBytes);
      return bytes;
  }
}

function tooLarge(maxBytes: number): OsmRefusal {
  return new OsmRefusal("too-large", null, `more than ${maxBytes} bytes unpacked`);
}

function gunzipped(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    gunzip(bytes, { maxOutputLength: maxBytes }, (error: NodeJS.ErrnoException | null, unpacked) => {
      if (!error) resolve(unpacked);
      else if (error.code === "ERR_BUFFER_TOO_LARGE") reject(tooLarge(maxBytes));
      else reject(new OsmRefusal(error.code === "Z_BUF_ERROR" ? "truncated" : "damaged", null, error.message));
    });
  });
}

function bunzipped(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const stream = unbzip2();
    stream.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes); // the stream stops at once and hands it on as its error
      chunks.push(chunk);
    });
    stream.on("error", (error: Error) => {
      if (error instanceof OsmRefusal) return reject(error);
      // running out of bytes shows as any other error than the library's own
      reject(new OsmRefusal(error.name === "Bzip2Error" ? "damaged" : "truncated"));
    });
    stream.on("end", () => resolve(joined(chunks, size)));
    stream.end(bytes);
  });
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
