import assert from "node:assert/strict";
import { it } from "node:test";
import { noticesOf } from "../../scripts/notices.ts";

it("holds each bundled package once, with its licence's text, in order of names", () => {
  const root = `${import.meta.dirname}/../../node_modules`;
  const bundled = ["yaml/dist/index.js", "yaml/dist/log.js", "diff/libesm/index.js"];
  const notices = noticesOf(["src/cli.ts", ...bundled.map((path) => `${root}/${path}`)]);
  assert.deepEqual(
    notices.match(/^\S+ \d+\.\d+\.\d+$/gm)?.map((line) => line.split(" ")[0]),
    ["diff", "yaml"],
  );
  assert.match(notices, /Licence: ISC\n\nCopyright Eemeli Aro/);
});
