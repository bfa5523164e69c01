import { globSync, readFileSync } from "node:fs";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import { SITE_STATES } from "@/lib/api/city";
import { SITE_SORTS } from "@/lib/api/sites";
import { AUDIT_PROBLEMS } from "@/lib/audit/audit-problems";
import { AUDITED_ACTIONS, actionKey } from "@/lib/audit/audited-actions";
import { COVERAGE_LEVELS } from "@/lib/coverage/requirement-profile";
import { GAP_REASONS } from "@/lib/coverage/scene";
import { AUDIT_COLUMNS, AUDIT_HEADS } from "@/lib/exports/audit-csv";
import { SITE_COLUMNS, SITE_NOTES } from "@/lib/exports/site-rows";
import { LEGEND_KEYS } from "@/lib/map/legend";
import { PART_ROLES } from "@/lib/sites/derived-site";
import { SITE_KINDS } from "@/lib/sites/site-kind";
import { MAP_TOPICS } from "@/lib/url/map-topics";
import { LOCALES } from "./locale";
import en from "./messages/en.json";
import zhCN from "./messages/zh-CN.json";

type Catalogue = { readonly [key: string]: string | Catalogue };

const CATALOGUES: Readonly<Record<(typeof LOCALES)[number], Catalogue>> = { "zh-CN": zhCN, en };
const chinese = flat(zhCN);
const english = flat(en);

/** Keys and sentences of a catalogue, keys as code writes them. */
function flat(catalogue: Catalogue, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === "string" ? [[`${prefix}${key}`, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

/** Names of the arguments of an ICU message. */
function argumentsOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{\s*(\w+)/g)].map(([, name]) => name ?? ""))].toSorted();
}

/** Keys that code can ask for: those written out, and patterns of those put together, such as `kind.${kind}`. */
function keysInCode() {
  const literal = new Set<string>();
  const patterns: RegExp[] = [];
  for (const file of globSync("{app,lib}/**/*.{ts,tsx}").filter((name) => !name.endsWith(".test.ts"))) {
    const source = readFileSync(file, "utf8");
    for (const [, text = ""] of source.matchAll(/"([a-zA-Z][\w.-]*)"/g)) literal.add(text);
    for (const [, text = ""] of source.matchAll(
      /`([a-zA-Z]+\.[^`\s]*\$\{[^`\s]*|[a-zA-Z]+\.[^`\s]*\$\{[^`]*\}[^`\s]*)`/g,
    )) {
      const parts = text.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      patterns.push(new RegExp(`^${parts.join("[^.]+")}$`));
    }
  }
  return { literal, patterns };
}

describe("messages", () => {
  it("have the same keys in both languages", () => {
    expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
  });

  it.each([...chinese.keys()])("%s takes the same arguments in both languages", (key) => {
    expect(argumentsOf(english.get(key) ?? "")).toEqual(argumentsOf(chinese.get(key) ?? ""));
  });

  it.each(LOCALES)("are whole ICU messages in %s", (locale) => {
    const messages = locale === "en" ? english : chinese;
    const translate = createTranslator({
      locale,
      messages: CATALOGUES[locale],
      onError: (error) => {
        throw error;
      },
    }) as (key: string, values: Record<string, string>) => string;
    for (const [key, message] of messages) {
      expect(message.trim(), key).not.toBe("");
      const values = Object.fromEntries(argumentsOf(message).map((name) => [name, "7"]));
      expect(translate(key, values), key).not.toContain("{");
    }
  });

  it("are all used", () => {
    const { literal, patterns } = keysInCode();
    const unused = [...chinese.keys()].filter((key) => !literal.has(key) && !patterns.some((one) => one.test(key)));
    expect(unused).toEqual([]);
  });

  it("answer every key that code asks for", () => {
    const asked = globSync("app/**/*.{ts,tsx}").flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, key]) => key ?? ""),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !chinese.has(key))).toEqual([]);
  });

  it.each([
    ["kind", SITE_KINDS],
    ["state", SITE_STATES],
    ["role", PART_ROLES],
    ["reason", GAP_REASONS],
    ["reasonExplained", GAP_REASONS],
    ["level", COVERAGE_LEVELS],
    ["map.topic", MAP_TOPICS],
    ["map.legend", LEGEND_KEYS],
    ["list.sortBy", SITE_SORTS],
    ["account.role", ROLES],
    ["audit.action", AUDITED_ACTIONS.map((action) => actionKey(action))],
    ["audit.problem", AUDIT_PROBLEMS],
    ["audit.csv.head", AUDIT_HEADS],
    ["audit.csv.column", AUDIT_COLUMNS],
    ["csv", [...SITE_COLUMNS, ...SITE_NOTES.map((note) => `note${note}`)]],
  ] as const)("name everything that %s can be", (namespace, values) => {
    const missing = values.map((value) => `${namespace}.${value}`).filter((key) => !chinese.has(key));
    expect(missing).toEqual([]);
  });
});
