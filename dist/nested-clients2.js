export { ct as CreateOAuth2TokenCommand, lt as SigninClient } from "./aws.js";
