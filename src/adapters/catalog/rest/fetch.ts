/** `fetch` as environment and settings ask for it: Node's own takes no notice of `https_proxy`. */
import { readFile } from "node:fs/promises";
import process from "node:process";
import { IcebranchError } from "../../../errors.ts";
import { certificatePath, type Place } from "../place.ts";

export interface Fetching {
  readonly fetch: typeof fetch;
  readonly close: () => Promise<void>;
}

/** The agent's code is half a megabyte, and so loaded only where a proxy or certificates ask for it. */
export async function openFetch(caBundle: string | undefined, place: Place): Promise<Fetching> {
  const names = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"];
  if (caBundle === undefined && !names.some((name) => process.env[name]))
    return { fetch: globalThis.fetch, close: async () => undefined };
  const tls =
    caBundle === undefined
      ? {}
      : { ca: await certificates(await certificatePath(caBundle, place)) };
  const { EnvHttpProxyAgent, fetch } = await import("undici");
  const agent = () => new EnvHttpProxyAgent({ connect: tls, requestTls: tls, proxyTls: tls });
  const dispatcher = withProxy(agent);
  // The types of Node's `fetch` are those of another version of the same package.
  const through = (input: unknown, init: unknown) =>
    fetch(input as string, { ...(init as object), dispatcher });
  return {
    fetch: through as unknown as typeof globalThis.fetch,
    close: () => dispatcher.close(),
  };
}

/** The address of a proxy may hold a password, so it is not shown. */
function withProxy<T>(make: () => T): T {
  try {
    return make();
  } catch {
    throw new IcebranchError("IB103", "The address of the proxy for HTTP cannot be read.", {
      hint: "Write https_proxy and http_proxy as http://USER:PASSWORD@HOST:PORT, percent-encoded where that is needed.",
    });
  }
}

async function certificates(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new IcebranchError("IB103", `The certificates in ssl.cabundle cannot be read.`, {
      hint: "Name a file of PEM certificates that is there when icebranch runs.",
      cause,
    });
  }
}
