export { bn as defaultProvider } from "./aws.js";
