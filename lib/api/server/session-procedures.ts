import "server-only";
import { beginWithIdentityService } from "@/lib/access/server/identity-service";
import { changePassword, endOwnSession, listOwnSessions, makeSecondFactor } from "@/lib/access/server/own-account";
import { readViewer } from "@/lib/access/server/read-viewer";
import { findSignedIn } from "@/lib/access/server/require-viewer";
import { giveSecondFactor, signIn, signOut } from "@/lib/access/server/sign-in";
import { readSignInOptions, signInAsDemo } from "@/lib/access/server/sign-in-options";
import { api } from "./api";
import type { ApiContext } from "./api-context";

const iso = (at: number) => new Date(at).toISOString();

function setCookies({ resHeaders }: ApiContext, cookies: readonly string[]): void {
  for (const cookie of cookies) resHeaders?.append("set-cookie", cookie);
}

/** Signing in, and one's own account. */
export const sessionProcedures = api.session.router({
  read: api.session.read.handler(async ({ context, errors }) => {
    const session = await readViewer(context.headers);
    if (!session) throw errors.SIGNED_OUT();
    return session;
  }),
  options: api.session.options.handler(() => readSignInOptions()),
  begin: api.session.begin.handler(async ({ context, input, errors }) => {
    const step = await signIn(context.headers, input);
    if (!step.ok) {
      if (step.error.code === "locked") throw errors.LOCKED({ data: { until: iso(step.error.until) } });
      throw step.error.code === "wrong" ? errors.WRONG_SECRET() : errors.CODE_EXPIRED();
    }
    setCookies(context, step.value.cookies);
    return { step: step.value.step };
  }),
  beginDemo: api.session.beginDemo.handler(async ({ context, input, errors }) => {
    const step = await signInAsDemo(context.headers, input.username);
    if (!step.ok) throw errors.NOT_FOUND();
    setCookies(context, step.value.cookies);
    return { step: step.value.step };
  }),
  beginWithIdentityService: api.session.beginWithIdentityService.handler(async ({ context, errors }) => {
    const journey = await beginWithIdentityService(context.headers);
    if (!journey) throw errors.NOT_FOUND();
    setCookies(context, journey.cookies);
    return { url: journey.url };
  }),
  giveSecondFactor: api.session.giveSecondFactor.handler(async ({ context, input, errors }) => {
    const signedIn = await findSignedIn(context.headers);
    const step = await giveSecondFactor(context.headers, input, signedIn?.person.username ?? null);
    if (!step.ok) {
      if (step.error.code === "locked") throw errors.LOCKED({ data: { until: iso(step.error.until) } });
      throw errors.WRONG_SECRET();
    }
    setCookies(context, step.value.cookies);
    return { step: step.value.step };
  }),
  end: api.session.end.handler(async ({ context }) => {
    setCookies(context, await signOut(context.headers));
    return { ended: true as const };
  }),
  changePassword: api.session.changePassword.handler(async ({ context, input, errors }) => {
    const changed = await changePassword(context.headers, input);
    if (!changed.ok) {
      const { error } = changed;
      if (error.code === "locked") throw errors.LOCKED({ data: { until: iso(error.until) } });
      if (error.code === "refused") throw errors.PASSWORD_REFUSED({ data: { fault: error.fault } });
      throw errors.WRONG_SECRET();
    }
    return { changed: true as const };
  }),
  makeSecondFactor: api.session.makeSecondFactor.handler(async ({ context, input, errors }) => {
    const made = await makeSecondFactor(context.headers, input.password);
    if (!made.ok) {
      if (made.error.code === "locked") throw errors.LOCKED({ data: { until: iso(made.error.until) } });
      throw made.error.code === "wrong" ? errors.WRONG_SECRET() : errors.HAS_SECOND_FACTOR();
    }
    return { ...made.value, backupCodes: [...made.value.backupCodes] };
  }),
  list: api.session.list.handler(async ({ context }) =>
    (await listOwnSessions(context.headers)).map((session) => ({
      ...session,
      beganAt: iso(session.beganAt),
      lastSeenAt: iso(session.lastSeenAt),
      expiresAt: iso(session.expiresAt),
    })),
  ),
  revoke: api.session.revoke.handler(async ({ context, input, errors }) => {
    const ended = await endOwnSession(context.headers, input.id);
    if (!ended.ok) throw errors.NOT_FOUND();
    return { ended: true as const };
  }),
});
