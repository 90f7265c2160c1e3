// builtin:node:fs/promises
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:fs/promises");
const mkdir = builtin.mkdir;
const mkdtemp = builtin.mkdtemp;
const open = builtin.open;
const readFile = builtin.readFile;
const readdir = builtin.readdir;
const realpath = builtin.realpath;
const rm = builtin.rm;
const writeFile = builtin.writeFile;
export { readdir as a, writeFile as c, readFile as i, mkdtemp as n, realpath as o, open as r, rm as s, mkdir as t };
