export { t as everyNamespaceOf, n as publishOne, r as readEverything, i as readWritten, a as reconcileParts } from "./on-production.js";
