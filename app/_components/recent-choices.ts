import { z } from "zod";
import { foundPlace } from "./found-place";

const recentChoice = z.union([z.object({ command: z.string().max(40) }), foundPlace]);

/** What a person chose in the palette: a command by its id, or a place. */
export type RecentChoice = z.infer<typeof recentChoice>;

/** Enough to find this morning's work, few enough to leave room for the tools. */
const MOST = 5;
const PREFIX = "sightline-recent-";

/** What this person chose last in this browser, the newest first; nothing where the browser keeps nothing. */
export function readRecentChoices(viewer: string): RecentChoice[] {
  try {
    const kept = z.array(recentChoice).safeParse(JSON.parse(window.localStorage.getItem(PREFIX + viewer) ?? "[]"));
    return kept.success ? kept.data : [];
  } catch {
    // A browser may forbid storage, and somebody may have written nonsense into it: the palette does without.
    return [];
  }
}

/** Remembers a choice as the newest. */
export function rememberChoice(viewer: string, choice: RecentChoice): void {
  const others = readRecentChoices(viewer).filter((one) => choiceKey(one) !== choiceKey(choice));
  try {
    window.localStorage.setItem(PREFIX + viewer, JSON.stringify([choice, ...others].slice(0, MOST)));
  } catch {
    // The same.
  }
}

/** Forgets what everybody chose in this browser; names of places must not outlive the session in which they were seen. */
export function forgetChoices(): void {
  try {
    for (const key of Object.keys(window.localStorage)) {
      if (key.startsWith(PREFIX)) window.localStorage.removeItem(key);
    }
  } catch {
    // The same.
  }
}

/** What makes one choice another: the palette's item has it as its value. */
export function choiceKey(choice: RecentChoice): string {
  if ("command" in choice) return choice.command;
  return choice.kind === "point" ? `point ${choice.position.join(" ")}` : choice.id;
}
