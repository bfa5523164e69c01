import { z } from "zod";

const address = z.url({ protocol: /^postgres(ql)?$/ });
const schema = z.object({
  DATABASE_URL: address,
  DATABASE_OWNER_URL: address.optional(),
  DATABASE_JOBS_URL: address.optional(),
  DATABASE_GATEWAY_URL: address.optional(),
});

/** How to reach the database: as the role that reads and writes rows, as the role that owns the schema, as the job worker's, and as the gateway's. */
export type DatabaseEnvironment = {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly jobsUrl: string;
  readonly gatewayUrl: string;
};

/**
 * Reads the database's addresses from the environment. An empty variable counts as one that is not set.
 *
 * @param variables - `DATABASE_URL`; `DATABASE_OWNER_URL`, `DATABASE_JOBS_URL` and `DATABASE_GATEWAY_URL` where other roles own the schema, run jobs and speak GB/T 28181.
 * @throws {Error} that names the variable and what it should hold, never its value, which holds a password
 */
export function readDatabaseEnvironment(
  variables: Record<string, string | undefined> = process.env,
): DatabaseEnvironment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const { success, data, error } = schema.safeParse(set);
  if (success) {
    const { DATABASE_URL: appUrl } = data;
    return {
      appUrl,
      ownerUrl: data.DATABASE_OWNER_URL ?? appUrl,
      jobsUrl: data.DATABASE_JOBS_URL ?? appUrl,
      gatewayUrl: data.DATABASE_GATEWAY_URL ?? appUrl,
    };
  }
  const name = String(error.issues[0]?.path[0]);
  const wrong = set[name] === undefined ? "is not set" : "is not an address of PostgreSQL";
  throw new Error(
    `${name} ${wrong}: start with \`npm run up\`, or set it to postgres://ROLE:PASSWORD@HOST:PORT/DATABASE`,
  );
}
