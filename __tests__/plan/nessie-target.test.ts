import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nessieTarget } from "../../src/plan/nessie-target.ts";
import { project } from "../project/project-files.ts";

function found(type: string, target: string, opened: string) {
  const text = `catalogs: { bronze: { type: ${type}, uri: x } }\nworkflow: { target: ${target} }`;
  const { config } = project({ "icebranch.yaml": text });
  assert.ok(config);
  return nessieTarget(config, [{ name: "bronze", type: opened, atomic: true }]);
}

describe("a workflow file that names the data branch", () => {
  it("is refused where a catalog is Nessie, also one that is called rest", () => {
    for (const type of ["nessie", "rest"]) {
      const [finding, ...others] = found(type, "head", "nessie");
      assert.deepEqual([finding?.code, finding?.level, others], ["IB420", "error", []]);
      assert.match(finding?.message ?? "", /bronze is Nessie/);
    }
    assert.equal(found("nessie", "head", "sql").length, 1);
  });

  it("is none of its business elsewhere, and neither is one that names main", () => {
    assert.deepEqual(found("rest", "head", "rest"), []);
    assert.deepEqual(found("nessie", "base", "nessie"), []);
  });
});
