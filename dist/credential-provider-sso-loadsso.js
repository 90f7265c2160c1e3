export { mn as GetRoleCredentialsCommand, hn as SSOClient } from "./aws.js";
