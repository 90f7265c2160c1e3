import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { configMapName, imageNames, nodeNames } from "../../src/argo/names.ts";

const nodeName = (id: string, ...others: string[]) => nodeNames([id, ...others]).get(id);
const imageName = (image: string, ...others: string[]) => imageNames([image, ...others]).get(image);

describe("the name of a node", () => {
  const cases: { name: string; id: string; expect: string }[] = [
    {
      name: "is dashtool's where it is legal",
      id: "bronze.inventory.Fact_Order",
      expect: "bronze-inventory-fact-order",
    },
    {
      name: "begins with a letter, as Argo's expressions want it",
      id: "1bronze.inventory.kafka",
      expect: "n-1bronze-inventory-kafka-4c94a679",
    },
    {
      name: "is told apart by a hash where other letters are",
      id: "bronze.inventory.größe",
      expect: "bronze-inventory-gr-e-0a5f2bc7",
    },
  ];
  for (const { name, id, expect } of cases) it(name, () => assert.equal(nodeName(id), expect));

  it("is cut to 128 characters", () => {
    assert.equal(nodeName(`bronze.inventory.${"k".repeat(200)}`)?.length, 128);
    assert.equal(nodeName(`bronze.inventory.${"k".repeat(111)}`)?.length, 128);
  });

  it("differs for two nodes that dashtool gives one task", () => {
    const names = nodeNames(["b.i.a_b", "b.i.a-b", "b.i.A_B", "b.i.c"]);
    assert.equal(new Set(names.values()).size, 4);
    assert.equal(names.get("b.i.c"), "b-i-c");
  });

  it("avoids a name that another node has as its own", () => {
    const hashed = nodeName("b.i.a_b", "b.i.a-b") ?? "";
    const names = nodeNames(["b.i.a_b", "b.i.a-b", hashed.replace(/^b-i-/, "b.i.")]);
    assert.equal(new Set(names.values()).size, 3);
  });

  it("is unique, legal and of no order, whatever the ids are", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "B", "_", "-", "é", "1", " "),
      minLength: 1,
    });
    const ids = fc.uniqueArray(
      fc.array(word, { minLength: 3, maxLength: 3 }).map((p) => p.join(".")),
    );
    const property = fc.property(ids, (ids) => {
      const names = nodeNames(ids);
      assert.equal(new Set(names.values()).size, ids.length);
      for (const name of names.values()) {
        assert.match(name, /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/);
        assert.match(configMapName(name), /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
      }
      assert.deepEqual(
        new Map([...names].sort()),
        new Map([...nodeNames(ids.toReversed())].sort()),
      );
    });
    fc.assert(property, { seed: 7, numRuns: 300 });
  });
});

describe("the template of an image", () => {
  it("is dashtool's, upper case kept", () => {
    assert.equal(
      imageName("Registry.io/dash_book/source-kafka:sql"),
      "Registry-io-dash-book-source-kafka-sql",
    );
  });

  it("is legal for an image pinned by digest", () => {
    const pinned = `dashbook/source-kafka@sha256:${"0".repeat(64)}`;
    assert.match(imageName(pinned) ?? "", /^dashbook-source-kafka-sha256-0{64}-[0-9a-f]{8}$/);
  });

  for (const image of ["dashtool", "refresh", "dashtool:7"])
    it(`is not the one that ${image} would take from us`, () =>
      assert.match(imageName(image) ?? "", /-[0-9a-f]{8}$/));

  it("differs for images that dashtool gives one template", () => {
    assert.notEqual(imageName("a/b:1", "a-b-1"), imageName("a-b-1", "a/b:1"));
  });
});
