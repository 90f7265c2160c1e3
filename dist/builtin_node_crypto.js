// builtin:node:crypto
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:crypto");
const createHash = builtin.createHash;
const randomBytes = builtin.randomBytes;
const randomUUID = builtin.randomUUID;
export { randomBytes as n, randomUUID as r, createHash as t };
