/** As much of S3 as the storage adapter speaks, in this process, with one fault at a time. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Of an error: `Code`, and whatever else its XML has. */
export interface Answer {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly error?: { readonly Code: string; readonly [element: string]: string };
  readonly body?: string | Buffer;
}

/**
 * `drop`: the connection ends before anything is done. `lose`: it ends after it was done. `cut`:
 * it ends in the middle of the answer. `stall`: nothing comes. `stall-midway`: the rest never comes.
 */
export type Fault = Answer | "drop" | "lose" | "cut" | "stall" | "stall-midway";

export interface Asked {
  readonly method: string;
  /** As it was sent, with its query. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
}

export interface S3Double extends AsyncDisposable {
  readonly origin: string;
  readonly port: number;
  /** By `/bucket/key`. */
  readonly objects: Map<string, Buffer>;
  readonly asked: Asked[];
  /** Asked of each request, counted from 1; undefined lets it pass. */
  rule: (asked: Asked, nth: number) => Fault | undefined;
}

export async function s3Double(): Promise<S3Double> {
  const objects = new Map<string, Buffer>();
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      asked.push({ method, url, headers });
      const fault = double.rule({ method, url, headers }, asked.length);
      if (fault === "drop") return request.socket.destroy();
      if (fault === "stall") return;
      if (typeof fault === "object") return send(response, fault);
      const answer = act(objects, { method, url, headers }, Buffer.concat(chunks));
      if (fault === "lose") return request.socket.destroy();
      if (fault === undefined) return send(response, answer);
      const bytes = bodyOf(answer);
      response.writeHead(answer.status, { "content-length": bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2), () => {
        if (fault === "cut") request.socket.destroy();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const double: S3Double = {
    ...{ origin: `http://127.0.0.1:${port}`, port, objects, asked },
    rule: () => undefined,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

function act(objects: Map<string, Buffer>, asked: Asked, body: Buffer): Answer {
  const { method, url, headers } = asked;
  const [path = "", query = ""] = url.split("?");
  const name = decodeURIComponent(path).replace(/^(\/[^/]*)\/$/, "$1");
  const options = new URLSearchParams(query);
  if (options.has("list-type")) return list(objects, name, options);
  const there = objects.get(name);
  switch (method) {
    case "PUT":
      if (there !== undefined && headers["if-none-match"] === "*")
        return { status: 412, error: { Code: "PreconditionFailed" } };
      objects.set(name, body);
      return { status: 200 };
    case "DELETE":
      objects.delete(name);
      return { status: 204 };
    default:
      return there === undefined
        ? { status: 404, error: { Code: "NoSuchKey" } }
        : { status: 200, body: there };
  }
}

/** Two hundred at a time, so that a listing has several pages. */
function list(objects: Map<string, Buffer>, path: string, options: URLSearchParams): Answer {
  const prefix = options.get("prefix") ?? "";
  const all = new Set<string>();
  for (const name of objects.keys()) {
    const key = name.startsWith(`${path}/`) ? name.slice(path.length + 1) : `/${name}`;
    const slash = key.indexOf("/", prefix.length);
    if (key.startsWith(prefix)) all.add(slash < 0 ? key : key.slice(0, slash + 1));
  }
  const from = Number(options.get("continuation-token") ?? 0);
  const page = [...all].sort().slice(from, from + 200);
  const elements = page.map((key) =>
    key.endsWith("/") && key !== prefix
      ? `<CommonPrefixes><Prefix>${escaped(key)}</Prefix></CommonPrefixes>`
      : `<Contents><Key>${escaped(key)}</Key></Contents>`,
  );
  const more = from + 200 < all.size;
  const rest = more ? `<NextContinuationToken>${from + 200}</NextContinuationToken>` : "";
  const body = `<ListBucketResult><IsTruncated>${more}</IsTruncated>${rest}${elements.join("")}</ListBucketResult>`;
  return { status: 200, body };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function bodyOf({ error, body }: Answer): Buffer {
  if (body !== undefined) return Buffer.from(body);
  const elements = Object.entries(error ?? {});
  const xml = elements.map(([name, text]) => `<${name}>${escaped(text)}</${name}>`).join("");
  return Buffer.from(xml === "" ? "" : `<Error>${xml}</Error>`);
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, answer.headers ?? {}).end(bodyOf(answer));
}
