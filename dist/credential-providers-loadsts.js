export { jt as AssumeRoleCommand, Mt as STSClient } from "./aws.js";
