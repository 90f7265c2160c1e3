// builtin:node:zlib
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:zlib");
const brotliDecompressSync = builtin.brotliDecompressSync;
const crc32 = builtin.crc32;
const deflateRawSync = builtin.deflateRawSync;
const gunzipSync = builtin.gunzipSync;
const gzipSync = builtin.gzipSync;
const inflateRawSync = builtin.inflateRawSync;
const zstdDecompressSync = builtin.zstdDecompressSync;
export { gzipSync as a, gunzipSync as i, crc32 as n, inflateRawSync as o, deflateRawSync as r, zstdDecompressSync as s, brotliDecompressSync as t };
