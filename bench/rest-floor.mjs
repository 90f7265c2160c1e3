/**
 * The least that moving a ref of every table of a REST catalog takes: loads each table, 16 at a
 * time, and sends one commit for all of them. The arguments are the server's address, the ref to set
 * and the ref to set it to; the tables' names, `NAMESPACE.NAME`, come from stdin.
 */
import { Agent, request } from "node:http";
import process from "node:process";
import { text } from "node:stream/consumers";

const [, , origin, ref, to] = process.argv;
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const tables = (await text(process.stdin)).trim().split("\n");
const queue = tables.values();
const changes = [];
await Promise.all(
  Array.from({ length: 16 }, async () => {
    for (const table of queue) {
      const [namespace, name] = table.split(".");
      const { metadata } = JSON.parse(
        await ask("GET", `/v1/namespaces/${namespace}/tables/${name}`),
      );
      changes.push({
        identifier: { namespace: [namespace], name },
        requirements: [
          {
            type: "assert-ref-snapshot-id",
            ref,
            "snapshot-id": metadata.refs[ref]?.["snapshot-id"] ?? null,
          },
        ],
        updates: [
          {
            action: "set-snapshot-ref",
            "ref-name": ref,
            type: "branch",
            "snapshot-id": metadata.refs[to]["snapshot-id"],
          },
        ],
      });
    }
  }),
);
await ask("POST", "/v1/transactions/commit", JSON.stringify({ "table-changes": changes }));
agent.destroy();

function ask(method, path, body) {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const asked = request(`${origin}${path}`, { method, agent, headers }, async (answer) => {
      const got = await text(answer);
      if ((answer.statusCode ?? 500) < 300) resolve(got);
      else reject(new Error(`${method} ${path}: ${answer.statusCode} ${got}`));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
