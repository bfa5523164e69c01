import "server-only";
import { hkdfSync } from "node:crypto";
import { readInstallationKey } from "@/lib/config/installation-key";

/** The password of an invented person: made of the installation's key, so that it is another on each machine and stands nowhere. */
export function demoPassword(username: string): string {
  const { privateKey } = readInstallationKey();
  const key = privateKey.export({ type: "pkcs8", format: "der" });
  return Buffer.from(hkdfSync("sha256", key, "", `sightline demo ${username}`, 24)).toString("base64url");
}
