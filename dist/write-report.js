export { n as writeReport } from "./write-report2.js";
