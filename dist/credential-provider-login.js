export { Sn as fromLoginCredentials } from "./aws.js";
