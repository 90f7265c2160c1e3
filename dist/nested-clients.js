export { Ot as getDefaultRoleAssumer, kt as getDefaultRoleAssumerWithWebIdentity } from "./aws.js";
