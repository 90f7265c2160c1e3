export { t as asMerged, n as catalogGraphOrFindings, r as catalogGraphs, i as namespacesOfBoth, a as overCatalogs } from "./catalog-graph2.js";
