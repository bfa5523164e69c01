import type { CrsId } from "@/lib/crs/to-cgcs2000";

/** The name of a system as a key of messages, where a colon would be strange. */
export function crsKey<Id extends CrsId>(id: Id) {
  return id.replace(":", "-") as Dashed<Id>;
}

type Dashed<Id extends string> = Id extends `${infer Head}:${infer Tail}` ? `${Head}-${Tail}` : Id;
