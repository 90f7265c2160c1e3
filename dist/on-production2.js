export { t as everyNamespaceOf, n as namedCatalogs, r as publishOne, i as readEverything, a as readWritten, o as reconcileParts } from "./on-production.js";
