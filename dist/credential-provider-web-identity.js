export { fn as fromTokenFile, pn as fromWebToken } from "./aws.js";
