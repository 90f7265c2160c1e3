export { Sn as fromIni } from "./aws.js";
