/** Who we are to a catalog, request by request. */
import { IcebranchError } from "../../../errors.ts";
import type { Send, Wire } from "./exchange.ts";
import { oauthTokens } from "./oauth.ts";
import { long } from "./refusal.ts";
import type { Auth, RestSettings } from "./settings.ts";

export interface Authority {
  /** The request as it is to be sent. Throws IB410 and IB427 where a token cannot be had. */
  sign(wire: Wire): Promise<Wire>;
  /** After `refused`: whether there are other credentials by now, and so whether to try again. */
  renew(refused: Wire): Promise<boolean>;
  /** What no message may show. */
  secrets(): readonly string[];
}

export async function authority(settings: RestSettings, send: Send): Promise<Authority> {
  return authorityOf(settings.auth, settings, send);
}

async function authorityOf(auth: Auth, settings: RestSettings, send: Send): Promise<Authority> {
  switch (auth.kind) {
    case "none":
      return { sign: async (wire) => wire, ...fixed([]) };
    case "token":
      return {
        sign: async (wire) => authorized(wire, `Bearer ${auth.token}`),
        ...fixed([auth.token]),
      };
    case "basic": {
      const pair = Buffer.from(`${auth.user}:${auth.password}`).toString("base64");
      const secrets = [auth.password, pair];
      return { sign: async (wire) => authorized(wire, `Basic ${pair}`), ...fixed(secrets) };
    }
    case "oauth": {
      const tokens = oauthTokens(auth, settings.name, send);
      return {
        sign: async (wire) => authorized(wire, `Bearer ${await tokens.current()}`),
        renew: ({ headers }) => tokens.renew(headers.authorization?.replace("Bearer ", "")),
        secrets: () => tokens.secrets(),
      };
    }
    case "sigv4": {
      const also = await authorityOf(auth.also, settings, send);
      const { awsSigner, beforeSigning } = await import("./sigv4.ts");
      const sign = awsSigner(auth);
      // Of a role's keys it is known only once they were found; AWS repeats what was signed.
      const tokens = new Set<string | undefined>();
      return {
        sign: async (wire) => {
          const signed = await sign(await also.sign(wire));
          tokens.add(signed.headers["x-amz-security-token"]);
          return signed;
        },
        renew: (refused) => also.renew(beforeSigning(refused)),
        secrets: () => [...also.secrets(), ...long([auth.keys?.secretAccessKey, ...tokens])],
      };
    }
  }
}

function authorized(wire: Wire, authorization: string): Wire {
  if (!/^[\x20-\x7e]*$/.test(authorization)) throw unsendable();
  return { ...wire, headers: { ...wire.headers, authorization } };
}

function fixed(secrets: readonly string[]): Omit<Authority, "sign"> {
  return { renew: async () => false, secrets: () => long(secrets) };
}

/** Such as the end of a line, which a secret often has that was copied. */
function unsendable(): IcebranchError {
  return new IcebranchError(
    "IB103",
    "The REST catalog's credentials have characters in them that no request can carry.",
    { hint: "Look for line breaks and letters that are not ASCII in token or password." },
  );
}
