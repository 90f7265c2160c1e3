/** `fetch` as the environment asks for it: Node's own takes no notice of `https_proxy`. */
import process from "node:process";

/** The proxy's code is half a megabyte, and so loaded only where there is one. */
export function environmentFetch(): typeof fetch {
  const names = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"];
  if (!names.some((name) => process.env[name])) return globalThis.fetch;
  proxied ??= import("undici").then(({ EnvHttpProxyAgent, fetch }) => {
    const dispatcher = new EnvHttpProxyAgent();
    // The types of Node's `fetch` are those of another version of the same package.
    const through = (input: unknown, init: unknown) =>
      fetch(input as string, { ...(init as object), dispatcher });
    return through as unknown as typeof globalThis.fetch;
  });
  const loading = proxied;
  return async (input, init) => (await loading)(input, init);
}

let proxied: Promise<typeof fetch> | undefined;
