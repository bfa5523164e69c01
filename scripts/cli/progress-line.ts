const ERASE = "\r\u001b[K";

export type ProgressLine = { readonly show: (text: string) => void; readonly clear: () => void };

/** One line of standard error that says what is under way; nothing at all where it is not a terminal. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show: (text) => void stream.write(`${ERASE}${text.slice(0, Math.max(1, (stream.columns || 80) - 1))}`),
    clear: () => void stream.write(ERASE),
  };
}
