import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CatalogConfig } from "../../src/project/project.ts";
import { aRun } from "./a-run.ts";
import { config, ingest, inventory, view } from "./builders.ts";

const kafka = ingest("bronze.shop.kafka");
const nessie: CatalogConfig = { type: "nessie", uri: "http://n/", warehouse: "", properties: {} };
const rest: CatalogConfig = { ...nessie, type: "rest", uri: "https://example.com/rest" };
const withCatalog = (name: string, catalog: CatalogConfig) => ({
  ...config,
  catalogs: { ...config.catalogs, [name]: catalog },
});
const ids = ({ runs }: ReturnType<typeof aRun>) => runs.map(({ id }) => id);
const codes = ({ findings }: ReturnType<typeof aRun>) => findings.map(({ code }) => code);

describe("a run of a data branch", () => {
  it("leaves out what shares with production, and says what would give it its own", () => {
    const run = aRun([kafka, view("silver.a.b")], { production: [kafka] });
    assert.deepEqual(ids(run), ["silver.a.b"]);
    const [told] = run.findings;
    assert.equal(told?.code, "IB510");
    assert.equal(told?.file, "bronze/shop/kafka.ingest.json");
    assert.match(told?.message ?? "", /left out.*the Kafka group airbyte with bronze\.shop\.kafka/);
    assert.match(
      told?.hint ?? "",
      /--set='bronze\.shop\.kafka:source\.group_id=airbyte-feat-orders'/,
    );
  });

  it("says where a Kafka group of its own would begin, and no such thing of a slot", () => {
    const cdc = ingest("bronze.shop.pg", {
      source: { replication_method: { replication_slot: "lake" } },
    });
    const hintOf = (node: typeof kafka) => aRun([node], { production: [node] }).findings[0]?.hint;
    assert.match(hintOf(kafka) ?? "", /begins where source\.auto_offset_reset says/);
    assert.match(hintOf(cdc) ?? "", /replication_slot=/);
    assert.doesNotMatch(hintOf(cdc) ?? "", /auto_offset_reset/);
  });

  it("has it where a person accepts that, and names the tables", () => {
    const run = aRun([kafka], { production: [kafka], withSharedState: true });
    assert.deepEqual(ids(run), ["bronze.shop.kafka"]);
    assert.match(run.findings[0]?.message ?? "", /the tables of bronze\.shop, main's next sync/);
  });

  const unable: { name: string; run: ReturnType<typeof aRun> }[] = [
    {
      name: "its catalog is Nessie",
      run: aRun([kafka], { config: withCatalog("bronze", nessie) }),
    },
    {
      name: "its catalog speaks REST at an address of Nessie's",
      run: aRun([kafka], {
        config: withCatalog("bronze", { ...rest, uri: "http://a:19120/iceberg" }),
      }),
    },
    {
      name: "its REST catalog says that it is Nessie",
      run: aRun([kafka], {
        ...{ config: withCatalog("bronze", rest), rest: new Map([["bronze", "nessie"]]) },
      }),
    },
    {
      name: "its REST catalog cannot be asked whether it is Nessie",
      run: aRun([kafka], {
        ...{ config: withCatalog("bronze", rest), rest: new Map([["bronze", "unknown"]]) },
      }),
    },
    {
      name: "its destination writes to Nessie",
      run: aRun([
        ingest("a.b.c", {
          destination: { catalog_type: { catalog_type: "NESSIE", server_uri: "x" } },
        }),
      ]),
    },
    {
      name: "its destination writes to a REST catalog at an address of Nessie's",
      run: aRun([
        ingest("a.b.c", {
          destination: { catalog_type: { catalog_type: "REST", server_uri: "http://nessie/x" } },
        }),
      ]),
    },
    {
      name: "its destination is Airbyte's older one, which has no branches",
      run: aRun([ingest("a.b.c", { destination: { catalog_config: {} } })]),
    },
  ];
  for (const { name, run } of unable)
    it(`leaves an ingest out, accepted or not, where ${name}`, () => {
      assert.deepEqual([ids(run), codes(run)[0]], [[], "IB420"]);
    });

  it("runs an ingest of another REST catalog, but no view of it", () => {
    const run = aRun([kafka, view("bronze.shop.v", [kafka.id])], {
      config: withCatalog("bronze", rest),
      rest: new Map([["bronze", "other"]]),
    });
    assert.deepEqual([ids(run), codes(run)], [["bronze.shop.kafka"], ["IB420"]]);
  });

  it("says that views read main, and which run without what comes before them", () => {
    const run = aRun(inventory(), { production: inventory() });
    assert.deepEqual(codes(run), ["IB510", "IB510", "IB509", "IB509", "IB509"]);
    const texts = run.findings.map(({ message }) => message);
    assert.match(
      texts[2] ?? "",
      /^silver\.inventory\.dim_customer, .* run without bronze\.inventory\.kafka before/,
    );
    assert.match(texts[4] ?? "", /into the data branch feat\/orders\. They read main/);
  });

  it("says which views it refreshes with another text than the change's", () => {
    const nodes = [view("silver.a.old"), view("silver.a.new"), view("silver.a.idle")];
    const run = aRun(nodes, {
      ...{ wanted: ["silver.a.old", "silver.a.new"] },
      rewritten: ["silver.a.new", "silver.a.idle"],
    });
    assert.equal(ids(run).length, 2);
    const [told] = run.findings;
    assert.deepEqual([told?.code, told?.level], ["IB509", "warning"]);
    assert.match(
      told?.message ?? "",
      /refreshes silver\.a\.new with the text that the catalog has/,
    );
    assert.doesNotMatch(told?.message ?? "", /old|idle/);
  });

  it("keeps the order of the graph across a node that is left out", () => {
    const nodes = [kafka, view("gold.a.mid", [kafka.id]), view("silver.a.end", ["gold.a.mid"])];
    const run = aRun(nodes, { config: withCatalog("gold", rest) });
    assert.deepEqual(ids(run), ["bronze.shop.kafka", "silver.a.end"]);
    assert.deepEqual(run.runs[1]?.dependencies, ["bronze.shop.kafka"]);
  });
});
