import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { asPageViewer } from "@/lib/access/server/viewer-page";
import { readPlan } from "@/lib/plans/server/read-plan";
import { PlanScreen } from "./_components/plan-screen";

/** Read once for the title and the page. */
const plan = cache(async (site: string, id: string) => {
  if (!z.uuid().safeParse(id).success) return null;
  const found = await asPageViewer("plans.read", (reader) => readPlan(reader, id));
  return found.ok && found.value.site === site ? found.value : null;
});

export async function generateMetadata({ params }: PageProps<"/sites/[siteId]/plans/[planId]">): Promise<Metadata> {
  const { siteId, planId } = await params;
  const found = await plan(siteId, planId);
  return found ? { title: found.name } : {};
}

/** One plan: what it changes, what that comes to, and what the police say. */
export default async function PlanPage({ params }: PageProps<"/sites/[siteId]/plans/[planId]">) {
  const { siteId, planId } = await params;
  const found = await plan(siteId, planId);
  if (!found) notFound();
  return <PlanScreen initial={found} />;
}
