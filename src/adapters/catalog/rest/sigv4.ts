/** Requests signed as AWS wants them. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html */
import { createHash, createHmac } from "node:crypto";
import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import { SignatureV4 } from "@smithy/signature-v4";
import { IcebranchError } from "../../../errors.ts";
import type { Wire } from "./exchange.ts";
import type { SigV4 } from "./settings.ts";

const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/** For AWS's published vectors: another time, and most of them without the body's hash as a header. */
interface Vector {
  readonly now?: () => Date;
  readonly hashHeader?: boolean;
}

export function awsSigner(
  { region, service, keys, profile }: SigV4,
  { now = () => new Date(), hashHeader = true }: Vector = {},
): (wire: Wire) => Promise<Wire> {
  const chain = fromNodeProviderChain({ logger: silent, ...(profile ? { profile } : {}) });
  const signer = new SignatureV4({
    ...{ service, sha256: Sha256, applyChecksum: hashHeader },
    region: region ?? regionOf(process.env),
    credentials: keys ?? (() => chain().catch((error) => Promise.reject(noCredentials(error)))),
  });
  return async (wire) => {
    const { url, method, body } = wire;
    const signed = await signer.sign(
      {
        ...{ method, protocol: url.protocol, hostname: url.hostname, path: url.pathname },
        headers: { ...relocated(wire.headers), host: url.host },
        query: Object.fromEntries(url.searchParams),
        ...(body === undefined ? {} : { body }),
      },
      { signingDate: now() },
    );
    // `fetch` sends the host by itself.
    const { host: _, ...headers } = signed.headers;
    return { ...wire, headers };
  };
}

/** As Java and pyiceberg do, so that a token meant for the catalog behind the gateway arrives too. */
function relocated({ authorization, ...others }: Wire["headers"]): Wire["headers"] {
  return authorization === undefined
    ? others
    : { ...others, "original-authorization": authorization };
}

/** With the authorization that the signature took the place of. */
export function beforeSigning({ headers, ...wire }: Wire): Wire {
  const { authorization: _, "original-authorization": original, ...others } = headers;
  const own = original === undefined ? {} : { authorization: original };
  return { ...wire, headers: { ...others, ...own } };
}

function regionOf(env: NodeJS.ProcessEnv): string {
  const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
  if (region) return region;
  throw new IcebranchError("IB102", "No region is set to sign the REST catalog's requests for.", {
    hint: "Set rest.signing-region, or AWS_REGION.",
  });
}

/** What is said by others of how credentials could not be had may hold parts of them. */
function noCredentials(error: unknown): IcebranchError {
  const { name } = error as Error;
  const why = name === "CredentialsProviderError" || !/^\w{1,64}$/.test(name) ? "" : ` (${name})`;
  return new IcebranchError("IB427", `No AWS credentials were found to sign requests with${why}.`, {
    hint: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, rest.access-key-id and rest.secret-access-key, or a role, profile or web identity that AWS's tools find.",
  });
}

/** Node's own hash, in the form that the signer asks for. */
class Sha256 {
  readonly #secret: Uint8Array | string | undefined;
  #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;
  constructor(secret?: unknown) {
    this.#secret = secret as Uint8Array | string | undefined;
    this.#hash = this.#made();
  }
  #made() {
    return this.#secret === undefined ? createHash("sha256") : createHmac("sha256", this.#secret);
  }
  update(data: Uint8Array | string) {
    this.#hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.#hash.digest());
  }
  reset() {
    this.#hash = this.#made();
  }
}
