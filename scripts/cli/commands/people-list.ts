import { Command } from "commander";
import type { PeopleDto } from "@/lib/api/people";
import { answering, type CommonOptions, withCommonOptions } from "../answering";
import { onDatabase } from "../on-database";
import { textTable } from "../text-table";

type Options = CommonOptions & { readonly search?: string };

const PAGE = 200;

/** `sightline people list`: who has an account, and which roles they hold. */
export function peopleListCommand(): Command {
  const command = new Command("list")
    .description("who has an account, and which roles they hold")
    .option("--search <text>", "only whose name or unit has this in it");
  withCommonOptions(command, ["sightline people list", "sightline people list --search 规划 --json"]);
  return answering<Options>(command, async ({ search, ...place }) => {
    const { listPeople } = await import("@/lib/people/server/list-people");
    const filter = search === undefined ? {} : { q: search };
    const people = await onDatabase(place, "sightline people list", "people.read", (open) =>
      open(async (context) => {
        const found: PeopleDto["items"] = [];
        for (;;) {
          const { items, total } = await listPeople(context, { ...filter, limit: PAGE, offset: found.length });
          found.push(...items);
          if (items.length === 0 || found.length >= total) return found;
        }
      }, "read"),
    );
    return { json: people, text: describe(people) };
  });
}

function describe(people: PeopleDto["items"]): string {
  if (people.length === 0) return "nobody fits";
  return textTable(
    [
      { title: "name" },
      { title: "person" },
      { title: "unit", widest: 30 },
      { title: "kept in" },
      { title: "roles", widest: 60 },
    ],
    people.map(({ username, displayName, unit, jurisdiction, roles, disabled }) => [
      username,
      displayName,
      unit,
      jurisdiction.code,
      disabled ? "(disabled)" : roles.map((one) => `${one.role} ${one.jurisdiction.code}`).join(", "),
    ]),
  );
}
