import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { ViewerDto } from "@/lib/api/session";
import { PAGE_ADDRESS, signInAddress } from "@/lib/url/page-address";
import { AccessRefusal } from "../access-refusal";
import type { Action } from "../policy";
import { asViewer, type Context } from "./context";
import { readViewer } from "./read-viewer";

const session = cache(async () => readViewer(await headers()));

/** Whoever looks at a page. Somebody who has to sign in, or to end a sign-in, is sent to do so and then back. */
export async function requirePageViewer(): Promise<ViewerDto> {
  const found = await session();
  if (!found || found.due) redirect(signInAddress((await headers()).get(PAGE_ADDRESS)));
  return found.viewer;
}

/** `asViewer` for a page: what no role of theirs reaches is not found. */
export async function asPageViewer<A extends Action, T>(
  actions: A | readonly A[],
  work: (context: Context<A>) => Promise<T>,
): Promise<T> {
  await requirePageViewer();
  try {
    return await asViewer(await headers(), actions, work);
  } catch (error) {
    if (!(error instanceof AccessRefusal)) throw error;
    if (error.code === "not-found") notFound();
    redirect(signInAddress((await headers()).get(PAGE_ADDRESS)));
  }
}
