import { IcebranchError } from "../errors.ts";

/** A larger metadata file is not read, packed or not: no sane writer makes one, and reading it may have no end. */
export const maxMetadataBytes = 1 << 28;

export function tooLarge(location: string): IcebranchError {
  return new IcebranchError("IB418", `${location} has more than 256 MiB.`, {
    hint: "Expire old snapshots of the table if it is its metadata; else repair the catalog's pointer to it.",
  });
}
