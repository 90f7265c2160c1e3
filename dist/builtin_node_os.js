// builtin:node:os
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:os");
const devNull = builtin.devNull;
const homedir = builtin.homedir;
const platform = builtin.platform;
const release = builtin.release;
const tmpdir = builtin.tmpdir;
const userInfo = builtin.userInfo;
export { tmpdir as a, release as i, homedir as n, userInfo as o, platform as r, devNull as t };
