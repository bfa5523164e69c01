import { forgetChoices } from "./recent-choices";

/** Ends the session and leaves for the sign-in page, by a whole new page, so that nothing of the person stays in memory. @throws when it did not end */
export async function signOut(): Promise<void> {
  const answer = await fetch("/api/v1/session", { method: "DELETE" });
  // A session that had already ended is what was asked for.
  if (!answer.ok && answer.status !== 401) throw new Error(`signing out was answered with ${answer.status}`);
  forgetChoices();
  window.location.assign("/sign-in");
}
