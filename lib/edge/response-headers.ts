/** What of an answer decides which headers it leaves with. */
export type AnswerFacts = {
  /** The request's path, without parameters. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  /** As the app set it; empty: not at all. */
  readonly cacheControl: string;
};

/** What holds for all answers to one request. */
export type EdgePolicy = {
  readonly nonce: string;
  /** Whether the visitor's browser speaks TLS, to us or to the proxy in front. */
  readonly secure: boolean;
  readonly development: boolean;
};

const NO_STORE = "private, no-store";
/** The one other way the app may choose: kept by the browser, and asked for again each time. Vector tiles do. */
const ASK_AGAIN = "private, no-cache";
/** Files that are the same for everybody: what the build made, and the folder `public`. */
const PUBLIC_FILES = /^\/(?:_next\/static|map)\/|^\/icon\.svg$/;

/**
 * The headers that every answer leaves with, whatever it is: page, JSON, file, redirect or error.
 *
 * Pages need to be isolated (`COOP`, `COEP`) for `SharedArrayBuffer`; what they load has to say that it may be loaded (`CORP`).
 * @see OWASP, HTTP Security Response Headers Cheat Sheet
 */
export function responseHeaders(answer: AnswerFacts, policy: EdgePolicy): Record<string, string> {
  return {
    "content-security-policy": contentSecurityPolicy(answer.contentType, policy),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": cacheControl(answer),
    ...(policy.secure ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}

/** Everything is somebody's own until it is known to be everybody's. */
function cacheControl({ path, status, cacheControl: chosen }: AnswerFacts): string {
  const good = (status >= 200 && status < 300) || status === 304;
  if (good && PUBLIC_FILES.test(path)) return chosen || ASK_AGAIN;
  return good && chosen === ASK_AGAIN ? ASK_AGAIN : NO_STORE;
}

function contentSecurityPolicy(contentType: string, policy: EdgePolicy): string {
  if (contentType.startsWith("text/html")) return pagePolicy(policy);
  return /^(?:text|application)\/javascript/.test(contentType) ? SCRIPT_POLICY : NOTHING_POLICY;
}

const CLOSED = ["object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];

/** What is neither page nor script loads nothing at all, even when somebody opens it as if it were a page. */
const NOTHING_POLICY = ["default-src 'none'", ...CLOSED].join("; ");

/**
 * A worker lives under the policy of its own script: it may fetch tiles and load its parts, from here. `wasm-unsafe-eval` lets it
 * compile WebAssembly that it fetched, the coverage kernel, and no text; pages have no need of that.
 */
const SCRIPT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  ...CLOSED,
].join("; ");

/**
 * Everything comes from this server. `style-src-attr` stays open because React, Ant Design and ECharts write inline `style` attributes,
 * which cannot carry a nonce. In development React needs `eval`, and Next's overlay writes styles without a nonce.
 */
export function pagePolicy({ nonce, development }: Pick<EdgePolicy, "nonce" | "development">): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
