import { readdirSync } from "node:fs";
import path from "node:path";
import { isContractProcedure } from "@orpc/contract";
import { contract } from "@/lib/api/contract";

export type Operation = { readonly method: string; readonly path: string };

const APP = path.resolve("app");
const NOBODY = "00000000-0000-4000-8000-000000000000";
/** What stands for each parameter of a path. */
const PARAMETERS: Record<string, string> = { set: "sites", z: "14", x: "13598", y: "6651", number: "1", key: "square" };

/** Every page there is and every route beside the API, as a path that could exist. A new one is in the list by itself. */
export function allPaths(): string[] {
  return readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?:^|\/)(?:page|route)\.tsx?$/.test(file) && !file.includes("[[..."))
    .map((file) => `/${path.dirname(file)}`.replace(/\/\([^)]+\)/g, "").replace(/^\/\.$/, "/") || "/")
    .map((route) => route.replace(/\[([^\]]+)\]/g, (_, name) => PARAMETERS[name] ?? NOBODY))
    .sort();
}

/** Every operation of the API's contract, below `/api/v1`. */
export function allOperations(node: unknown = contract): Operation[] {
  if (isContractProcedure(node)) {
    const { method = "GET", path: template = "/" } = node["~orpc"].route;
    return [{ method, path: `/api/v1${template.replace(/\{([^}]+)\}/g, (_, name) => PARAMETERS[name] ?? NOBODY)}` }];
  }
  return typeof node === "object" && node !== null ? Object.values(node).flatMap(allOperations) : [];
}
