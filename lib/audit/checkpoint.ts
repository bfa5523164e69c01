import { type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "./canonical-json";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What the chain looked like at a moment: its last entry `seq`, which is also how many there were, and that entry's hash. `at` is UTC milliseconds, `key`
 * the id of the installation's key, `signature` Ed25519 in base64 over the rest.
 */
export const checkpointSchema = z.object({
  seq: z.int().positive(),
  hash,
  at: z.int().nonnegative(),
  key: hash,
  signature: z.base64(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

type Key = { readonly id: string; readonly privateKey: KeyObject };

/** Signs what the chain looks like now. */
export function signCheckpoint(head: { seq: number; hash: string }, at: number, { id, privateKey }: Key): Checkpoint {
  const content = { seq: head.seq, hash: head.hash, at, key: id };
  return { ...content, signature: sign(null, message(content), privateKey).toString("base64") };
}

/** Whether a checkpoint was signed by this key. */
export function isSignedBy(
  checkpoint: Checkpoint,
  { id, publicKey }: { readonly id: string; readonly publicKey: KeyObject },
): boolean {
  const { signature, ...content } = checkpoint;
  return checkpoint.key === id && verify(null, message(content), publicKey, Buffer.from(signature, "base64"));
}

/** The text that is signed, said to be a checkpoint of ours, so that a signature under anything else never passes for one. */
function message({ seq, hash, at, key }: Omit<Checkpoint, "signature">): Buffer {
  return Buffer.from(`sightline audit checkpoint\n${canonicalJson({ seq, hash, at, key })}`);
}
