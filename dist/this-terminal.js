export { t as runInThisTerminal } from "./core.js";
