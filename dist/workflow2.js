export { t as stale, n as workflowOfChange, r as workflowOfCommit, i as workflowParts } from "./workflow.js";
