import type { FormEvent } from "react";

/** What was typed into the fields of a form that was sent, by name; the browser does nothing more with it. */
export function formWords(event: FormEvent<HTMLFormElement>): (name: string) => string {
  event.preventDefault();
  const data = new FormData(event.currentTarget);
  return (name) => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
}
