import "server-only";
import { deriveSecret } from "@/lib/config/installation-key";

/** The password of an invented person: made of the installation's key, so that it is another on each machine and stands nowhere. */
export function demoPassword(username: string): string {
  return deriveSecret(`sightline demo ${username}`, 24).toString("base64url");
}
