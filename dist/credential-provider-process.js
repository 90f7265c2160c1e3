export { vn as fromProcess } from "./aws.js";
