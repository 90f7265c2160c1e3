export { xn as fromLoginCredentials } from "./aws.js";
