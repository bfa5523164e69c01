import { SetupError } from "./setup-error.mjs";

/** @typedef {import("./steps.mjs").Step} Step */
/** @typedef {import("./steps.mjs").StepResult} StepResult */
/** @typedef {import("./steps.mjs").Progress & { close: () => void, notice: (text: string) => void }} Display */

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 100;
const QUIET_MS = 30_000;

/**
 * Shows steps: on a terminal one line per finished step and a last line of what is under way, elsewhere plain lines.
 *
 * @param {NodeJS.WriteStream} stream
 * @returns {Display}
 */
export function showProgress(stream) {
  return stream.isTTY && !process.env.CI ? onTerminal(stream) : asLines(stream);
}

/** @param {NodeJS.WriteStream} stream @returns {Display} */
function onTerminal(stream) {
  /** @type {Map<Step, { begun: number, detail: string }>} */
  const underway = new Map();
  let frame = 0;
  const draw = () => {
    frame = (frame + 1) % FRAMES.length;
    const parts = [...underway].map(([step, { begun, detail }]) => {
      return `${step.title} ${Math.round((Date.now() - begun) / 1_000)} s${detail ? ` (${detail})` : ""}`;
    });
    const line = parts.length > 0 ? `${FRAMES[frame]} ${parts.join(" · ")}` : "";
    stream.write(`\r\x1b[K${shorten(line, (stream.columns || 80) - 1)}`);
  };
  /** @param {string} text */
  const print = (text) => {
    stream.write(`\r\x1b[K${text}\n`);
    if (underway.size > 0) draw();
  };
  const timer = setInterval(() => underway.size > 0 && draw(), FRAME_MS);
  return {
    started: (step) => void underway.set(step, { begun: Date.now(), detail: "" }),
    detailed: (step, detail) => {
      const entry = underway.get(step);
      if (entry) entry.detail = detail;
    },
    ended: (result) => {
      underway.delete(result.step);
      for (const line of describe(result, stream.hasColors?.() === true)) print(line);
    },
    notice: print,
    close: () => {
      clearInterval(timer);
      stream.write("\r\x1b[K");
    },
  };
}

/** @param {NodeJS.WriteStream} stream @returns {Display} */
function asLines(stream) {
  /** @param {string} text */
  const print = (text) => void stream.write(`${text}\n`);
  /** @type {Map<Step, { last: number, text: string }>} */
  const details = new Map();
  return {
    started: (step) => print(`  ${step.title} …`),
    // A log wants a sign of life now and then, not every percent.
    detailed: (step, text) => {
      const { last, text: before } = details.get(step) ?? { last: 0, text: "" };
      if (text === before || Date.now() - last < QUIET_MS) return;
      details.set(step, { last: Date.now(), text });
      print(`  ${step.title}: ${text}`);
    },
    ended: (result) => {
      for (const line of describe(result, false)) print(line);
    },
    notice: print,
    close: () => undefined,
  };
}

/**
 * The lines that tell how a step ended; none for one that never began.
 *
 * @param {StepResult} result
 * @param {boolean} colours
 * @returns {string[]}
 */
export function describe({ step, outcome, seconds, detail, error }, colours) {
  if (outcome === "skipped") return [];
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  if (outcome === "done") {
    return [`${colour("✓", 32, colours)} ${time}  ${step.title}${detail ? colour(`  ${detail}`, 2, colours) : ""}`];
  }
  return [`${colour("✗", 31, colours)} ${time}  ${step.title}`, ...explain(error)];
}

/**
 * What went wrong and what mends it, indented.
 *
 * @param {unknown} error
 * @returns {string[]}
 */
export function explain(error) {
  if (error instanceof SetupError) {
    const output = error.output ? ["", ...indent(error.output), ""] : [];
    return [...indent(error.message), ...output, ...indent(`To mend it: ${error.mend}`)];
  }
  if (!(error instanceof Error)) return indent(String(error));
  // A file that cannot be written is the machine's matter, and a stack trace would hide that.
  const file = "path" in error && "syscall" in error ? error.path : null;
  if (file) return indent(`${error.message}\nTo mend it: make ${file} writable, or choose another folder: --data DIR`);
  return indent(error.stack ?? error.message);
}

/** @param {string} text */
function indent(text) {
  return text.split("\n").map((line) => `    ${line}`);
}

/** @param {string} text @param {number} code @param {boolean} wanted */
function colour(text, code, wanted) {
  return wanted ? `\x1b[${code}m${text}\x1b[0m` : text;
}

/** @param {string} text @param {number} width */
function shorten(text, width) {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;
}
