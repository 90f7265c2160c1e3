export { pn as GetRoleCredentialsCommand, mn as SSOClient } from "./aws.js";
