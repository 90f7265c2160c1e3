// builtin:node:zlib
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:zlib");
const brotliDecompressSync = builtin.brotliDecompressSync;
const crc32 = builtin.crc32;
const gunzipSync = builtin.gunzipSync;
const gzipSync = builtin.gzipSync;
export { gzipSync as i, crc32 as n, gunzipSync as r, brotliDecompressSync as t };
