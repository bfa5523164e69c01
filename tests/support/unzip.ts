import { text } from "node:stream/consumers";
import { fromBuffer } from "yauzl";

/** The files of an archive in memory, by name, as text. */
export async function unzip(archive: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (failure, zip) => {
      if (failure) return reject(failure);
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, (problem, stream) => {
          if (problem) return reject(problem);
          text(stream).then((content) => {
            files.set(entry.fileName, content);
            zip.readEntry();
          }, reject);
        });
      });
      zip.on("error", reject);
      zip.on("end", () => resolve());
      zip.readEntry();
    });
  });
  return files;
}
