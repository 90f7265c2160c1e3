export { t as typedViewsOf, n as viewsOfChange, r as viewsOfFiles, i as viewsOfProduction } from "./typed-views.js";
