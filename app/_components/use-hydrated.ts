import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the page answers: until then a form's button must not be pressed, since the browser would send the form by itself. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
