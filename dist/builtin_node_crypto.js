// builtin:node:crypto
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:crypto");
const randomBytes = builtin.randomBytes;
const randomUUID = builtin.randomUUID;
export { randomUUID as n, randomBytes as t };
