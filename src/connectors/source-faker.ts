import type { Connector } from "./connector.ts";
import { atLeast, flag, integer, object, or, type Schema } from "./schema.ts";

const moved = { "/records_per_sync": "It is gone: write `records_per_slice`." };

export const faker: Connector = {
  name: "source-faker",
  specifications: [
    { id: "source-faker", version: "7.2.1", schema: fakerSchema("count"), moved },
    {
      id: "dashbook-source-faker",
      version: "3.0.0",
      isDashbook: true,
      schema: fakerSchema("count*"),
      moved,
    },
  ],
};

function fakerSchema(count: "count" | "count*"): Schema {
  return object({
    [count]: or(1000, atLeast(1)),
    seed: or(-1, integer),
    records_per_slice: or(1000, atLeast(1)),
    always_updated: or(true, flag),
    parallelism: or(4, atLeast(1)),
  });
}
