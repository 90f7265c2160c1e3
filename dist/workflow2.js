export { t as regeneratedText, n as stale, r as workflowOfChange, i as workflowOfCommit, a as workflowParts } from "./workflow.js";
