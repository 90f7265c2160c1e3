const getCACertificates = (/* @__PURE__ */ process.getBuiltinModule("node:tls")).getCACertificates;
export { getCACertificates as t };
