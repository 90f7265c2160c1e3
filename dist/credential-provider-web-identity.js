export { dn as fromTokenFile, fn as fromWebToken } from "./aws.js";
