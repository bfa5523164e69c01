import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { searchPairs } from "@/app/_components/search-pairs";
import { asPageViewer, requirePageViewer } from "@/lib/access/server/viewer-page";
import { peopleQuery } from "@/lib/api/people";
import { listPeople } from "@/lib/people/server/list-people";
import { peopleQueryOf, readPeopleSearch } from "@/lib/url/people-search";
import { PeopleScreen } from "./_components/people-screen";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("people.title") };
}

/** Who has an account and which roles they hold, for the three offices. For everybody else there is no such page. */
export default async function PeoplePage({ searchParams }: PageProps<"/people">) {
  const query = peopleQueryOf(readPeopleSearch(searchPairs(await searchParams)));
  const people = await asPageViewer("people.read", (viewer) => listPeople(viewer, peopleQuery.parse(query)));
  const { actions } = await requirePageViewer();
  return (
    <PeopleScreen initial={people} initialQuery={JSON.stringify(query)} mayEdit={actions.includes("people.edit")} />
  );
}
