import { Vi as IcebranchError } from "./core.js";
// src/iceberg/metadata-size.ts
/** A larger metadata file is not read, packed or not: no sane writer makes one, and reading it may have no end. */
const maxMetadataBytes = 1 << 28;
function tooLarge(location) {
	return new IcebranchError("IB418", `${location} has more than 256 MiB.`, { hint: "Expire old snapshots of the table if it is its metadata; else repair the catalog's pointer to it." });
}
export { tooLarge as n, maxMetadataBytes as t };
