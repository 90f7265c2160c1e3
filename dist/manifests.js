import { Oi as snapshotId, Vi as IcebranchError, sr as asLong, ur as concurrently, xi as findSnapshot } from "./core.js";
import { a as readAvroHeader, n as avroRecords, o as whyNotReadable, r as exactType, t as avroFile } from "./avro-file.js";
import { s as randomUUID } from "./builtin_node_crypto.js";
// src/adapters/manifests/field-ids.ts
/** What no sane schema reaches: one that contains itself has no end. */
const maxDepth = 24;
const primitives = [
	"null",
	"boolean",
	"int",
	"long",
	"float",
	"double",
	"bytes",
	"string"
];
/** Whether it is said with `field-id` or as a plain number. */
function fieldName(field, index) {
	const id = Number(field["field-id"] ?? NaN);
	return Number.isSafeInteger(id) && id >= 0 ? `f${id}` : `n${index}`;
}
/**
* The same bytes under names that depend on ids and places alone, without logical types: values stay
* as they stand in the file. Two schemas of one shape have one answer.
*/
function byFieldId(schema) {
	return rename(schema, "r", definitions(schema), 0);
}
function rename(node, place, named, depth) {
	if (depth > maxDepth) throw new Error("a schema without end");
	const inner = (one, at) => rename(one, `${place}_${at}`, named, depth + 1);
	if (typeof node === "string") return primitives.includes(node) ? node : rename(definitionOf(node, named), place, named, depth);
	if (isUnion(node)) return node.map((one, index) => inner(one, `u${index}`));
	switch (node.type) {
		case "record": return {
			type: "record",
			name: place,
			fields: node.fields.map((one, index) => ({
				name: fieldName(one, index),
				type: inner(one.type, fieldName(one, index))
			}))
		};
		case "array": return {
			type: "array",
			items: inner(node.items, "i")
		};
		case "map": return {
			type: "map",
			values: inner(node.values, "v")
		};
		case "fixed": return {
			type: "fixed",
			name: place,
			size: node.size
		};
		case "enum": return {
			type: "enum",
			name: place,
			symbols: node.symbols
		};
		default: return rename(node.type, place, named, depth + 1);
	}
}
function isUnion(node) {
	return Array.isArray(node);
}
function definitionOf(name, named) {
	const found = named.get(name);
	if (found === void 0) throw new Error("a type that is not there");
	return found;
}
/** The types that a schema gives names to. */
function definitions(node, into = /* @__PURE__ */ new Map(), depth = 0) {
	if (depth > 48) throw new Error("a schema without end");
	const inside = (one) => definitions(one, into, depth + 1);
	if (typeof node !== "object" || node === null) return into;
	if (isUnion(node)) {
		for (const one of node) inside(one);
		return into;
	}
	if (typeof node.name === "string" && typeof node.type === "string") into.set(node.name, node);
	for (const one of node.fields ?? []) inside(one.type);
	for (const one of [
		node.type,
		node.items,
		node.values
	]) inside(one);
	return into;
}
/** The type of the field with an id inside of a record, with all that it needs; undefined where there is none. */
function typeOfField(schema, ...ids) {
	const named = definitions(schema);
	let node = schema;
	for (const id of ids) {
		if (typeof node === "string") node = definitionOf(node, named);
		const found = (isUnion(node) ? void 0 : node.fields)?.find((one) => Number(one["field-id"]) === id);
		if (found === void 0) return void 0;
		node = found.type;
	}
	return complete$1(node, named, /* @__PURE__ */ new Set(), 0);
}
/** Each name defined where it is first used. */
function complete$1(node, named, seen, depth) {
	if (depth > 48) throw new Error("a schema without end");
	const inner = (one) => complete$1(one, named, seen, depth + 1);
	if (typeof node === "string") return primitives.includes(node) || seen.has(node) ? node : inner(definitionOf(node, named));
	if (isUnion(node)) return node.map(inner);
	if (typeof node.name === "string") seen.add(node.name);
	const members = Object.entries(node).map(([key, value]) => {
		if (key === "fields") return [key, value.map((one) => completeField(one, inner))];
		return [key, key === "items" || key === "values" || key === "type" && typeof value === "object" ? inner(value) : value];
	});
	return Object.fromEntries(members);
}
function completeField(field, inner) {
	return {
		...field,
		type: inner(field.type)
	};
}
// src/adapters/manifests/values.ts
/** Values of Avro files under the names that `byFieldId` gives, and what they must be to be written. */
/** Why a file is not what it should be, as the end of a sentence that begins with it. */
function unreadable(location, why, cause) {
	return new IcebranchError("IB418", `${location} ${why}.`, {
		hint: "Publish the table by hand, or repair it with the engine that wrote the file.",
		cause
	});
}
/** Of a `long` or an `int` by whatever writer; undefined where there is none. */
function optionalLong(value) {
	return typeof value === "bigint" || typeof value === "number" ? BigInt(value) : void 0;
}
/** Throws `TypeError` where there is none. */
function long(value) {
	const found = optionalLong(value);
	if (found === void 0) throw new TypeError("a number that is not there");
	return found;
}
/** Throws `TypeError` where there is none. */
function text(value) {
	if (typeof value !== "string") throw new TypeError("a text that is not there");
	return value;
}
/** Throws `TypeError` where there is none. */
function record$1(value) {
	if (typeof value !== "object" || value === null) throw new TypeError("a record that is not there");
	return value;
}
/** A value as a type by field id takes it: with the numbers that it wants, and null for what is absent. */
function fit(shape, value) {
	const type = shape;
	if (type === "long") return long(value);
	if (type === "int") return Number(long(value));
	if (typeof type === "string") return value;
	if (Array.isArray(type)) {
		if (value === null || value === void 0) return null;
		return fit(type.find((one) => one !== "null"), value);
	}
	const { fields, items } = type;
	if (items !== void 0) return value.map((one) => fit(items, one));
	if (fields === void 0) return value;
	const members = fields;
	const values = record$1(value);
	return Object.fromEntries(members.map((one) => [one.name, fit(one.type, values[one.name])]));
}
// src/adapters/manifests/read-file.ts
/** Throws IB418 where it is no Avro file that can be read, and what the storage throws. */
async function readFile(storage, location) {
	const bytes = await storage.read(location);
	return told(location, () => {
		const header = readAvroHeader(bytes);
		const why = whyNotReadable(header.metadata.get("avro.codec") ?? "null");
		if (why !== void 0) throw unreadable(location, why);
		const schema = JSON.parse(header.metadata.get("avro.schema") ?? "");
		const type = typeFor(byFieldId(schema));
		return {
			metadata: header.metadata,
			schema,
			*records(only) {
				const resolved = told(location, () => only === void 0 ? void 0 : projection(only, type));
				const found = avroRecords(bytes, header, resolved?.type ?? type, resolved?.resolver);
				for (;;) {
					const next = told(location, () => found.next());
					if (next.done === true) return;
					yield next.value;
				}
			}
		};
	});
}
function projection(only, writer) {
	const type = typeFor(only);
	return {
		type,
		resolver: type.createResolver(writer)
	};
}
/** Runs what reads a file. Whatever it throws is told of the file. */
function told(location, work) {
	try {
		return work();
	} catch (cause) {
		if (cause instanceof IcebranchError) throw cause;
		throw unreadable(location, "is no manifest or manifest list that can be read", cause);
	}
}
/** A type compiles code, and the manifests of a table are of few shapes. */
const types = /* @__PURE__ */ new Map();
function typeFor(schema) {
	const key = JSON.stringify(schema);
	const known = types.get(key);
	if (known !== void 0) return known;
	const made = exactType(schema);
	if (types.size >= 64) types.clear();
	types.set(key, made);
	return made;
}
// src/adapters/manifests/schemas.ts
function required(id, name, type) {
	return {
		name,
		type,
		"field-id": id
	};
}
function optional(id, name, type) {
	return {
		name,
		type: ["null", type],
		default: null,
		"field-id": id
	};
}
function record(name, fields) {
	return {
		type: "record",
		name,
		fields
	};
}
/** Avro's own maps have strings for keys. */
function mapOf(key, value, type) {
	return {
		type: "array",
		items: record(`k${key}_v${value}`, [required(key, "key", "int"), required(value, "value", type)]),
		logicalType: "map"
	};
}
function listOf(element, type) {
	return {
		type: "array",
		items: type,
		"element-id": element
	};
}
const metrics = [
	optional(108, "column_sizes", mapOf(117, 118, "long")),
	optional(109, "value_counts", mapOf(119, 120, "long")),
	optional(110, "null_value_counts", mapOf(121, 122, "long")),
	optional(137, "nan_value_counts", mapOf(138, 139, "long")),
	optional(125, "lower_bounds", mapOf(126, 127, "bytes")),
	optional(128, "upper_bounds", mapOf(129, 130, "bytes")),
	optional(131, "key_metadata", "bytes"),
	optional(132, "split_offsets", listOf(133, "long"))
];
const equalityIds = optional(135, "equality_ids", listOf(136, "int"));
const sortOrder = optional(140, "sort_order_id", "int");
const referenced = optional(143, "referenced_data_file", "string");
function dataFileFields(version, partition) {
	const place = [
		required(100, "file_path", "string"),
		required(101, "file_format", "string"),
		required(102, "partition", partition),
		required(103, "record_count", "long"),
		required(104, "file_size_in_bytes", "long")
	];
	if (version === 1) return [
		...place,
		required(105, "block_size_in_bytes", "long"),
		...metrics,
		sortOrder
	];
	const fields = [
		required(134, "content", "int"),
		...place,
		...metrics,
		equalityIds,
		sortOrder
	];
	if (version === 2) return [...fields, referenced];
	return [
		...fields,
		optional(142, "first_row_id", "long"),
		referenced,
		optional(144, "content_offset", "long"),
		optional(145, "content_size_in_bytes", "long")
	];
}
/** Every partition value may be null, and iceberg-rust reads no others; pyiceberg writes some that may not. */
function nullable(partition) {
	const { fields = [], ...rest } = partition;
	const all = fields.map((one) => Array.isArray(one.type) ? one : {
		...one,
		type: ["null", one.type],
		default: null
	});
	return {
		...rest,
		fields: all
	};
}
/** `partition`: the Avro type of the partition tuple, logical types included. */
function entrySchema(version, partition) {
	const file = required(2, "data_file", record("r2", dataFileFields(version, nullable(partition))));
	const sequenceNumbers = [optional(3, "sequence_number", "long"), optional(4, "file_sequence_number", "long")];
	const fields = version === 1 ? [required(1, "snapshot_id", "long")] : [optional(1, "snapshot_id", "long"), ...sequenceNumbers];
	return record("manifest_entry", [
		required(0, "status", "int"),
		...fields,
		file
	]);
}
const fieldSummary = record("r508", [
	required(509, "contains_null", "boolean"),
	optional(518, "contains_nan", "boolean"),
	optional(510, "lower_bound", "bytes"),
	optional(511, "upper_bound", "bytes")
]);
const listStart = [
	required(500, "manifest_path", "string"),
	required(501, "manifest_length", "long"),
	required(502, "partition_spec_id", "int")
];
const listEnd = [optional(507, "partitions", listOf(508, fieldSummary)), optional(519, "key_metadata", "bytes")];
function listSchema(version) {
	const count = version === 1 ? optional : required;
	return record("manifest_file", [
		...listStart,
		...version === 1 ? [] : sequenceFields(),
		required(503, "added_snapshot_id", "long"),
		count(504, "added_files_count", "int"),
		count(505, "existing_files_count", "int"),
		count(506, "deleted_files_count", "int"),
		count(512, "added_rows_count", "long"),
		count(513, "existing_rows_count", "long"),
		count(514, "deleted_rows_count", "long"),
		...listEnd,
		...version < 3 ? [] : [optional(520, "first_row_id", "long")]
	]);
}
function sequenceFields() {
	return [
		required(517, "content", "int"),
		required(515, "sequence_number", "long"),
		required(516, "min_sequence_number", "long")
	];
}
// src/adapters/manifests/list.ts
/** Manifest lists. https://iceberg.apache.org/spec/#manifest-lists */
/** Those of a snapshot, in order; none where there is no snapshot. Throws IB418, IB420. */
async function readList(storage, snapshot) {
	if (snapshot === void 0) return [];
	const location = snapshot["manifest-list"];
	if (location === void 0) throw noList(snapshot);
	return [...(await readFile(storage, location)).records()].map((one) => told(location, () => listed(one)));
}
function noList(snapshot) {
	const id = `Snapshot ${snapshot["snapshot-id"]}`;
	if (snapshot.manifests === void 0) return unreadable(id, "names no manifest list");
	return new IcebranchError("IB420", `${id} names its manifests one by one, as old writers of format version 1 do, and that is not supported.`, { hint: "Write to the table once with an engine of today, or publish it by hand." });
}
function listed(row) {
	return {
		path: text(row.f500),
		length: long(row.f501),
		specId: Number(long(row.f502)),
		content: Number(row.f517 ?? 0) === 1 ? "deletes" : "data",
		sequenceNumber: optionalLong(row.f515) ?? 0n,
		minSequenceNumber: optionalLong(row.f516) ?? 0n,
		addedSnapshotId: long(row.f503),
		added: count(row.f504, row.f512),
		existing: count(row.f505, row.f513),
		deleted: count(row.f506, row.f514),
		partitions: row.f507 ?? null,
		keyMetadata: row.f519 ?? null,
		firstRowId: optionalLong(row.f520),
		row
	};
}
function count(files, rows) {
	const [counted, sum] = [optionalLong(files), optionalLong(rows)];
	return counted === void 0 || sum === void 0 ? void 0 : {
		files: Number(counted),
		rows: sum
	};
}
/** Whether a file of it may be live. */
function mayBeLive({ added, existing }) {
	return added?.files !== 0 || existing?.files !== 0;
}
/** `metadata`: of the header, beside the format version. */
function manifestList(version, metadata, manifests) {
	const schema = listSchema(version);
	const shape = byFieldId(schema);
	const rows = manifests.map((one) => fit(shape, row(one)));
	return avroFile(schema, {
		...metadata,
		"format-version": String(version)
	}, rows, {
		codec: "deflate",
		type: typeFor(shape)
	});
}
function row(manifest) {
	const { added, existing, deleted, row: read = {} } = manifest;
	return {
		f500: manifest.path,
		f501: manifest.length,
		f502: manifest.specId,
		f517: manifest.content === "deletes" ? 1 : 0,
		f515: manifest.sequenceNumber,
		f516: manifest.minSequenceNumber,
		f503: manifest.addedSnapshotId,
		f504: added?.files ?? read.f504,
		f505: existing?.files ?? read.f505,
		f506: deleted?.files ?? read.f506,
		f512: added?.rows ?? read.f512,
		f513: existing?.rows ?? read.f513,
		f514: deleted?.rows ?? read.f514,
		f507: manifest.partitions,
		f519: manifest.keyMetadata,
		f520: manifest.firstRowId
	};
}
// src/adapters/manifests/manifest.ts
/** Manifests. https://iceberg.apache.org/spec/#manifests */
const status = {
	existing: 0,
	added: 1,
	deleted: 2
};
/** Throws IB418, and what the storage throws. */
async function readManifest(storage, listed) {
	const file = await readFile(storage, listed.path);
	return {
		header: told(listed.path, () => headerOf(file.metadata, file.schema, listed)),
		*entries() {
			for (const values of file.records()) yield told(listed.path, () => entryOf(values, listed));
		}
	};
}
function headerOf(metadata, schema, listed) {
	const tableSchema = metadata.get("schema");
	if (tableSchema === void 0) throw unreadable(listed.path, "has no schema in its header");
	const id = metadata.get("schema-id") ?? JSON.parse(tableSchema)["schema-id"];
	return {
		schema: tableSchema,
		schemaId: id === void 0 || id === null ? void 0 : Number(id),
		spec: metadata.get("partition-spec") ?? "[]",
		specId: listed.specId,
		partition: typeOfField(schema, 2, 102) ?? {
			type: "record",
			name: "r102",
			fields: []
		}
	};
}
function entryOf(values, listed) {
	const file = record$1(values.f2);
	return {
		status: Number(long(values.f0)),
		snapshotId: optionalLong(values.f1) ?? listed.addedSnapshotId,
		path: text(file.f100),
		rows: long(file.f103),
		values
	};
}
function dataFile(entry, specId) {
	const file = record$1(entry.values.f2);
	return {
		path: entry.path,
		rows: entry.rows,
		size: long(file.f104),
		specId,
		partition: tupleText(record$1(file.f102 ?? {}))
	};
}
/** The same for the same values, be they `int` or `long`. */
function tupleText(tuple) {
	const names = Object.keys(tuple).sort();
	if (names.length === 0) return "";
	return JSON.stringify(names.map((name) => [name, valueText(tuple[name])]));
}
function valueText(value) {
	if (value === null || value === void 0) return null;
	return Buffer.isBuffer(value) ? value.toString("hex") : String(value);
}
function isEncrypted(entry) {
	return (record$1(entry.values.f2).f131 ?? null) !== null;
}
const blockSizeOfJava = 67108864n;
/** A manifest of data files for a table of a format version. */
function manifestFile(version, header, entries) {
	const schema = entrySchema(version, header.partition);
	const shape = byFieldId(schema);
	const metadata = {
		schema: header.schema,
		...version === 1 && header.schemaId === void 0 ? {} : { "schema-id": String(header.schemaId ?? 0) },
		"partition-spec": header.spec,
		"partition-spec-id": String(header.specId),
		"format-version": String(version),
		...version === 1 ? {} : { content: "data" }
	};
	const records = entries.map((one) => fit(shape, withDefaults(one)));
	return avroFile(schema, metadata, records, {
		codec: "deflate",
		type: typeFor(shape)
	});
}
/** What a table of an older version left out. */
function withDefaults(entry) {
	const file = record$1(entry.f2);
	const defaults = {
		f102: {},
		f105: blockSizeOfJava,
		f134: 0
	};
	return {
		...entry,
		f2: {
			...defaults,
			...file
		}
	};
}
/** How many entries of one status there are, and their rows. */
function countOf(entries) {
	return {
		files: entries.length,
		rows: entries.reduce((sum, one) => sum + one.rows, 0n)
	};
}
const none = {
	files: 0,
	rows: 0n
};
// src/adapters/manifests/find.ts
/** Of an entry what says which file it is and whether it is live: a tenth of it. Names as `byFieldId` gives them. */
const onlyPaths = {
	type: "record",
	name: "r",
	fields: [{
		name: "f0",
		type: "int"
	}, {
		name: "f2",
		type: {
			type: "record",
			name: "r_f2",
			fields: [{
				name: "f100",
				type: "string"
			}]
		}
	}]
};
/** Of `paths`, those that are live at a snapshot, in manifests that `except` has not. */
async function findLive(storage, paths, at, except) {
	const found = /* @__PURE__ */ new Set();
	if (paths.size === 0) return found;
	const known = new Set((await readList(storage, except)).map(({ path }) => path));
	const sought = (await readList(storage, at)).filter((one) => one.content === "data" && mayBeLive(one) && !known.has(one.path));
	await concurrently(sought, async (one) => {
		if (found.size === paths.size) return;
		for (const path of await findPaths(storage, one, paths)) found.add(path);
	});
	return found;
}
/** Of `paths`, those that are live in a manifest. */
async function findPaths(storage, listed, paths) {
	const file = await readFile(storage, listed.path);
	const found = [];
	for (const values of file.records(onlyPaths)) {
		const path = told(listed.path, () => text(record$1(values.f2).f100));
		if (told(listed.path, () => long(values.f0)) !== BigInt(status.deleted) && paths.has(path)) found.push(path);
	}
	return found;
}
// src/adapters/manifests/place.ts
/** Where the files of a replay are, and what they are called. */
/** Ends in a slash. */
function metadataFolder(metadata) {
	const location = metadata.location.replace(/\/+$/, "");
	const asked = metadata.properties?.["write.metadata.path"]?.replace(/\/+$/, "") ?? "";
	if (asked === "") return `${location}/metadata/`;
	return asked.startsWith("/") || /^[a-z][a-z0-9+.-]*:/i.test(asked) ? `${asked}/` : `${location}/${asked}/`;
}
/** Names that nothing else makes, by which `leftOver` knows them. */
function newPlace(metadata) {
	const folder = metadataFolder(metadata);
	const table = tableOf(metadata);
	const run = randomUUID();
	let count = 0;
	return {
		manifest: () => `${folder}icebranch-${table}-${run}-m${count++}.avro`,
		list: (id) => `${folder}snap-${id}-1-icebranch-${table}-${run}.avro`
	};
}
/** undefined where no replay of this table made it: two tables may share a folder. */
function ownName(location, metadata) {
	const [, list, table, run = "", manifest] = made.exec(nameOf(location)) ?? [];
	if (table !== tableOf(metadata) || list === void 0 === (manifest === void 0)) return void 0;
	return {
		kind: list === void 0 ? "manifest" : "list",
		run
	};
}
const made = /^(snap-\d+-1-)?icebranch-([0-9a-z-]*)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(-m\d+)?\.avro$/;
/** As it may stand in a file's name. */
function tableOf(metadata) {
	return metadata["table-uuid"].toLowerCase().replace(/[^0-9a-z-]/g, "");
}
/** The same however the folder is spelled. */
function nameOf(location) {
	return location.slice(location.lastIndexOf("/") + 1);
}
// src/adapters/manifests/left-over.ts
/** Of what replays wrote, what no snapshot of the table leads to. */
async function leftOverFiles(storage, { metadata }) {
	const files = (await storage.list(metadataFolder(metadata))).flatMap((location) => {
		const own = ownName(location, metadata);
		return own === void 0 ? [] : [{
			location,
			name: nameOf(location),
			...own
		}];
	});
	if (files.length === 0) return [];
	const snapshots = metadata.snapshots ?? [];
	const lists = new Set(snapshots.map((one) => nameOf(one["manifest-list"] ?? "")));
	const live = files.filter(({ name }) => lists.has(name));
	const runs = new Set(live.map(({ run }) => run));
	const doubtful = files.filter(({ kind, name, run }) => kind === "list" ? !lists.has(name) : !runs.has(run));
	const held = await heldManifests(storage, snapshots, new Set(doubtful.filter(({ kind }) => kind === "manifest").map(({ name }) => name)));
	return doubtful.flatMap(({ location, name }) => held.has(name) ? [] : [location]);
}
/** Of these names, those that a manifest list has: a later snapshot may be all that is left of a replay. */
async function heldManifests(storage, snapshots, names) {
	const held = /* @__PURE__ */ new Set();
	for (const snapshot of snapshots) {
		if (held.size === names.size) break;
		if (snapshot["manifest-list"] === void 0) continue;
		for (const { path } of await readList(storage, snapshot)) if (names.has(nameOf(path))) held.add(nameOf(path));
	}
	return held;
}
// src/adapters/manifests/snapshot-files.ts
/** What the manifests that a snapshot wrote say of it. */
async function snapshotFiles(storage, snapshot, parent) {
	const list = await readList(storage, snapshot);
	const isKnown = parent !== "expired";
	const before = isKnown ? await readList(storage, parent) : [];
	const id = BigInt(snapshot["snapshot-id"]);
	const own = list.filter(isOwn(id, before));
	const manifests = await concurrently(own, (one) => ownManifest(storage, one, id));
	const data = manifests.filter(({ listed }) => listed.content === "data");
	return {
		added: data.filter(({ added }) => added.length > 0).map(addedManifest),
		removed: data.flatMap(({ listed, deleted }) => dataFiles(deleted, listed.specId)),
		changesDeletes: manifests.some(changesDeletes) || isKnown && await exchangesDeletes(storage, list, before),
		encrypted: snapshot["key-id"] !== void 0 || list.some(({ keyMetadata }) => keyMetadata !== null) || manifests.some(({ encrypted }) => encrypted),
		growth: isKnown ? growth(list, before) : void 0
	};
}
/**
* iceberg-rust puts files into a copy of an older manifest and leaves that one's snapshot in the list:
* such a copy is known by its path, which the parent has not. Entries say whose they are.
*/
function isOwn(id, before) {
	const known = new Set(before.map(({ path }) => path));
	return ({ addedSnapshotId, path }) => addedSnapshotId === id || !known.has(path);
}
async function ownManifest(storage, listed, id) {
	const manifest = await readManifest(storage, listed);
	const added = [];
	const deleted = [];
	let encrypted = false;
	for (const entry of manifest.entries()) {
		encrypted ||= isEncrypted(entry);
		if ((optionalLong(entry.values.f1) ?? id) !== id) continue;
		if (entry.status === status.added) added.push(entry);
		if (entry.status === status.deleted) deleted.push(entry);
	}
	return {
		listed,
		header: manifest.header,
		added,
		deleted,
		encrypted
	};
}
function addedManifest({ listed, header, added }) {
	const source = {
		header,
		entries: added.map(({ values }) => values)
	};
	return {
		specId: listed.specId,
		schemaId: header.schemaId,
		files: dataFiles(added, listed.specId),
		source
	};
}
function dataFiles(entries, specId) {
	return entries.map((one) => dataFile(one, specId));
}
function changesDeletes({ listed, added, deleted }) {
	return listed.content === "deletes" && added.length + deleted.length > 0;
}
/**
* Whether delete files came or went without an entry that says so. Manifests that were only put
* together have the same ones.
*/
async function exchangesDeletes(storage, list, before) {
	const live = async (ones, others) => {
		const known = new Set(others.map(({ path }) => path));
		const changed = ones.filter((one) => one.content === "deletes" && !known.has(one.path));
		return (await concurrently(changed, (one) => liveDeletes(storage, one))).flat().sort();
	};
	const [come, gone] = [await live(list, before), await live(before, list)];
	return JSON.stringify(come) !== JSON.stringify(gone);
}
/** A deletion vector is a part of a file. */
async function liveDeletes(storage, listed) {
	const manifest = await readManifest(storage, listed);
	const found = [];
	for (const entry of manifest.entries()) if (entry.status !== status.deleted) {
		const file = record$1(entry.values.f2);
		found.push(JSON.stringify([
			entry.path,
			String(file.f144 ?? ""),
			file.f143 ?? null
		]));
	}
	return found;
}
function growth(list, before) {
	const [now, then] = [live(list), live(before)];
	if (now === void 0 || then === void 0) return void 0;
	return {
		files: now.files - then.files,
		rows: now.rows - then.rows
	};
}
function live(list) {
	const sum = {
		files: 0,
		rows: 0n
	};
	for (const { content, added, existing } of list) {
		if (content === "deletes") continue;
		if (added === void 0 || existing === void 0) return void 0;
		sum.files += added.files + existing.files;
		sum.rows += added.rows + existing.rows;
	}
	return sum;
}
// src/adapters/manifests/counts.ts
/** The list with all that a table of `version` must say of its manifests: version 1 may leave counts out. */
async function complete(storage, version, list) {
	return concurrently(list, async (one) => {
		const isComplete = [
			one.added,
			one.existing,
			one.deleted
		].every((count) => count !== void 0);
		return version === 1 || isComplete ? one : {
			...one,
			...await counted(storage, one)
		};
	});
}
async function counted(storage, listed) {
	const counts = [
		0,
		1,
		2
	].map(() => ({
		files: 0,
		rows: 0n
	}));
	for (const entry of (await readManifest(storage, listed)).entries()) {
		const count = counts[entry.status];
		if (count === void 0) continue;
		count.files++;
		count.rows += entry.rows;
	}
	const [existing, added, deleted] = counts;
	return {
		existing,
		added,
		deleted
	};
}
// src/adapters/manifests/summaries.ts
/**
* Field summaries of a manifest, from the partition tuples of its files. Those of other writers are not
* taken over: iceberg-rust keeps the first text as both bounds, and readers then pass files over.
* https://iceberg.apache.org/spec/#manifest-lists, and bounds by #binary-single-value-serialization
*/
/** One for each field of the partition tuples, in their order; `partition`: their Avro type. */
function fieldSummaries(partition, tuples) {
	return (partition.fields ?? []).map((field) => {
		const name = `f${field["field-id"]}`;
		const values = tuples.map((tuple) => tuple == null ? null : record$1(tuple)[name] ?? null);
		return summary(kindOf(field.type), values);
	});
}
/** Members of a union besides null, and what a name with a logical type stands for. */
function kindOf(type) {
	if (typeof type === "string") return {
		type,
		isDecimal: false
	};
	if (Array.isArray(type)) return kindOf(type.find((one) => one !== "null"));
	const node = type;
	return {
		...kindOf(node.type),
		isDecimal: node.logicalType === "decimal"
	};
}
function summary(kind, values) {
	const noNumber = (value) => Number.isNaN(value);
	const known = values.filter((one) => one !== null && !noNumber(one));
	const isFloat = kind.type === "float" || kind.type === "double";
	const edge = (sign) => {
		const found = known.reduce((best, one) => best === null || sign * compare(kind, one, best) > 0 ? one : best, null);
		return found === null ? null : bound(kind, found);
	};
	return {
		f509: values.includes(null),
		f518: isFloat ? values.some(noNumber) : false,
		f510: edge(-1),
		f511: edge(1)
	};
}
function compare({ isDecimal }, a, b) {
	if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return isDecimal ? order(unscaled(a), unscaled(b)) : Buffer.compare(a, b);
	if (typeof a === "string" && typeof b === "string") return Buffer.compare(Buffer.from(a), Buffer.from(b));
	return order(a, b);
}
function order(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
/** Two's complement, the highest byte first. */
function unscaled(bytes) {
	return bytes.length === 0 ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString("hex")}`));
}
function bound({ type, isDecimal }, value) {
	if (Buffer.isBuffer(value)) return isDecimal ? shortest(value) : value;
	if (typeof value === "string") return Buffer.from(value);
	if (typeof value === "boolean") return Buffer.from([value ? 1 : 0]);
	const bytes = Buffer.alloc(type === "int" || type === "float" ? 4 : 8);
	if (type === "float") bytes.writeFloatLE(Number(value));
	else if (type === "double") bytes.writeDoubleLE(Number(value));
	else if (type === "int") bytes.writeInt32LE(Number(value));
	else bytes.writeBigInt64LE(BigInt(value));
	return bytes;
}
/** Without the bytes that only repeat the sign. */
function shortest(bytes) {
	let from = 0;
	const sign = (bytes[0] ?? 0) & 128 ? 255 : 0;
	while (from < bytes.length - 1 && bytes[from] === sign && ((bytes[from + 1] ?? 0) & 128) === (sign & 128)) from++;
	return bytes.subarray(from);
}
// src/adapters/manifests/rewrite.ts
/** Manifests of which files are taken away: written again, all that their entries inherited said. */
/** The list with new manifests in the place of those that held one of `removed`. Throws IB411 where one is not live. */
async function withoutFiles(storage, list, removed, taker) {
	if (removed.length === 0) return list;
	const paths = new Set(removed.map(({ path }) => path));
	const specs = new Set(removed.map(({ specId }) => specId));
	const missing = new Set(paths);
	const result = [];
	for (const listed of list) {
		const held = listed.content === "data" && specs.has(listed.specId) && mayBeLive(listed) && missing.size > 0 ? await findPaths(storage, listed, paths) : [];
		for (const path of held) missing.delete(path);
		result.push(held.length === 0 ? listed : await rewritten(storage, listed, paths, taker));
	}
	const [path] = missing;
	if (path !== void 0) throw notThere(path);
	return result;
}
function notThere(path) {
	return new IcebranchError("IB411", `${path} is not as planned: main has it no more.`, { hint: "Run it again: it plans on what the table is now." });
}
async function rewritten(storage, listed, paths, taker) {
	const manifest = await readManifest(storage, listed);
	const { snapshotId } = taker;
	const kept = [];
	const deleted = [];
	const entries = [];
	for (const entry of explicit(manifest.entries(), listed)) {
		const isKept = !paths.has(entry.path);
		(isKept ? kept : deleted).push(entry);
		const said = isKept ? { f0: status.existing } : {
			f0: status.deleted,
			f1: snapshotId
		};
		entries.push({
			...entry.values,
			...said
		});
	}
	const bytes = manifestFile(taker.version, manifest.header, entries);
	const numbers = kept.map(({ sequenceNumber }) => sequenceNumber);
	return {
		...listed,
		path: await taker.write(bytes),
		length: BigInt(bytes.length),
		sequenceNumber: taker.sequenceNumber,
		minSequenceNumber: numbers.reduce((a, b) => b < a ? b : a, taker.sequenceNumber),
		addedSnapshotId: snapshotId,
		added: none,
		existing: countOf(kept),
		deleted: countOf(deleted),
		partitions: fieldSummaries(manifest.header.partition, entries.map(({ f2 }) => record$1(f2).f102)),
		firstRowId: void 0
	};
}
/**
* The live entries with what they inherit from the manifest list: snapshot, sequence numbers, row ids.
* https://iceberg.apache.org/spec/#first-row-id-inheritance
*/
function* explicit(entries, listed) {
	let next = listed.firstRowId;
	for (const entry of entries) {
		if (entry.status === status.deleted) continue;
		const { values, path, rows } = entry;
		const file = record$1(values.f2);
		const inherited = entry.status === status.added || listed.sequenceNumber === 0n ? listed.sequenceNumber : void 0;
		const sequenceNumber = optionalLong(values.f3) ?? inherited;
		const own = optionalLong(file.f142);
		const firstRowId = listed.firstRowId === void 0 ? null : own ?? next;
		if (own === void 0 && next !== void 0) next += rows;
		yield {
			path,
			rows,
			sequenceNumber: sequenceNumber ?? listed.minSequenceNumber,
			values: {
				...values,
				f1: entry.snapshotId,
				f3: sequenceNumber,
				f4: optionalLong(values.f4) ?? inherited,
				f2: {
					...file,
					f142: firstRowId
				}
			}
		};
	}
}
// src/adapters/manifests/row-ids.ts
/**
* Each data manifest without row ids gets the next ones, in order; those of existing ones stay. There
* is room for every live file, whether it has ids of its own or not.
* https://iceberg.apache.org/spec/#first-row-id-assignment
*/
function assignRowIds(version, manifests, first) {
	let nextRowId = first;
	if (version < 3) return {
		list: manifests,
		nextRowId
	};
	return {
		list: manifests.map((one) => {
			if (one.content === "deletes") return {
				...one,
				firstRowId: void 0
			};
			if (one.firstRowId !== void 0) return one;
			const firstRowId = nextRowId;
			const { added = none, existing = none } = one;
			nextRowId += added.rows + existing.rows;
			return {
				...one,
				firstRowId
			};
		}),
		nextRowId
	};
}
// src/adapters/manifests/written-files.ts
/** What `work` wrote is removed again where it fails; the error says what could not be. */
async function allOrNothing(storage, work) {
	const locations = [];
	try {
		return await work({
			locations,
			async create(location, bytes) {
				locations.push(location);
				await storage.create(location, bytes);
			}
		});
	} catch (error) {
		const left = await removeAll(storage, locations);
		throw left.length === 0 ? error : withLeft(error, left);
	}
}
function withLeft(error, left) {
	const known = error instanceof IcebranchError ? error : void 0;
	const message = error instanceof Error ? error.message : String(error);
	return new IcebranchError(known?.code ?? "IB901", `${message} What was written for it could not be removed: ${left.join(", ")}`, {
		hint: known?.hint,
		cause: error
	});
}
/** Answers those that are still there, or may be. */
async function removeAll(storage, locations) {
	return (await concurrently(locations, (one) => storage.remove(one).then(() => [], () => [one]))).flat();
}
// src/adapters/manifests/write.ts
/** As `TableFiles.write` promises. */
async function writeReplay(storage, { metadata }, picks, now) {
	return allOrNothing(storage, async (files) => {
		const version = metadata["format-version"];
		const time = Math.max(now, Number(metadata["last-updated-ms"]));
		const writer = {
			storage,
			version,
			place: newPlace(metadata),
			files,
			now: time
		};
		let ground = await firstGround(writer, metadata, picks[0]);
		const snapshots = [];
		for (const pick of picks) {
			const written = await writePick(writer, ground, pick);
			snapshots.push(written.snapshot);
			ground = written.ground;
		}
		return {
			snapshots,
			files: files.locations
		};
	});
}
async function firstGround({ storage, version }, metadata, first) {
	if (version > 3) throw new IcebranchError("IB420", `Format version ${version} is not supported.`, { hint: "Publish the table by hand, with an engine that knows it." });
	const parent = snapshotById(metadata, first?.snapshot["parent-snapshot-id"]);
	return {
		parent,
		list: await complete(storage, version, await readList(storage, parent)),
		sequenceNumber: version === 1 ? 0n : BigInt(metadata["last-sequence-number"] ?? 0),
		nextRowId: BigInt(metadata["next-row-id"] ?? 0)
	};
}
function snapshotById(metadata, id) {
	if (id === void 0) return void 0;
	const found = findSnapshot(metadata, snapshotId(id));
	if (found !== void 0) return found;
	throw new IcebranchError("IB411", `The table is not as planned: snapshot ${id} is gone.`, { hint: "Run it again: it plans on what the table is now." });
}
async function writePick(writer, ground, pick) {
	const { version, place, files } = writer;
	const id = BigInt(pick.snapshot["snapshot-id"]);
	const sequenceNumber = version === 1 ? 0n : ground.sequenceNumber + 1n;
	const { list, nextRowId } = assignRowIds(version, await writeManifests(writer, ground, pick, {
		id,
		sequenceNumber
	}), ground.nextRowId);
	const snapshot = {
		...pick.snapshot,
		...version === 1 ? {} : { "sequence-number": asLong(sequenceNumber) },
		...version < 3 ? {} : rowIds(ground.nextRowId, nextRowId),
		"timestamp-ms": Math.max(writer.now, Number(ground.parent?.["timestamp-ms"] ?? 0)),
		"manifest-list": place.list(id)
	};
	const bytes = manifestList(version, listHeader(snapshot, ground), list);
	await files.create(place.list(id), bytes);
	return {
		snapshot,
		ground: {
			parent: snapshot,
			list,
			sequenceNumber,
			nextRowId
		}
	};
}
function rowIds(first, next) {
	return {
		"first-row-id": asLong(first),
		"added-rows": asLong(next - first)
	};
}
/** The new ones first, as Java has them. */
async function writeManifests({ storage, version, place, files }, ground, pick, { id, sequenceNumber }) {
	const write = async (bytes) => {
		const location = place.manifest();
		await files.create(location, bytes);
		return location;
	};
	const taker = {
		version,
		snapshotId: id,
		sequenceNumber,
		write
	};
	const added = await concurrently(pick.added.filter((one) => one.files.length > 0), (one) => writeAdded(one, taker));
	const kept = (await withoutFiles(storage, ground.list, pick.removed, taker)).filter((one) => mayBeLive(one) || one.addedSnapshotId === id);
	return [...added, ...kept];
}
/** As Java writes it. */
function listHeader(snapshot, ground) {
	const { "sequence-number": number, "first-row-id": rowId } = snapshot;
	return {
		"snapshot-id": String(snapshot["snapshot-id"]),
		"parent-snapshot-id": String(ground.parent?.["snapshot-id"] ?? "null"),
		...number === void 0 ? {} : { "sequence-number": String(number) },
		...rowId === void 0 ? {} : { "first-row-id": String(rowId) }
	};
}
async function writeAdded(manifest, adder) {
	const { version, snapshotId, sequenceNumber } = adder;
	const { header, entries } = manifest.source;
	const bytes = manifestFile(version, header, entries.map((entry) => ({
		f0: status.added,
		f1: snapshotId,
		f3: null,
		f4: null,
		f2: {
			...record$1(entry.f2),
			f142: null
		}
	})));
	return {
		path: await adder.write(bytes),
		length: BigInt(bytes.length),
		specId: manifest.specId,
		content: "data",
		sequenceNumber,
		minSequenceNumber: sequenceNumber,
		addedSnapshotId: snapshotId,
		added: countOf(manifest.files),
		existing: none,
		deleted: none,
		partitions: fieldSummaries(header.partition, entries.map(({ f2 }) => record$1(f2).f102)),
		keyMetadata: null,
		firstRowId: void 0
	};
}
// src/adapters/manifests.ts
function tableFiles(storage) {
	return {
		read: (snapshot, parent) => snapshotFiles(storage, snapshot, parent),
		find: (paths, at, { except } = {}) => findLive(storage, paths, at, except),
		has: (location) => storage.has(location),
		write: (table, picks, now) => writeReplay(storage, table, picks, now),
		remove: (locations) => removeAll(storage, locations),
		leftOver: (table) => leftOverFiles(storage, table)
	};
}
export { tableFiles };
