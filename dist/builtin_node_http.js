// builtin:node:http
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:http");
const Agent = builtin.Agent;
export { builtin as n, Agent as t };
