export { An as fromEnv } from "./aws.js";
