import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ask } from "@/tests/support/ask";
import { dataDirectory } from "./initialise-cluster.mjs";
import { addressUrl, openCluster, runFile } from "./open-cluster.mjs";
import { findRunningServer } from "./running-server.mjs";

const NOBODY_HAS_THIS_START = "an earlier boot/1";

let data = "";

beforeEach(() => {
  data = mkdtempSync(path.join(os.tmpdir(), "cluster-"));
  // A server that root hands to another user must be able to enter.
  chmodSync(data, 0o755);
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const open = (what = "test") => openCluster({ data, what, durable: false });
const running = () => findRunningServer(path.join(data, "cluster"));

it("makes a database with PostGIS, checksums, SCRAM, UTF-8 and UTC, and starts it again with its data", async () => {
  const first = await open();
  expect(
    await ask(
      first.url,
      `select current_user as role, current_setting('data_checksums') as checksums, current_setting('timezone') as timezone,
        current_setting('server_encoding') as encoding, current_setting('password_encryption') as passwords,
        ST_AsText(ST_Transform(ST_SetSRID(ST_MakePoint(119, 26), 4490), 4490)) as point`,
    ),
  ).toEqual({
    role: "sightline_app",
    checksums: "on",
    timezone: "UTC",
    encoding: "UTF8",
    passwords: "scram-sha-256",
    point: "POINT(119 26)",
  });
  await ask(first.ownerUrl, "create table kept (id int)");
  first.close();
  expect(running()).toBeNull();

  const second = await open();
  expect(await ask(second.ownerUrl, "select count(*)::int as rows from kept")).toEqual({ rows: 0 });
  second.close();
});

it("lets nobody in without the password, and never lets the app's role change the schema", async () => {
  const cluster = await open();
  await expect(ask(cluster.url, "create table mine (id int)")).rejects.toThrow("permission denied");
  const forged = addressUrl(
    { host: path.join(data, "cluster", "socket"), port: 5432 },
    "sightline_app",
    "wrong",
    "sightline",
  );
  await expect(ask(forged, "select 1")).rejects.toThrow("password authentication failed");
  cluster.close();
});

it("is not run by root", async () => {
  const cluster = await open();
  const status = readFileSync(`/proc/${running()?.pid}/status`, "utf8");
  expect(/^Uid:\t0\b/m.test(status)).toBe(false);
  cluster.close();
});

it("stops with its last user, whoever started it", async () => {
  const first = await open("first");
  const second = await open("second");
  first.close();
  first.close();
  expect(await ask(second.url, "select 1 as one")).toEqual({ one: 1 });
  second.close();
  expect(running()).toBeNull();
  expect(readdirSync(runFile(data, "users"))).toEqual([]);
});

it("opens once for many who ask at the same time", async () => {
  const all = await Promise.all([open("a"), open("b"), open("c")]);
  expect(new Set(all.map(({ url }) => url)).size).toBe(1);
  for (const cluster of all) cluster.close();
  expect(running()).toBeNull();
});

it("does not wait for users that were killed", async () => {
  const cluster = await open();
  writeFileSync(
    path.join(runFile(data, "users"), "1-killed.json"),
    JSON.stringify({ pid: 1, start: NOBODY_HAS_THIS_START, what: "killed" }),
  );
  cluster.close();
  expect(running()).toBeNull();
});

it("leaves a server running that a person started by hand", async () => {
  const cluster = await open();
  rmSync(runFile(data, "started-by-us"));
  cluster.close();
  expect(running()).not.toBeNull();
  writeFileSync(runFile(data, "started-by-us"), "");
  (await open()).close();
  expect(running()).toBeNull();
});

it("starts after the server was killed and its number went to another process", async () => {
  const cluster = await open();
  await ask(cluster.ownerUrl, "create table kept as select 1 as id");
  const server = running();
  if (!server) throw new Error("the server should run");
  const note = path.join(dataDirectory(path.join(data, "cluster")), "postmaster.pid");
  const left = readFileSync(note, "utf8");
  process.kill(server.pid, "SIGKILL");
  cluster.close();
  writeFileSync(note, left.replace(String(server.pid), String(process.pid)));

  const again = await open();
  expect(await ask(again.ownerUrl, "select count(*)::int as rows from kept")).toEqual({ rows: 1 });
  again.close();
});

it("starts the server again when it dies, on the same address, as long as it is watched", async () => {
  data = path.join(data, "x".repeat(90));
  const cluster = await open();
  const notice = vi.fn();
  const stopWatching = cluster.watch(notice);
  process.kill(running()?.pid ?? 0, "SIGKILL");
  await vi.waitFor(() => expect(notice).toHaveBeenCalledWith("PostgreSQL had ended, and was started again"), 20_000);
  expect(await ask(cluster.url, "select 1 as one")).toEqual({ one: 1 });
  await stopWatching();
  cluster.close();
  expect(running()).toBeNull();
});

it("finishes a cluster whose making was interrupted", async () => {
  const cluster = await open();
  cluster.close();
  const record = path.join(data, "cluster.json");
  writeFileSync(record, readFileSync(record, "utf8").replace('"complete": true', '"complete": false'));
  rmSync(dataDirectory(path.join(data, "cluster")), { recursive: true });
  const again = await open();
  expect(await ask(again.url, "select 1 as one")).toEqual({ one: 1 });
  again.close();
});

it("sets files aside whose passwords were deleted, and begins anew", async () => {
  (await open()).close();
  rmSync(path.join(data, "cluster.json"));
  const notices: string[] = [];
  const cluster = await openCluster({ data, what: "test", durable: false, notice: (text) => notices.push(text) });
  expect(await ask(cluster.url, "select 1 as one")).toEqual({ one: 1 });
  cluster.close();
  expect(notices).toEqual([expect.stringContaining("set aside")]);
});

it("says what to do when the files are gone, and never makes an empty database in their place", async () => {
  (await open()).close();
  rmSync(dataDirectory(path.join(data, "cluster")), { recursive: true });
  await expect(open()).rejects.toThrow("is gone");
});

it("listens on the loopback address where the socket's path would be too long", async () => {
  data = path.join(data, "x".repeat(90));
  const cluster = await open();
  expect(new URL(cluster.url).hostname).toBe("127.0.0.1");
  expect(await ask(cluster.url, "select 1 as one")).toEqual({ one: 1 });
  cluster.close();
});

it.runIf(process.getuid?.() === 0)(
  "keeps the files elsewhere where the server's user may not go, and says so",
  async () => {
    chmodSync(data, 0o700);
    const notices: string[] = [];
    const home = path.join(data, "home");
    const cluster = await openCluster({
      data: home,
      what: "test",
      durable: false,
      notice: (text) => notices.push(text),
    });
    expect(await ask(cluster.url, "select 1 as one")).toEqual({ one: 1 });
    cluster.close();
    expect(notices).toEqual([
      expect.stringMatching(/cannot enter .*home; the database is kept in \/var\/lib\/sightline\//),
    ]);
    const elsewhere = /\/var\/lib\/sightline\/\w+/.exec(notices[0] ?? "")?.[0] ?? "";
    rmSync(elsewhere, { recursive: true });
  },
);

const LEAKPROOF =
  "select proleakproof as marked from pg_proc where oid = 'geometry_overlaps(geometry, geometry)'::regprocedure";

it("gives a cluster of an older version its role for jobs, and keeps the other passwords", async () => {
  const first = await open();
  const file = path.join(data, "cluster.json");
  const record = JSON.parse(readFileSync(file, "utf8"));
  await ask(first.superuserUrl("postgres"), "drop role sightline_jobs");
  first.close();
  const { jobs: _, ...older } = record.passwords;
  writeFileSync(file, JSON.stringify({ ...record, passwords: older }));

  const second = await open();
  expect(await ask(second.jobsUrl, "select current_user as role")).toEqual({ role: "sightline_jobs" });
  expect(second.url).toBe(first.url);
  second.close();
  const third = await open();
  expect(third.jobsUrl).toBe(second.jobsUrl);
  third.close();
});

it("marks the overlap of shapes as leak-proof, again at each start", async () => {
  const first = await open();
  expect(await ask(first.url, LEAKPROOF)).toEqual({ marked: true });
  await ask(first.superuserUrl("sightline"), "alter function geometry_overlaps(geometry, geometry) not leakproof");
  first.close();
  const second = await open();
  expect(await ask(second.url, LEAKPROOF)).toEqual({ marked: true });
  second.close();
});

it("sets the checkpoints of an audit aside when its database is thrown away", async () => {
  const cluster = await open();
  mkdirSync(path.join(data, "audit"));
  await cluster.renew();
  expect(readdirSync(data).filter((name) => name.startsWith("audit"))).toEqual([expect.stringMatching(/^audit\.\d/)]);
  cluster.close();
});
