export { At as AssumeRoleCommand, jt as STSClient } from "./aws.js";
