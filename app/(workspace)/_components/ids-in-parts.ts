/** So many records are asked for by id in one address, of some 2,500 letters. */
const IDS_ASKED = 50;

/** Reads records by id, in as many parts as addresses can hold. */
export async function readInParts<T>(
  ids: readonly string[],
  read: (part: string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const parts: string[][] = [];
  for (let i = 0; i < ids.length; i += IDS_ASKED) parts.push(ids.slice(i, i + IDS_ASKED));
  return (await Promise.all(parts.map(read))).flat();
}
