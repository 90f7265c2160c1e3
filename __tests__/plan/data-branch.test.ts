/** Which data branch a pull request has: told by marks, and by its name only where none says. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Mark } from "../../src/iceberg/marks.ts";
import { MAIN } from "../../src/iceberg/table-metadata.ts";
import { dataBranchOf, ontoOfBranch } from "../../src/plan/data-branch.ts";
import { aTable } from "../a-table.ts";
import { forPull, lake, marks } from "./lake.ts";

type Marks = { readonly [name: string]: Partial<Mark> };

const seven = { repository: 42, pull: 7 };
const eight = { repository: 42, pull: 8 };
const publish = { id: "p", merge: "m", from: "1", to: "2" };
const kept = "icebranch-kept-bronze-2";

interface Row {
  readonly name: string;
  /** `orders`, and `products` beside it: their history and marks. */
  readonly orders: readonly [string, Marks];
  readonly products?: readonly [string, Marks];
  readonly expected: string;
}

/** Pull request 8 from the git branch `bronze`. */
const rows: readonly Row[] = [
  {
    name: "is called like its git branch where nobody has that name",
    orders: ["1; main=1", {}],
    expected: "bronze",
  },
  {
    name: "is the one with its number, whatever that is called",
    orders: ["1; main=1 old=1", { old: { ...eight, branch: "bronze" } }],
    expected: "old",
  },
  {
    name: "is the one with its number, though a terminal made one of the git branch's name",
    orders: ["1 < 2; main=1 old=2 bronze=1", { old: { ...eight, branch: "x" }, bronze: {} }],
    expected: "old",
  },
  {
    name: "is its own in work before its own that was ended",
    orders: [
      "1 < 2; main=1 b=2",
      { a: { ...eight, state: "closed", kept }, b: { ...eight, branch: "bronze" } },
    ],
    expected: "b",
  },
  {
    name: "is its own that was undone before its own that was ended",
    orders: [
      "1 < 2; main=1 b=2",
      { a: { ...eight, state: "closed", kept }, b: { ...eight, state: "undone", publish } },
    ],
    expected: "b",
  },
  {
    name: "is its own that was ended, which a reopened one gets back",
    orders: ["1; main=1", { other: { ...eight, state: "closed", kept } }],
    expected: "other",
  },
  {
    name: "is not its own that was published: that name is free again",
    orders: ["1 < 2; main=2 old=2", { old: { ...eight, state: "published", publish } }],
    expected: "bronze",
  },
  {
    name: "is its own that was published and that a sync wrote to since",
    orders: ["1 < 2 < 3; main=2 old=3", { old: { ...eight, state: "published", publish } }],
    expected: "old",
  },
  {
    name: "is the one that a terminal made for its git branch, by any name",
    orders: ["1; main=1 mine=1", { mine: { branch: "bronze" } }],
    expected: "mine",
  },
  {
    name: "is the one that a terminal took over with its rows, before its own that has none",
    orders: [
      "1 < 2; main=1 old=2 bronze=1",
      { old: { branch: "bronze" }, bronze: { ...eight, branch: "bronze" } },
    ],
    expected: "old",
  },
  {
    name: "is its own that has rows, though a terminal took another over",
    orders: [
      "1 < 2; 1 < 3; main=1 old=2 bronze=3",
      { old: { branch: "bronze" }, bronze: { ...eight, branch: "bronze" } },
    ],
    expected: "bronze",
  },
  {
    name: "has its number where another pull request in work has the name",
    orders: ["1; main=1 bronze=1", { bronze: seven }],
    expected: "bronze-8",
  },
  {
    name: "has its number where another pull request has the name on another table",
    orders: ["1; main=1", {}],
    products: ["1; main=1 bronze=1", { bronze: seven }],
    expected: "bronze-8",
  },
  {
    name: "has its number where another one was closed, and keeps rows",
    orders: ["1; main=1", { bronze: { ...seven, state: "closed", kept } }],
    expected: "bronze-8",
  },
  {
    name: "has its number where another one's publish was undone",
    orders: ["1 < 2; main=1 bronze=2", { bronze: { ...seven, state: "undone", publish } }],
    expected: "bronze-8",
  },
  {
    name: "has its number where a sync wrote to another one's after its publish",
    orders: ["1 < 2 < 3; main=2 bronze=3", { bronze: { ...seven, state: "published", publish } }],
    expected: "bronze-8",
  },
  {
    name: "has its number where a terminal uses the name for another git branch",
    orders: ["1; main=1 bronze=1", { bronze: { branch: "renamed" } }],
    expected: "bronze-8",
  },
  {
    name: "has the name again that another one was published under",
    orders: ["1 < 2; main=2 bronze=2", { bronze: { ...seven, state: "published", publish } }],
    expected: "bronze",
  },
  {
    name: "has the name though another project has a mark of it: that is foreign, and said",
    orders: ["1; main=1 bronze=1", { bronze: { ...seven, project: "other" } }],
    expected: "bronze",
  },
];

describe("the data branch of pull request 8 from bronze", () => {
  for (const { name, orders, products, expected } of rows)
    it(name, () => {
      const tables = { orders: aTable(orders[0], marks(orders[1])) };
      const more = products ? { products: aTable(products[0], marks(products[1])) } : {};
      const state = lake({ ...tables, ...more });
      assert.equal(dataBranchOf(state, forPull(8, "bronze")), expected);
    });

  it("is another one than pull request 9's, which is made from the same git branch", () => {
    const state = lake({ orders: aTable("1; main=1 bronze=1", marks({ bronze: eight })) });
    assert.equal(dataBranchOf(state, forPull(9, "bronze")), "bronze-9");
  });

  it("has a legal name though the git branch has none", () => {
    const name = dataBranchOf(lake({ orders: "1; main=1" }), forPull(8, "añadir/pedidos"));
    const held = { [name]: { ...seven, branch: "añadir/pedidos" } };
    const state = lake({ orders: aTable(`1; main=1 ${name}=1`, marks(held)) });
    const next = dataBranchOf(state, forPull(8, "añadir/pedidos"));
    assert.match(next, /^anadir\/pedidos-8-[0-9a-f]{10}$/);
  });
});

describe("where a pull request goes", () => {
  const at = (base: string, all: Marks, dataBranch = "c") =>
    ontoOfBranch(
      lake({ orders: aTable("1; main=1 a=1 b=1", marks(all)) }),
      forPull(8, "c"),
      { base, production: "main" },
      { dataBranch, pull: 8 },
    );

  it("is main, to the production branch", () => assert.equal(at("main", {}).ref, MAIN));
  it("is the data branch in work for the git branch that it is made to", () =>
    assert.equal(at("dev", { a: { ...seven, branch: "dev" } }).ref, "a"));
  it("is what that git branch's would be called, where none is in work", () =>
    assert.equal(at("dev", { a: { ...seven, branch: "dev", state: "closed", kept } }).ref, "dev"));
  it("is not the data branch of another project", () =>
    assert.equal(at("dev", { a: { ...seven, branch: "dev", project: "other" } }).ref, "dev"));
  it("is no data branch that another pull request has by that name", () =>
    assert.equal(at("dev", { dev: { ...seven, branch: "x" } }).ref, "dev-8"));
  it("is never its own data branch, whatever that is called", () =>
    assert.equal(at("dev", { dev: { ...eight, branch: "c" } }, "dev").ref, "dev-8"));
});
