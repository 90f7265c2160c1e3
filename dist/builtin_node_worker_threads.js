// builtin:node:worker_threads
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:worker_threads");
const Worker = builtin.Worker;
const parentPort = builtin.parentPort;
export { parentPort as n, Worker as t };
