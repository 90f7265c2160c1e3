export { jn as fromEnv } from "./aws.js";
