import assert from "node:assert/strict";
import { it } from "node:test";
import { noticesOf } from "../../scripts/notices.ts";

it("holds each bundled package once, with its licence's text, in order of names", () => {
  const root = `${import.meta.dirname}/../../node_modules`;
  const modules = ["src/cli.ts", `${root}/yaml/dist/index.js`, `${root}/yaml/dist/log.js`];
  const notices = noticesOf(modules, [`${root}/diff`]);
  assert.deepEqual(
    notices.match(/^\S+ \d+\.\d+\.\d+$/gm)?.map((line) => line.split(" ")[0]),
    ["diff", "yaml"],
  );
  assert.match(notices, /Licence: ISC\n\nCopyright Eemeli Aro/);
});
