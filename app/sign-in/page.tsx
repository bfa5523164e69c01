import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { firstScreen } from "@/app/_components/screens";
import { readViewer } from "@/lib/access/server/read-viewer";
import { SESSION_COOKIE } from "@/lib/access/server/sign-in-library";
import { readSignInOptions } from "@/lib/access/server/sign-in-options";
import { pageAfterSignIn } from "@/lib/url/page-address";
import { SignIn } from "./_components/sign-in";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("signIn.title") };
}

/** Where everybody begins: signs in, takes the steps that are due, and goes on to the page that was asked for. */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, error } = await searchParams;
  const page = pageAfterSignIn(typeof next === "string" ? next : null);
  const session = await readViewer(await headers());
  if (session && !session.due) redirect(page ?? firstScreen(session.viewer.actions));
  const left = !session && (await cookies()).has(SESSION_COOKIE);
  const notice = error === undefined ? (left ? "ended" : null) : "unlinked";
  return <SignIn options={await readSignInOptions()} session={session} next={page} notice={notice} />;
}
