import assert from "node:assert/strict";
import { it } from "node:test";
import type { Columns } from "../../src/iceberg/table-metadata.ts";
import { asDeclared } from "../../src/lineage/declared-columns.ts";

/** `id:long! note:string` */
function columns(text: string): Columns;
function columns(text: string | undefined): Columns | undefined;
function columns(text: string | undefined): Columns | undefined {
  return text?.split(" ").map((one) => {
    const [name = "", type = ""] = one.replace("!", "").split(":");
    return { name, type, required: one.endsWith("!") };
  });
}

const cases: {
  name: string;
  there?: string;
  old?: string;
  now?: string;
  expect: string | undefined;
}[] = [
  { name: "a table that is not there is as declared", old: "a:int", now: "b:int", expect: "b:int" },
  {
    name: "a first declaration changes no table that is there",
    there: "a:long! cdc:long",
    now: "a:int",
    expect: "a:long! cdc:long",
  },
  {
    name: "a declaration that goes changes none",
    there: "a:long",
    old: "a:int",
    expect: "a:long",
  },
  {
    name: "a column more is one more, whatever the declaration lacks",
    there: "a:long! cdc:long",
    old: "a:int",
    now: "a:int note:string",
    expect: "a:long! cdc:long note:string",
  },
  {
    name: "a column less is one less",
    there: "a:long note:string cdc:long",
    old: "a:int note:string",
    now: "a:int",
    expect: "a:long cdc:long",
  },
  {
    name: "another type is that type, at its place",
    there: "a:int b:int",
    old: "a:int b:int",
    now: "b:int a:string",
    expect: "a:string b:int",
  },
  {
    name: "another order is nothing",
    there: "a:int b:int",
    old: "a:int b:int",
    now: "b:int a:int",
    expect: "a:int b:int",
  },
  {
    name: "a column that the table lacks though both declare it is not there yet",
    there: "a:int",
    old: "a:int b:int",
    now: "a:int b:int c:int",
    expect: "a:int c:int",
  },
];
for (const { name, there, old, now, expect } of cases)
  it(`what a change declares: ${name}`, () => {
    const found = asDeclared(columns(there), columns(old), columns(now));
    assert.deepEqual(found, columns(expect));
  });
