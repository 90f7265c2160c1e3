export { wn as fromHttp } from "./aws.js";
