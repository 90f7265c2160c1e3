/** The way through an SSH host, which Airbyte adds to the specs of its database connectors as they run. */
import { choice, or, port, secret, text } from "./schema.ts";

const host = { "tunnel_host*": text, "tunnel_port*": or(22, port), "tunnel_user*": text };

export const tunnel = choice("tunnel_method", {
  NO_TUNNEL: {},
  SSH_KEY_AUTH: { ...host, "ssh_key*": secret },
  SSH_PASSWORD_AUTH: { ...host, "tunnel_user_password*": secret },
});
