export { t as refusalFindings } from "./cluster-refusals.js";
