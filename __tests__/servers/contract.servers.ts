/** The contract suite on every lake. */
import { after } from "node:test";
import { catalogContract } from "../contract/catalog.ts";
import { openEngines } from "./lake.ts";
import { lakes } from "./lakes.ts";
import { lakeName } from "./matrix.ts";

const engines = openEngines();
after(() => engines[Symbol.asyncDispose]());

for (const lake of lakes)
  catalogContract(
    lakeName(lake),
    () => lake.open(engines),
    lake.adapter === "nessie" ? { withoutSnapshots: /^on Nessie every branch has a table/ } : {},
  );
