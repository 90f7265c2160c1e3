import { Vi as IcebranchError, ki as tableName } from "./core.js";
// src/adapters/catalog/not-as-planned.ts
/** Where a requirement does not hold, and nothing was changed. */
function notAsPlanned(identifier, why) {
	return new IcebranchError("IB411", `${tableName(identifier)} is not as it was planned: ${why}.`, { hint: "Plan again: nothing was changed." });
}
export { notAsPlanned as t };
