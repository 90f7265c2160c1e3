export { Cn as fromHttp } from "./aws.js";
