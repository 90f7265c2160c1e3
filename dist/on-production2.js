export { t as mergedBranches, n as publishParts, r as readEverything, i as reconcileParts } from "./on-production.js";
