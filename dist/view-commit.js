import { Cr as nextSchemaId, wr as schemaLike } from "./core.js";
// src/iceberg/view-commit.ts
/** What a catalog does with a view's updates: pure, as `commit.ts` is for tables. */
/** As dashtool's library writes it: it wants every one of these keys, an empty `version-log` too. */
function newViewMetadata({ schema, version, properties }, { uuid, location, now }) {
	return {
		"view-uuid": uuid,
		"format-version": 1,
		location,
		"current-version-id": version["version-id"],
		versions: [{
			...version,
			"timestamp-ms": now
		}],
		"version-log": [],
		schemas: [schema],
		properties
	};
}
/** A table of format 2 without rows, partitions, order or snapshot: -1 is what all readers take for none. */
function newTableMetadata({ schema, last, properties }, { uuid, location, now }) {
	return {
		"format-version": 2,
		"table-uuid": uuid,
		location,
		"last-sequence-number": 0,
		"last-updated-ms": now,
		"last-column-id": last,
		schemas: [schema],
		"current-schema-id": schema["schema-id"] ?? 0,
		"partition-specs": [{
			"spec-id": 0,
			fields: []
		}],
		"default-spec-id": 0,
		"last-partition-id": 999,
		properties,
		"current-snapshot-id": -1,
		snapshots: [],
		"snapshot-log": [],
		"metadata-log": [],
		"sort-orders": [{
			"order-id": 0,
			fields: []
		}],
		"default-sort-order-id": 0,
		refs: {}
	};
}
function applyViewUpdates(metadata, updates, now) {
	return updates.reduce((before, update) => applyUpdate(before, update, now), metadata);
}
function applyUpdate(metadata, update, now) {
	switch (update.action) {
		case "add-schema": {
			const found = schemaLike(metadata, update.schema);
			const others = metadata.schemas.filter((schema) => schema !== found);
			const added = found ?? {
				...update.schema,
				"schema-id": nextSchemaId(metadata.schemas)
			};
			return {
				...metadata,
				schemas: [...others, added]
			};
		}
		case "add-view-version": return addVersion(metadata, update["view-version"], now);
		case "set-current-view-version": {
			const id = update["view-version-id"];
			const last = metadata.versions.at(-1)?.["version-id"] ?? id;
			return setCurrent(metadata, id === -1 ? last : id, now);
		}
		case "set-properties": return {
			...metadata,
			properties: {
				...metadata.properties,
				...update.updates
			}
		};
		case "remove-properties": return {
			...metadata,
			properties: without(metadata.properties ?? {}, update.removals)
		};
	}
}
function addVersion(metadata, version, now) {
	const lastSchema = metadata.schemas.at(-1)?.["schema-id"] ?? 0;
	const schemaId = version["schema-id"] === -1 ? lastSchema : version["schema-id"];
	const added = {
		...version,
		"schema-id": schemaId,
		"timestamp-ms": now
	};
	return {
		...metadata,
		versions: [...metadata.versions, added]
	};
}
/** dashtool's library keeps no log, and some readers go by it: one that is kept goes on. */
function setCurrent(metadata, id, now) {
	const log = metadata["version-log"];
	const entry = {
		"version-id": id,
		"timestamp-ms": now
	};
	return {
		...metadata,
		"current-version-id": id,
		"version-log": log.length === 0 ? log : [...log, entry]
	};
}
function nextVersionId({ versions }) {
	return versions.reduce((next, version) => Math.max(next, version["version-id"] + 1), 1);
}
function without(properties, removals) {
	return Object.fromEntries(Object.entries(properties).filter(([key]) => !removals.includes(key)));
}
export { nextVersionId as i, newTableMetadata as n, newViewMetadata as r, applyViewUpdates as t };
