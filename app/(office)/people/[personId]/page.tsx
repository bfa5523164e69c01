import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { asPageViewer, requirePageViewer } from "@/lib/access/server/viewer-page";
import { readIdentityService } from "@/lib/config/identity-service";
import { readPerson } from "@/lib/people/server/read-person";
import { PersonScreen } from "./_components/person-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("people.title") };
}

/** One person: which roles they hold or held, how they sign in, and where they are signed in. */
export default async function PersonPage({ params }: PageProps<"/people/[personId]">) {
  const id = z.uuid().safeParse((await params).personId);
  if (!id.success) notFound();
  const person = await asPageViewer("people.read", (viewer) => readPerson(viewer, id.data));
  if (!person.ok) notFound();
  const viewer = await requirePageViewer();
  return <PersonScreen initial={person.value} viewer={viewer} identityService={readIdentityService()?.name ?? null} />;
}
