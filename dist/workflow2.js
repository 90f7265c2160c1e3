export { t as branchInFile, n as regenerate, r as regeneratedText, i as stale, a as workflowOfChange, o as workflowOfCommit, s as workflowParts } from "./workflow.js";
