import { cr as staleUpdate, nr as brokenRequirement } from "./core.js";
// src/iceberg/broken-commit.ts
/** Why the table takes the commit no more, as a sentence; undefined where it does. */
function brokenCommit(metadata, { requirements, updates }) {
	return brokenRequirement(metadata, requirements) ?? (metadata === void 0 ? void 0 : staleUpdate(metadata, updates));
}
export { brokenCommit as t };
