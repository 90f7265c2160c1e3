export { t as everyNamespaceOf, n as namedCatalogs, r as publishParts, i as readEverything, a as readWritten, o as reconcileParts } from "./on-production.js";
