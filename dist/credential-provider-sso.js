export { hn as fromSSO } from "./aws.js";
