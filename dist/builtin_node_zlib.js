// builtin:node:zlib
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:zlib");
const crc32 = builtin.crc32;
const gunzipSync = builtin.gunzipSync;
const gzipSync = builtin.gzipSync;
export { gunzipSync as n, gzipSync as r, crc32 as t };
