const LOOK_MS = 500;

/**
 * Calls back when the shell that npm started us in is gone. npm passes a signal on to that shell alone, which ends
 * without passing it on; without this, `kill` on npm would leave everything running. Started otherwise, it does nothing:
 * a program put in the background outlives its shell.
 *
 * @param {() => void} onGone
 */
export function whenParentGone(onGone) {
  if (!process.env.npm_lifecycle_event && process.env.npm_command !== "exec") return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, LOOK_MS);
  timer.unref();
}
