import assert from "node:assert/strict";
import { parseArguments } from "../../src/arguments.ts";
import { parseInputs } from "../../src/inputs.ts";
import { localTrigger } from "../../src/local-trigger.ts";
import type { Catalog } from "../../src/ports.ts";
import type { Report } from "../../src/report/report.ts";
import { run } from "../../src/run.ts";
import { openMachine } from "../../src/this-machine.ts";
import type { Lakehouse } from "./lakehouse.ts";

/** A verb, with somebody else who acts before each of the first `times` commits. */
export async function racing(
  { repository }: Pick<Lakehouse, "repository">,
  verb: string,
  somebody: () => Promise<unknown>,
  times = 1,
  further: (catalog: Catalog) => Catalog = (catalog) => catalog,
  clock: () => number = Date.now,
): Promise<Report> {
  const asked = parseArguments([verb]);
  assert.ok(asked.kind === "run");
  const inputs = parseInputs(asked.read);
  const { git, dir, ports } = await openMachine(repository.root, ".");
  const trigger = await localTrigger(git, asked.verb, inputs, "main");
  let left = times;
  const disturbed = (catalog: Catalog): Catalog =>
    further({
      ...catalog,
      async commit(commits) {
        if (left-- > 0) await somebody();
        return catalog.commit(commits);
      },
    });
  return run(
    { trigger, inputs, dir, inForce: undefined, notices: [] },
    {
      ...{ ...ports, clock },
      openCatalog: async (...where) => disturbed(await ports.openCatalog(...where)),
    },
  );
}
