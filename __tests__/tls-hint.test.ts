import assert from "node:assert/strict";
import { it } from "node:test";
import { tlsHint } from "../src/tls-hint.ts";

for (const [code, hint] of Object.entries({
  DEPTH_ZERO_SELF_SIGNED_CERT: /authority in ROOTS/,
  SELF_SIGNED_CERT_IN_CHAIN: /authority in ROOTS/,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: /authority in ROOTS/,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: /authority in ROOTS/,
  CERT_HAS_EXPIRED: /renewed/,
  ERR_TLS_CERT_ALTNAME_INVALID: /host as its certificate/,
  ERR_SSL_WRONG_VERSION_NUMBER: /write http:/,
  EPROTO: /write http:/,
}))
  it(`knows what to do about ${code}`, () => {
    assert.match(tlsHint(code, "ROOTS") ?? "", hint);
  });

it("has nothing to say of what is not TLS", () => {
  for (const code of ["ECONNREFUSED", "ENOTFOUND", "UND_ERR_SOCKET", "TimeoutError", "no answer"])
    assert.equal(tlsHint(code, "ROOTS"), undefined);
});
