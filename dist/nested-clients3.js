export { N as CreateTokenCommand, P as SSOOIDCClient } from "./aws.js";
