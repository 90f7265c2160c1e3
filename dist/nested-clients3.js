export { M as CreateTokenCommand, N as SSOOIDCClient } from "./aws.js";
