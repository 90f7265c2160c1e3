/** What Airbyte's database connectors have in common. */
import { choice, or, port, secret, text, words } from "./schema.ts";

/** Of a connection that checks who the server is. */
export const certificates = {
  "ca_certificate*": secret,
  client_certificate: secret,
  client_key: secret,
  client_key_password: secret,
};

export const invalidPosition = or("Fail sync", words("Fail sync", "Re-sync data"));

const host = { "tunnel_host*": text, "tunnel_port*": or(22, port), "tunnel_user*": text };

/** The way through an SSH host, which Airbyte adds to their specs as they run. */
export const tunnel = choice("tunnel_method", {
  NO_TUNNEL: {},
  SSH_KEY_AUTH: { ...host, "ssh_key*": secret },
  SSH_PASSWORD_AUTH: { ...host, "tunnel_user_password*": secret },
});
