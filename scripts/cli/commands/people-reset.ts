import { Command } from "commander";
import { answering, type CommonOptions, withCommonOptions } from "../answering";
import { CommandFailure } from "../command-failure";
import { EXIT } from "../exit-codes";
import { onDatabase } from "../on-database";

type Options = CommonOptions & { readonly reason?: string };

/** `sightline people reset NAME`: a one-time code for somebody who lost password or authenticator; the only way for the three offices. */
export function peopleResetCommand(): Command {
  const command = new Command("reset")
    .description("a one-time code in place of a person's password and second factor; ends their sessions")
    .argument("<name>", "the name they sign in with")
    .option("--reason <text>", "why, for the audit");
  withCommonOptions(command, ["sightline people reset sysadmin --reason 'lost phone'"]);
  return answering<Options>(command, async ({ reason, ...place }, [name = ""]) => {
    const { findPersonByName } = await import("@/lib/people/server/find-person");
    const { resetSignIn } = await import("@/lib/people/server/reset-sign-in");
    const reset = await onDatabase(place, "sightline people reset", "people.edit", (open) =>
      open(async (context) => {
        const id = await findPersonByName(context, name);
        return id === null ? null : await resetSignIn(context, { id, reason });
      }),
    );
    if (reset === null || (!reset.ok && reset.error.code === "no-such-person")) {
      throw new CommandFailure(EXIT.badInput, "no-such-person", `nobody has the name ${name}`, {
        mend: "npx sightline people list",
      });
    }
    if (!reset.ok) {
      throw new CommandFailure(EXIT.failed, "holds-office", `${name} holds one of the three offices`, {
        mend: "run this without --as, where the data folder's key can be read",
      });
    }
    const expiresAt = new Date(reset.value.expiresAt).toISOString();
    return {
      json: { name, code: reset.value.code, expiresAt },
      text: `${name} signs in once with  ${reset.value.code}\nuntil ${expiresAt.slice(0, 16).replace("T", " ")} UTC, and then chooses a password. It is shown this once.`,
    };
  });
}
