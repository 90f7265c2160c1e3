export { t as catalogGraph, n as graphWith, r as readNamespaces } from "./catalog-graph2.js";
