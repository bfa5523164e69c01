import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Fault } from "@/lib/kernel/fault";
import { dataFolder } from "./data-folder";

/** The key of one installation: `id` is the SHA-256 of its public half, as hexadecimal digits. */
export type InstallationKey = { readonly privateKey: KeyObject; readonly publicKey: KeyObject; readonly id: string };

/**
 * The Ed25519 key in the data folder, made on first use; only its owner may read it. It signs the audit's checkpoints.
 *
 * @throws {Fault} `no-key` when it cannot be read or made, with what to do
 */
export function readInstallationKey(folder = dataFolder()): InstallationKey {
  const file = path.join(folder, "installation-key.pem");
  try {
    const privateKey = createPrivateKey(readOrMake(file));
    const publicKey = createPublicKey(privateKey);
    const id = createHash("sha256")
      .update(publicKey.export({ type: "spki", format: "der" }))
      .digest("hex");
    return { privateKey, publicKey, id };
  } catch (cause) {
    throw new Fault(
      "no-key",
      `the installation's key ${file} cannot be read: run the command as the user whose data folder it is`,
      { cause },
    );
  }
}

/**
 * A secret of this installation for one purpose, always the same: made of the key, so that there is one secret to keep.
 *
 * @param purpose - Another one gives another secret, and none tells anything of the rest.
 * @param bytes - How long it is.
 * @throws {Fault} as `readInstallationKey`
 */
export function deriveSecret(purpose: string, bytes: number): Buffer {
  const { privateKey } = readInstallationKey();
  const key = privateKey.export({ type: "pkcs8", format: "der" });
  return Buffer.from(hkdfSync("sha256", key, "", purpose, bytes));
}

function readOrMake(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  const { privateKey } = generateKeyPairSync("ed25519");
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  try {
    // Two processes may make one at once: the first to link wins, and both read the winner's.
    linkSync(fresh, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  return readFileSync(file, "utf8");
}
