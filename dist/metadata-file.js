import { a as gzipSync, i as gunzipSync } from "./builtin_node_zlib.js";
import { Ei as parseTableMetadata, Li as stringifyJson, Ti as isViewMetadata, Vi as IcebranchError, _r as parseViewMetadata } from "./core.js";
import { n as tooLarge, t as maxMetadataBytes } from "./metadata-size.js";
// src/adapters/catalog/metadata-file.ts
/** Metadata files as bytes: gzip is told by its first bytes, since names and properties may lie. */
/** undefined where the file is a view's. Throws IB413 (no file), IB410, IB418. */
async function readMetadataFile(storage, location) {
	const { text, gzip } = await readText(storage, location);
	if (isViewMetadata(text)) return void 0;
	return {
		location,
		metadata: parseTableMetadata(text, location),
		gzip
	};
}
/** undefined where the file is a table's. Throws IB413 (no file), IB410, IB418. */
async function readViewFile(storage, location) {
	const { text, gzip } = await readText(storage, location);
	if (!isViewMetadata(text)) return void 0;
	return {
		location,
		metadata: parseViewMetadata(text, location),
		gzip
	};
}
async function readText(storage, location) {
	const bytes = await storage.read(location);
	const gzip = bytes[0] === 31 && bytes[1] === 139;
	return {
		text: decode(gzip ? unpack(bytes, location) : bytes, location),
		gzip
	};
}
function encodeMetadata(metadata, gzip) {
	const bytes = new TextEncoder().encode(stringifyJson(metadata));
	return gzip ? gzipSync(bytes) : bytes;
}
function unpack(bytes, location) {
	try {
		return gunzipSync(bytes, { maxOutputLength: maxMetadataBytes });
	} catch (cause) {
		if (cause.code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(location);
		throw new IcebranchError("IB418", `The table metadata ${location} cannot be unpacked.`, {
			hint: "Check that the gzip file is whole.",
			cause
		});
	}
}
/** Bytes that are no text would come out of a rewrite as others. */
function decode(bytes, location) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch (cause) {
		throw new IcebranchError("IB418", `The table metadata ${location} is not UTF-8 text.`, {
			hint: "Check that the file is whole.",
			cause
		});
	}
}
export { readMetadataFile as n, readViewFile as r, encodeMetadata as t };
