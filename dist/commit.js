import { En as IcebranchError, _n as refsOf, dn as findRef, fn as findSnapshot, vn as snapshotId } from "./core.js";
// src/iceberg/commit.ts
/** What a catalog does with a commit: pure, so that the catalogs that we keep ourselves all do the same. */
/** The first requirement that does not hold, as a sentence; undefined where all hold. */
function brokenRequirement(metadata, requirements) {
	for (const requirement of requirements) {
		const broken = checkRequirement(metadata, requirement);
		if (broken !== void 0) return broken;
	}
}
function checkRequirement(metadata, requirement) {
	if (metadata === void 0) return requirement.type === "assert-create" ? void 0 : "the table does not exist";
	switch (requirement.type) {
		case "assert-create": return "the table exists already";
		case "assert-table-uuid": return expect("the table's uuid", requirement.uuid, metadata["table-uuid"]);
		case "assert-ref-snapshot-id": {
			const ref = findRef(metadata, requirement.ref);
			const expected = requirement["snapshot-id"];
			return expect(requirement.ref, expected === null ? "absent" : snapshotId(expected), ref === void 0 ? "absent" : snapshotId(ref["snapshot-id"]));
		}
		case "assert-current-schema-id": return expectId("schema", requirement["current-schema-id"], metadata["current-schema-id"]);
		case "assert-default-spec-id": return expectId("partition spec", requirement["default-spec-id"], metadata["default-spec-id"]);
		case "assert-default-sort-order-id": return expectId("sort order", requirement["default-sort-order-id"], metadata["default-sort-order-id"]);
	}
}
function expectId(what, expected, found) {
	return expect(`the ${what} id`, String(expected), String(found ?? 0));
}
function expect(what, expected, found) {
	return expected === found ? void 0 : `${what} is ${found}, and the plan expects ${expected}`;
}
/**
* The metadata after the updates, with every key that we do not know as it was; the same object
* where nothing changes, so that no file is written for it. The logs are kept as Java's
* `TableMetadata.Builder` keeps them.
*/
function applyUpdates(metadata, updates, context) {
	const now = later(context.now, metadata["last-updated-ms"]);
	const changed = updates.reduce((before, update) => applyUpdate(before, update, now), metadata);
	if (changed === metadata) return metadata;
	return {
		...changed,
		"last-updated-ms": now,
		"metadata-log": grownLog(metadata, context)
	};
}
function applyUpdate(metadata, update, now) {
	switch (update.action) {
		case "set-snapshot-ref": return setRef(metadata, update, now);
		case "remove-snapshot-ref": return removeRef(metadata, update["ref-name"]);
		case "set-properties": return setProperties(metadata, update.updates);
		case "remove-properties": return removeProperties(metadata, update.removals);
	}
}
function setRef(metadata, update, now) {
	const { action: _, "ref-name": name, ...ref } = update;
	const id = snapshotId(ref["snapshot-id"]);
	if (findSnapshot(metadata, id) === void 0) throw new IcebranchError("IB411", `The table has no snapshot ${id} to point ${name} at.`, { hint: "Plan again: the snapshot may have been expired since." });
	const before = findRef(metadata, name);
	if (sameRef(before, ref)) return metadata;
	const next = {
		...metadata,
		refs: {
			...refsOf(metadata),
			[name]: ref
		}
	};
	if (name !== "main" || before && snapshotId(before["snapshot-id"]) === id) return next;
	return {
		...next,
		"current-snapshot-id": ref["snapshot-id"],
		"snapshot-log": [...metadata["snapshot-log"] ?? [], {
			"timestamp-ms": now,
			"snapshot-id": ref["snapshot-id"]
		}]
	};
}
const retention = [
	"min-snapshots-to-keep",
	"max-snapshot-age-ms",
	"max-ref-age-ms"
];
function sameRef(a, b) {
	if (a === void 0 || a.type !== b.type) return false;
	if (snapshotId(a["snapshot-id"]) !== snapshotId(b["snapshot-id"])) return false;
	return retention.every((field) => String(a[field] ?? "") === String(b[field] ?? ""));
}
/** A ref is replaced whole when it is set, so what it had must be said again. */
function retentionOf(ref) {
	const kept = {};
	for (const field of retention) {
		const value = ref?.[field];
		if (value !== void 0 && value !== null) kept[field] = value;
	}
	return kept;
}
function removeRef(metadata, name) {
	const refs = refsOf(metadata);
	if (!Object.hasOwn(refs, name)) return metadata;
	const next = {
		...metadata,
		refs: omit(refs, [name])
	};
	if (name !== "main") return next;
	return metadata["format-version"] < 3 ? {
		...next,
		"current-snapshot-id": -1
	} : omit(next, ["current-snapshot-id"]);
}
function setProperties(metadata, updates) {
	const properties = metadata.properties ?? {};
	return Object.entries(updates).every(([key, value]) => properties[key] === value) ? metadata : {
		...metadata,
		properties: {
			...properties,
			...updates
		}
	};
}
function removeProperties(metadata, removals) {
	const properties = metadata.properties ?? {};
	const present = removals.filter((key) => Object.hasOwn(properties, key));
	return present.length === 0 ? metadata : {
		...metadata,
		properties: omit(properties, present)
	};
}
function omit(object, keys) {
	return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
const defaultPreviousVersions = 100;
/** https://iceberg.apache.org/docs/latest/configuration/: `write.metadata.previous-versions-max`. */
function grownLog(metadata, { previousLocation }) {
	const configured = Number(metadata.properties?.["write.metadata.previous-versions-max"]);
	const limit = configured >= 1 ? configured : defaultPreviousVersions;
	const entry = {
		"timestamp-ms": metadata["last-updated-ms"],
		"metadata-file": previousLocation
	};
	return [...metadata["metadata-log"] ?? [], entry].slice(-limit);
}
function later(a, b) {
	return b > a ? b : a;
}
/**
* The next metadata file's location: in the folder of the one before, numbered after it, in its
* form. Java and pyiceberg name `00007-UUID.metadata.json`; Java puts `.gz` before `.metadata.json`.
*/
function nextMetadataLocation(previous, uuid) {
	const slash = previous.lastIndexOf("/");
	const name = previous.slice(slash + 1);
	const number = Number(/^v?(\d+)/.exec(name)?.[1] ?? 0) + 1;
	const suffix = /(\.gz\.metadata\.json|\.metadata\.json\.gz)$/.test(name) ? ".gz.metadata.json" : ".metadata.json";
	return `${previous.slice(0, slash + 1)}${String(number).padStart(5, "0")}-${uuid}${suffix}`;
}
export { retentionOf as i, brokenRequirement as n, nextMetadataLocation as r, applyUpdates as t };
