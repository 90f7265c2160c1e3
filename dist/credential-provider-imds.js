export { p as ENV_CMDS_FULL_URI, m as ENV_CMDS_RELATIVE_URI, h as fromContainerMetadata, l as fromInstanceMetadata } from "./aws.js";
