// builtin:node:fs/promises
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:fs/promises");
const link = builtin.link;
const mkdir = builtin.mkdir;
const mkdtemp = builtin.mkdtemp;
const open = builtin.open;
const readFile = builtin.readFile;
const readdir = builtin.readdir;
const realpath = builtin.realpath;
const rename = builtin.rename;
const rm = builtin.rm;
const stat = builtin.stat;
const writeFile = builtin.writeFile;
export { open as a, realpath as c, stat as d, writeFile as f, mkdtemp as i, rename as l, link as n, readFile as o, mkdir as r, readdir as s, builtin as t, rm as u };
