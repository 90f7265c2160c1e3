export { xn as defaultProvider } from "./aws.js";
