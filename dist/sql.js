import { r as randomUUID } from "./builtin_node_crypto.js";
import { Cn as concurrently, En as IcebranchError, Sn as stringifyJson, gn as parseTableMetadata, hn as isViewMetadata, yn as tableName } from "./core.js";
import { n as brokenRequirement, r as nextMetadataLocation, t as applyUpdates } from "./commit.js";
// builtin:node:zlib
const builtin = /* @__PURE__ */ process.getBuiltinModule("node:zlib");
const gunzipSync = builtin.gunzipSync;
const gzipSync = builtin.gzipSync;
// src/adapters/catalog/metadata-file.ts
/** Metadata files as bytes: gzip is told by its first bytes, since names and properties may lie. */
/** A metadata file that unpacks to more is not read: it would not be written by a sane writer. */
const maxBytes = 1 << 28;
/** undefined where the file is a view's. Throws IB413 (no file), IB410, IB418. */
async function readMetadataFile(storage, location) {
	const bytes = await storage.read(location);
	const gzip = bytes[0] === 31 && bytes[1] === 139;
	const text = decode(gzip ? unpack(bytes, location) : bytes, location);
	if (isViewMetadata(text)) return void 0;
	return {
		location,
		metadata: parseTableMetadata(text, location),
		gzip
	};
}
function encodeMetadata(metadata, gzip) {
	const bytes = new TextEncoder().encode(stringifyJson(metadata));
	return gzip ? gzipSync(bytes) : bytes;
}
function unpack(bytes, location) {
	try {
		return gunzipSync(bytes, { maxOutputLength: maxBytes });
	} catch (cause) {
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
// src/adapters/catalog/sql.ts
/**
* The SQL catalog as pyiceberg, Java's JdbcCatalog and dashtool write it: a row a table in
* `iceberg_tables`, whose `metadata_location` is swapped by everyone with one compare-and-swap.
* Version 1 has a column `iceberg_type`; in version 0 only the metadata tells views from tables.
*/
/** How often a commit is tried again because others moved the same rows for other reasons. */
const maxTries = 10;
function sqlCatalog({ name, driver, storage, clock }) {
	const files = /* @__PURE__ */ new Map();
	async function readFile(location) {
		if (!files.has(location)) files.set(location, await readMetadataFile(storage, location));
		return files.get(location);
	}
	async function current(identifier) {
		const location = (await driver.query("select * from iceberg_tables where catalog_name = ? and table_namespace = ? and table_name = ?", [name, ...rowKey(identifier)])).filter(mayBeTable).map(pointer)[0];
		return location === void 0 ? void 0 : readFile(location);
	}
	async function swapAll(moved) {
		const forget = () => concurrently(moved, (one) => storage.remove(one.location).catch(() => void 0));
		try {
			await concurrently(moved, (one) => storage.create(one.location, one.bytes));
			const answer = await driver.transaction(moved.map((one) => swap(name, one)));
			if (answer !== "committed") await forget();
			return answer;
		} catch (error) {
			if (!(error instanceof IcebranchError && error.code === "IB412")) await forget();
			throw error;
		}
	}
	async function tryCommit(commits) {
		const prepared = await concurrently(commits, async (commit) => prepare(commit, await current(commit.identifier), clock()));
		const moved = prepared.filter((one) => one.next !== void 0);
		if (moved.length === 0) return prepared.map((one) => loaded(one.identifier, one.file));
		const answer = await swapAll(moved);
		if (answer !== "committed") return answer;
		for (const one of moved) files.set(one.location, one.next);
		return prepared.map((one) => loaded(one.identifier, one.next ?? one.file));
	}
	return {
		atomic: true,
		async listNamespaces() {
			return (await driver.query("select distinct table_namespace from iceberg_tables where catalog_name = ? order by table_namespace", [name])).map((row) => String(row.table_namespace).split("."));
		},
		async listTables(namespace) {
			return (await driver.query("select * from iceberg_tables where catalog_name = ? and table_namespace = ? order by table_name", [name, namespace.join(".")])).filter(mayBeTable).map((row) => ({
				namespace,
				name: String(row.table_name)
			}));
		},
		async loadTable(identifier) {
			const file = await current(identifier);
			return file && loaded(identifier, file);
		},
		async commit(commits) {
			for (let tries = 0; tries < maxTries; tries++) {
				const answer = await tryCommit(commits);
				if (typeof answer !== "number") return answer;
			}
			throw new IcebranchError("IB411", `The catalog ${name} was changed by others ${maxTries} times while this commit was tried.`, { hint: "Run again when fewer writers are at work: nothing was changed." });
		},
		async dropTable({ identifier, metadataLocation }) {
			if (await driver.transaction([{
				sql: "delete from iceberg_tables where catalog_name = ? and table_namespace = ? and table_name = ? and metadata_location = ?",
				parameters: [
					name,
					...rowKey(identifier),
					metadataLocation
				]
			}]) !== "committed") throw changed(identifier, "somebody wrote to it");
		},
		async strayMetadata(table) {
			return readStrays(storage, table);
		},
		[Symbol.asyncDispose]: () => driver[Symbol.asyncDispose]()
	};
}
function prepare(commit, file, now) {
	const { identifier, requirements, updates } = commit;
	const broken = brokenRequirement(file?.metadata, requirements);
	if (broken !== void 0 || file === void 0) throw changed(identifier, broken ?? "it does not exist");
	const metadata = applyUpdates(file.metadata, updates, {
		now,
		previousLocation: file.location
	});
	if (metadata === file.metadata) return {
		identifier,
		file,
		location: file.location,
		bytes: /* @__PURE__ */ new Uint8Array(),
		next: void 0
	};
	const location = nextMetadataLocation(file.location, randomUUID());
	return {
		identifier,
		file,
		location,
		bytes: encodeMetadata(metadata, file.gzip),
		next: {
			location,
			metadata,
			gzip: file.gzip
		}
	};
}
function swap(catalog, { identifier, location, file }) {
	return {
		sql: "update iceberg_tables set metadata_location = ?, previous_metadata_location = ? where catalog_name = ? and table_namespace = ? and table_name = ? and metadata_location = ?",
		parameters: [
			location,
			file.location,
			catalog,
			...rowKey(identifier),
			file.location
		]
	};
}
async function readStrays(storage, table) {
	const own = table.metadataLocation;
	const folder = own.slice(0, own.lastIndexOf("/") + 1);
	const known = /* @__PURE__ */ new Set([own, ...(table.metadata["metadata-log"] ?? []).map((entry) => entry["metadata-file"])]);
	const candidates = (await storage.list(folder)).filter((location) => location.includes(".metadata.json") && !known.has(location) && number(location) >= number(own));
	return (await concurrently(candidates, (location) => readMetadataFile(storage, location).catch(() => void 0))).filter((file) => file !== void 0).map((file) => loaded(table.identifier, file));
}
function number(location) {
	return Number(/(\d+)[^/]*$/.exec(location.slice(location.lastIndexOf("/") + 1))?.[1] ?? 0);
}
function loaded(identifier, file) {
	return {
		identifier,
		metadataLocation: file.location,
		metadata: file.metadata
	};
}
/** Java reads a missing type as TABLE, and so do we. */
function mayBeTable(row) {
	return (row.iceberg_type ?? "TABLE") === "TABLE";
}
function pointer(row) {
	const location = row.metadata_location;
	return typeof location === "string" ? location : void 0;
}
function rowKey({ namespace, name }) {
	return [namespace.join("."), name];
}
function changed(identifier, why) {
	return new IcebranchError("IB411", `${tableName(identifier)} is not as it was planned: ${why}.`, { hint: "Plan again: nothing was changed." });
}
export { sqlCatalog };
