export { Dt as getDefaultRoleAssumer, Ot as getDefaultRoleAssumerWithWebIdentity } from "./aws.js";
