export { yn as fromProcess } from "./aws.js";
