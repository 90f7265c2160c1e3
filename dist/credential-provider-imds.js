export { f as ENV_CMDS_FULL_URI, p as ENV_CMDS_RELATIVE_URI, m as fromContainerMetadata, c as fromInstanceMetadata } from "./aws.js";
