import assert from "node:assert/strict";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { it } from "node:test";
import { postgresDriver } from "../../../src/adapters/catalog/postgres.ts";
import { connectRest } from "../../../src/adapters/catalog/rest/connection.ts";
import { sqlAddress } from "../../../src/adapters/catalog/sql-address.ts";
import { temporaryFolder } from "../../repository.ts";

const base = { uriStyle: "sqlalchemy", warehouse: undefined } as const;

it("no roots, certificate or key is taken from a checkout, where a pull request can exchange it", async (t) => {
  const folder = await temporaryFolder();
  t.after(() => rm(folder, { recursive: true }));
  const checkout = join(folder, "checkout");
  await mkdir(join(checkout, "certs"), { recursive: true });
  for (const one of [checkout, join(checkout, "certs"), folder])
    await writeFile(join(one, "ca.pem"), "");
  await symlink(join(checkout, "ca.pem"), join(folder, "link.pem"));
  const place = { root: checkout, untrusted: checkout };
  const named = ["ca.pem", "certs/ca.pem", join(checkout, "ca.pem"), join(folder, "link.pem")];
  const refused = { code: "IB103", message: /in the checkout/ };
  for (const path of named) {
    for (const key of ["sslrootcert", "sslcert", "sslkey"]) {
      const uri = `postgresql://u:p@127.0.0.1:9/c?sslmode=require&${key}=${path}`;
      const address = sqlAddress("bronze", { ...base, type: "sql", uri, properties: {} });
      assert.ok(address.kind === "postgres");
      await using driver = postgresDriver(address, place);
      await assert.rejects(driver.query({ sql: "select 1", parameters: [] }), refused, path);
    }
    const properties = { "ssl.cabundle": path };
    const rest = { ...base, type: "rest", uri: "https://127.0.0.1:9", properties } as const;
    await assert.rejects(connectRest("bronze", rest, { place }), refused, path);
  }
});

it("roots outside of the checkout are taken, and anywhere where the checkout is one's own", async (t) => {
  const folder = await temporaryFolder();
  t.after(() => rm(folder, { recursive: true }));
  const checkout = join(folder, "checkout");
  await mkdir(checkout);
  for (const one of [checkout, folder]) await writeFile(join(one, "ca.pem"), "");
  const properties = (path: string) => ({ "ssl.cabundle": path });
  for (const [path, place] of [
    [join(folder, "ca.pem"), { root: checkout, untrusted: checkout }],
    ["ca.pem", { root: checkout }],
  ] as const)
    await assert.rejects(
      connectRest(
        "bronze",
        { ...base, type: "rest", uri: "https://127.0.0.1:9", properties: properties(path) },
        { place, pauseMs: 1 },
      ),
      { code: "IB410" },
    );
});
