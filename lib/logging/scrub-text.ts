/** What stands where a secret stood. */
export const REMOVED = "[removed]";

/** Words in a name that make its value a secret, in the names of fields, parameters, headers and cookies. */
export const SECRET_WORD =
  "(?:pass(?:word|wd|phrase|code)|pwd|secret|token|cookie|authorization|credential|session|api[-_]?key|access[-_]?key|private[-_]?key|otp|backup[-_]?codes?|recovery[-_]?codes?|code[-_]?verifier|signature|database[-_]?(?:owner[-_]?|jobs[-_]?)?url)";

/** Beyond it nobody reads on, and looking for secrets would take its time. */
const LONGEST = 8_000;

type Rule = readonly [pattern: RegExp, becomes: string | ((...groups: string[]) => string)];

/** In this order: what takes whole passages comes before what takes words out of them. */
const RULES: readonly Rule[] = [
  // A query that failed is told with its values, to the end of the message; a stack may follow.
  [/(\bparams: )[\s\S]*?(?=\n\s+at |$)/g, `$1${REMOVED}`],
  // PostgreSQL's details: Key (username)=(zhang.wei) already exists.
  [/(\([^()\n]+\)=)\([^()\n]*\)/g, `$1(${REMOVED})`],
  [/-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g, REMOVED],
  [/\botpauth:\/\/[^\s"'<>]+/gi, REMOVED],
  [/\b((?:set-)?cookie|(?:proxy-)?authorization)(\s*[:=]\s*)[^\r\n]+/gi, `$1$2${REMOVED}`],
  [/\b(Bearer|Basic|Digest|Negotiate)\s+[\w+/=.~-]{6,}/g, `$1 ${REMOVED}`],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${REMOVED}@`],
  // name=value, name: value, "name":"value" and 'name' = 'a value with spaces'.
  [
    new RegExp(
      `((?<![\\w.-])[\\w.-]*${SECRET_WORD}[\\w.-]*["']?\\s*[=:]\\s*)(?:"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'|[^\\s"'&;,)}\\]]+)`,
      "gi",
    ),
    `$1${REMOVED}`,
  ],
  [/((?:密码|口令|密钥|令牌)\s*(?:[:：=]|是|为)\s*)[^\s，。；,;]+/g, `$1${REMOVED}`],
  [/((?:\bcode|\bpin|验证码|动态码)\s*(?:[:：=]|is|是|为)?\s*)\d{4,8}\b/gi, `$1${REMOVED}`],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, REMOVED],
  // Chinese resident identity numbers and mobile telephones.
  [/(?<![\w.-])\d{17}[\dXx](?![\w.-])/g, REMOVED],
  [/(?<![\w.-])(?:\+?86[- ]?)?1[3-9]\d{9}(?![\w.-])/g, REMOVED],
  // Made by a machine to be kept: hexadecimal, base32, and the mixed letters of base64.
  [/\b[0-9a-f]{32,}\b/gi, REMOVED],
  [/\b(?=[A-Z2-7]*[2-7])(?=[A-Z2-7]*[A-Z])[A-Z2-7]{16,}\b={0,6}/g, REMOVED],
  [/(?<![\w/-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{24,}={0,2}(?![\w-])/g, removeUnlessUuid],
  // Degrees are rounded to about a kilometre, metres of a projection go.
  [/(?<![\w.])-?\d{1,3}\.\d{3,}(?![\w.])/g, (degrees) => roundDegrees(Number(degrees)).toString()],
  [/(?<![\w.])-?\d{5,8}\.\d+(?![\w.])/g, REMOVED],
];

/**
 * A text for the log: without passwords, tokens, keys, cookies, one-time codes, addresses of databases with their passwords, values of
 * queries, and exact places. What is taken too much costs a look elsewhere; what is left too much cannot be taken back.
 */
export function scrubText(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)} [and ${text.length - LONGEST} more letters]` : text;
  return RULES.reduce((scrubbed, [pattern, becomes]) => replaceAll(scrubbed, pattern, becomes), short);
}

function replaceAll(text: string, pattern: RegExp, becomes: Rule[1]): string {
  return typeof becomes === "string" ? text.replace(pattern, becomes) : text.replace(pattern, becomes);
}

/** Degrees to two decimals: which part of the city, and not which camera. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function removeUnlessUuid(word = ""): string {
  return UUID.test(word) ? word : REMOVED;
}
