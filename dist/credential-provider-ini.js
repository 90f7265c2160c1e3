export { Cn as fromIni } from "./aws.js";
