// builtin:node:stream
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:stream");
const Readable = builtin.Readable;
const Writable = builtin.Writable;
export { Writable as n, Readable as t };
