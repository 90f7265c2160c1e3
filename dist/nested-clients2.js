export { lt as CreateOAuth2TokenCommand, ut as SigninClient } from "./aws.js";
