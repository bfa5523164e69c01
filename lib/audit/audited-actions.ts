import { type Action, RULES } from "@/lib/access/policy";
import { SESSION_EVENTS, type SessionEvent } from "./session-events";

/** Everything the audit tells of: what roles allow, and what belongs to signing in. */
export const AUDITED_ACTIONS: readonly (Action | SessionEvent)[] = [
  ...(Object.keys(RULES) as Action[]),
  ...SESSION_EVENTS,
];

type Dashed<Name extends string> = Name extends `${infer Head}.${infer Tail}` ? `${Head}-${Tail}` : Name;

/** The name of an action as a key of messages, where a dot would mean a level. */
export function actionKey<Name extends Action | SessionEvent>(action: Name): Dashed<Name> {
  return action.replace(".", "-") as Dashed<Name>;
}
