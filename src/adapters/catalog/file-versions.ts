/**
 * Names of a table's metadata files in a folder without a catalog, as Java's HadoopCatalog and
 * iceberg-file-catalog name them: `v7.metadata.json`, or `v7.gz.metadata.json`, once also written
 * `v7.metadata.json.gz`. The highest number is the table.
 * https://iceberg.apache.org/spec/#file-system-tables
 */
import type { TableMetadata } from "../../iceberg/table-metadata.ts";

export interface Version {
  readonly number: number;
  readonly name: string;
}

const pattern = /^v(0|[1-9]\d{0,8})\.(metadata\.json|gz\.metadata\.json|metadata\.json\.gz)$/;

/** undefined where no name is a version's. Of two forms of one version Java takes the plain one. */
export function currentVersion(names: readonly string[]): Version | undefined {
  let current: Version | undefined;
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const digits = pattern.exec(name)?.[1];
    if (digits === undefined) continue;
    const number = Number(digits);
    if (current === undefined || number >= current.number) current = { number, name };
  }
  return current;
}

/** Whether another form of the same version takes its place. `name`: a version's. */
export function isHidden(name: string, names: readonly string[]): boolean {
  const number = pattern.exec(name)?.[1];
  const forms = names.filter((one) => pattern.exec(one)?.[1] === number);
  const current = currentVersion(forms);
  return current !== undefined && current.name !== name;
}

/**
 * As Java would name it: by the table's property, not by the file before. Writers that chose
 * different names for one version would all be the first.
 */
export function nextVersion({ number }: Version, { properties }: TableMetadata): Version {
  const next = number + 1;
  const suffix = isGzipped(properties?.["write.metadata.compression-codec"]) ? ".gz" : "";
  return { number: next, name: `v${next}${suffix}.metadata.json` };
}

function isGzipped(codec: string | undefined): boolean {
  return codec?.toLowerCase() === "gzip";
}
