const isIP = (/* @__PURE__ */ process.getBuiltinModule("node:net")).isIP;
export { isIP as t };
