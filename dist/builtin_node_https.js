// builtin:node:https
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:https");
const Agent = builtin.Agent;
export { builtin as n, Agent as t };
