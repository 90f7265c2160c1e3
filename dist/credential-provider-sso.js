export { gn as fromSSO } from "./aws.js";
