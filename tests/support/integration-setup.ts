import { randomBytes } from "node:crypto";
import path from "node:path";
import type { ProvidedContext } from "vitest";
import type { TestProject } from "vitest/node";
import { liveUsers } from "@/scripts/cluster/cluster-users.mjs";
import { withLock } from "@/scripts/cluster/exclusive-lock.mjs";
import { LEAKPROOF } from "@/scripts/cluster/initialise-cluster.mjs";
import { openCluster, runFile } from "@/scripts/cluster/open-cluster.mjs";
import { processStart } from "@/scripts/cluster/process-identity.mjs";
import { migrateDatabase, schemaHash } from "@/scripts/setup/migrate-database.mjs";
import { WORKSHOP } from "@/scripts/setup/project.mjs";
import { ensureSystemPackages } from "@/scripts/setup/system-packages.mjs";
import { ask } from "./ask";
import { onDatabase } from "./on-database";

declare module "vitest" {
  interface ProvidedContext {
    /** Addresses of the test cluster, by role; the database named in them is the migrated template. */
    cluster: {
      readonly app: string;
      readonly owner: string;
      readonly jobs: string;
      readonly gateway: string;
      readonly superuser: string;
    };
  }
}

/** Starts the private test cluster and migrates its template database once; Vitest runs this before the integration tests. */
export async function setup(project: TestProject): Promise<() => void> {
  const data = path.resolve(process.env.SIGHTLINE_TEST_DATA ?? path.join(WORKSHOP, "test"));
  await ensureSystemPackages(["database"]);
  const cluster = await openCluster({ data, what: "integration tests", durable: false, notice: console.info });
  try {
    const template = `template_${schemaHash()}`;
    const urls = {
      app: onDatabase(cluster.url, template),
      owner: onDatabase(cluster.ownerUrl, template),
      jobs: onDatabase(cluster.jobsUrl, template),
      gateway: onDatabase(cluster.gatewayUrl, template),
      superuser: cluster.superuserUrl(template),
    };
    await withLock(runFile(data, "template.lock"), async () => {
      await dropLeftovers(cluster.superuserUrl("postgres"), template, liveUsers(runFile(data, "users")).length === 1);
      await ensureTemplate(urls);
    });
    project.provide("cluster", urls);
    return cluster.close;
  } catch (error) {
    cluster.close();
    throw error;
  }
}

/** The template gets its name only once it is whole, so that a killed run leaves none that is half made. */
async function ensureTemplate(urls: ProvidedContext["cluster"]): Promise<void> {
  const server = onDatabase(urls.superuser, "postgres");
  const name = new URL(urls.superuser).pathname.slice(1);
  const { found } = await ask(server, `select count(*)::int as found from pg_database where datname = '${name}'`);
  if (found === 1) return;
  const unfinished = `unfinished_${process.pid}_${randomBytes(4).toString("hex")}`;
  await ask(server, `create database ${unfinished} owner sightline_owner`);
  await ask(onDatabase(urls.superuser, unfinished), "create extension postgis");
  await ask(onDatabase(urls.superuser, unfinished), LEAKPROOF);
  await migrateDatabase({
    url: onDatabase(urls.app, unfinished),
    ownerUrl: onDatabase(urls.owner, unfinished),
    jobsUrl: onDatabase(urls.jobs, unfinished),
    gatewayUrl: onDatabase(urls.gateway, unfinished),
  });
  await ask(server, `alter database ${unfinished} rename to ${name}`);
}

/** Drops what killed test runs left, and templates of other schemas where nobody else is testing. */
async function dropLeftovers(server: string, template: string, alone: boolean): Promise<void> {
  const { names } = await ask(server, "select coalesce(json_agg(datname), '[]') as names from pg_database");
  for (const name of names as string[]) {
    const owner = /^(?:clone|unfinished)_(\d+)_/.exec(name)?.[1];
    const abandoned = owner !== undefined && processStart(Number(owner)) === null;
    const outdated = alone && name.startsWith("template_") && name !== template;
    if (abandoned || outdated) await ask(server, `drop database if exists ${name} with (force)`);
  }
}
