import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "@/lib/logging/server/logger";
import type { Admitted } from "./admit";
import type { GuardedAnswer } from "./guard-answer";

/** Longer paths are nobody's; a log is not for keeping them. */
const LONGEST_PATH = 200;

/** Writes one line about a request when its answer has left or the visitor has gone: no parameters, no names, and who asked by id. */
export function logWhenDone(
  log: Log,
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, path, refusal }: Admitted,
  answer: GuardedAnswer,
): void {
  const begun = performance.now();
  response.once("close", () => {
    log.info(
      {
        requestId,
        method: request.method,
        path: path.slice(0, LONGEST_PATH),
        status: response.statusCode,
        ms: Math.round(performance.now() - begun),
        ...(answer.person ? { person: answer.person } : {}),
        ...(refusal ? { refused: refusal.code } : {}),
        ...(response.writableFinished ? {} : { cut: true }),
      },
      "request",
    );
  });
}
