/** Where a namespace and a table are below a REST catalog's address. */
import { IcebranchError } from "../../../errors.ts";
import type { TableIdentifier } from "../../../iceberg/table-metadata.ts";
import type { RestConnection } from "./connection.ts";

export interface Paths {
  /** `v1/{prefix}/REST` */
  readonly at: (rest: string) => string;
  readonly tables: (namespace: readonly string[]) => string;
  readonly table: (identifier: TableIdentifier) => string;
  readonly views: (namespace: readonly string[]) => string;
  readonly view: (identifier: TableIdentifier) => string;
  /** As the query parameter `parent` takes it, before it is encoded. */
  readonly parent: (namespace: readonly string[]) => string;
}

/** The unit separator, unless the server's configuration names another, in encoded form. */
const unitSeparator = "%1F";

export function pathsOf({ properties }: Pick<RestConnection, "properties">): Paths {
  const separator = separatorOf(properties["namespace-separator"] || unitSeparator);
  const prefix = (properties.prefix ?? "").replace(/^\/+|\/+$/g, "");
  const start = prefix === "" ? "v1/" : `v1/${encodedPrefix(prefix)}/`;
  const namespaceOf = (namespace: readonly string[]) =>
    segment(namespace.map((one) => encodeURIComponent(one)).join(separator));
  const below = (what: "tables" | "views") => (namespace: readonly string[]) =>
    `${start}namespaces/${namespaceOf(namespace)}/${what}`;
  const [tables, views] = [below("tables"), below("views")];
  return {
    at: (rest) => start + rest,
    ...{ tables, views },
    table: ({ namespace, name }) => `${tables(namespace)}/${segment(encodeURIComponent(name))}`,
    view: ({ namespace, name }) => `${views(namespace)}/${segment(encodeURIComponent(name))}`,
    parent: (namespace) => namespace.join(decodeURIComponent(separator)),
  };
}

/** The server may name it: what ends a segment or a path in an address would ask for something else. */
function separatorOf(encoded: string): string {
  if (/^([^%/\\?#]|%[0-7][\dA-F])+$/i.test(encoded)) return encoded;
  throw new IcebranchError("IB420", "The REST catalog's namespace-separator cannot be used.", {
    hint: "Set namespace-separator to one in encoded form, such as %1F or a dot, or mend the server's configuration.",
  });
}

/** A server gives it as it is to stand in the path, some of it encoded already, such as a bucket's ARN. */
function encodedPrefix(prefix: string): string {
  return prefix.replace(/%(?![0-9A-Fa-f]{2})|[^\w\-.~!$&'()*+,;=:@/%]/gu, encodeURIComponent);
}

/** A URL takes such a segment for a step up, and the request would be about something else. */
function segment(encoded: string): string {
  if (encoded !== "" && encoded !== "." && encoded !== "..") return encoded;
  throw new IcebranchError("IB420", `A REST catalog cannot be asked for the name "${encoded}".`, {
    hint: "Rename it: in an address it has a meaning of its own.",
  });
}
