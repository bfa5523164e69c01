import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { OperatorSession } from "@/lib/access/server/operator-session";
import { CommandFailure } from "./command-failure";
import { canAsk } from "./confirm";
import { EXIT } from "./exit-codes";

/**
 * Signs the person of `--as` in: the password from `SIGHTLINE_PASSWORD`, else asked for on the terminal, unseen.
 *
 * @throws {CommandFailure} when they cannot be signed in
 */
export async function asPerson(username: string): Promise<OperatorSession> {
  const { signInOperator } = await import("@/lib/access/server/operator-session");
  const password = process.env.SIGHTLINE_PASSWORD || (await askUnseen(`password of ${username}: `));
  const signedIn = await signInOperator({ username, password }, () => askUnseen("code of the second factor: "));
  if (signedIn.ok) return signedIn.value;
  switch (signedIn.error.code) {
    case "wrong":
      throw new CommandFailure(EXIT.failed, "wrong-secret", `${username}: that name, password or code is not right`);
    case "code-expired":
      throw new CommandFailure(
        EXIT.failed,
        "code-expired",
        `${username}: this one-time code has expired; ask for another`,
      );
    case "locked": {
      const at = new Date(signedIn.error.until).toISOString();
      throw new CommandFailure(EXIT.failed, "locked", `too many attempts: try again after ${at}`);
    }
  }
}

/** @throws {CommandFailure} when nobody sits at the terminal */
async function askUnseen(question: string): Promise<string> {
  if (!canAsk())
    throw new CommandFailure(EXIT.badInput, "no-password", "set SIGHTLINE_PASSWORD, or run this on a terminal");
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  lines.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    return await lines.question("");
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
