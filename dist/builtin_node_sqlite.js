const DatabaseSync = (/* @__PURE__ */ process.getBuiltinModule("node:sqlite")).DatabaseSync;
export { DatabaseSync as t };
