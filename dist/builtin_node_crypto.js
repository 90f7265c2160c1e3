// builtin:node:crypto
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:crypto");
const createHash = builtin.createHash;
const createHmac = builtin.createHmac;
const createPrivateKey = builtin.createPrivateKey;
const createPublicKey = builtin.createPublicKey;
const getRandomValues = builtin.getRandomValues;
const randomBytes = builtin.randomBytes;
const randomUUID = builtin.randomUUID;
const sign = builtin.sign;
export { getRandomValues as a, sign as c, createPublicKey as i, createHmac as n, randomBytes as o, createPrivateKey as r, randomUUID as s, createHash as t };
