export { t as writeReport } from "./write-report2.js";
