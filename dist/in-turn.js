import { Gi as compareText, Oi as snapshotId, Vi as IcebranchError, ar as retentionOf, bi as findRef, ki as tableName, lr as PartialCommit, or as sameRef, pt as setTimeout, ur as concurrently, xi as findSnapshot, xr as untaken } from "./core.js";
import { t as brokenCommit } from "./broken-commit.js";
import { t as notAsPlanned } from "./not-as-planned.js";
// src/iceberg/inverse.ts
/** The way back from a commit, for catalogs that move tables one after the other. */
/**
* Refs with their retention, and properties, as they were: of what the commit names, and pinned to
* where the commit left it, so that nobody's later move is undone. Snapshots that it added stay, without
* a ref: servers that take one away forget where `main` was before.
*/
function inverseCommit(before, after, { identifier, updates }) {
	const requirements = [{
		type: "assert-table-uuid",
		uuid: before["table-uuid"]
	}];
	const back = [];
	const passed = [];
	for (const [name, meant] of meantRefs(updates)) {
		const [was, is] = [findRef(before, name), findRef(after, name)];
		if (is === void 0 ? was === void 0 : was !== void 0 && sameRef(was, is)) continue;
		if (!isAt(is, meant)) {
			passed.push(name);
			continue;
		}
		if (was !== void 0 && findSnapshot(after, snapshotId(was["snapshot-id"])) === void 0) {
			passed.push(name);
			continue;
		}
		requirements.push({
			type: "assert-ref-snapshot-id",
			ref: name,
			"snapshot-id": is === void 0 ? null : is["snapshot-id"]
		});
		back.push(putRef(name, was));
	}
	back.push(...putProperties(before, after, updates));
	return {
		commit: {
			identifier,
			requirements,
			updates: back
		},
		passed
	};
}
/**
* Whether the snapshots that the commit adds are there, or else the properties that it writes, so that
* what else is there of it is its work: somebody else may have set a ref to the same snapshot.
* undefined where it writes neither.
*/
function hasWritten(before, after, { updates }) {
	if (updates.some(({ action }) => action === "add-snapshot")) return addedSnapshots(before, after, updates).length > 0;
	const [was, is] = [before.properties ?? {}, after.properties ?? {}];
	const meant = [...meantProperties(updates)];
	if (meant.every(([key, value]) => own(was, key) === value)) return void 0;
	return meant.every(([key, value]) => own(is, key) === value);
}
/** Ids of those that are there by this commit, and no other run's. */
function addedSnapshots(before, after, updates) {
	return updates.flatMap((update) => {
		if (update.action !== "add-snapshot") return [];
		const { "snapshot-id": id, "manifest-list": list } = update.snapshot;
		const found = findSnapshot(after, snapshotId(id));
		return findSnapshot(before, snapshotId(id)) === void 0 && found !== void 0 && found["manifest-list"] === list ? [id] : [];
	});
}
/** Where the updates leave each ref that they name; undefined where they remove it. */
function meantRefs(updates) {
	const refs = /* @__PURE__ */ new Map();
	for (const update of updates) {
		if (update.action === "remove-snapshot-ref") refs.set(update["ref-name"], void 0);
		if (update.action !== "set-snapshot-ref") continue;
		const { action: _, "ref-name": name, ...ref } = update;
		refs.set(name, ref);
	}
	return refs;
}
/** Servers may drop retention, and the ref is where it was meant to be all the same. */
function isAt(ref, meant) {
	if (ref === void 0 || meant === void 0) return ref === meant;
	return ref.type === meant.type && snapshotId(ref["snapshot-id"]) === snapshotId(meant["snapshot-id"]);
}
function putRef(name, was) {
	if (was === void 0) return {
		action: "remove-snapshot-ref",
		"ref-name": name
	};
	return {
		action: "set-snapshot-ref",
		"ref-name": name,
		type: was.type,
		"snapshot-id": was["snapshot-id"],
		...retentionOf(was)
	};
}
function putProperties({ properties: was = {} }, { properties: is = {} }, updates) {
	const set = {};
	const removals = [];
	for (const [key, meant] of meantProperties(updates)) {
		const [old, now] = [own(was, key), own(is, key)];
		if (now !== meant || now === old) continue;
		if (old === void 0) removals.push(key);
		else set[key] = old;
	}
	return [...Object.keys(set).length === 0 ? [] : [{
		action: "set-properties",
		updates: set
	}], ...removals.length === 0 ? [] : [{
		action: "remove-properties",
		removals
	}]];
}
function meantProperties(updates) {
	const properties = /* @__PURE__ */ new Map();
	for (const update of updates) {
		if (update.action === "remove-properties") for (const key of update.removals) properties.set(key, void 0);
		if (update.action === "set-properties") for (const [key, value] of Object.entries(update.updates)) properties.set(key, value);
	}
	return properties;
}
/** A property may be called `constructor`. */
function own(properties, key) {
	return Object.hasOwn(properties, key) ? properties[key] : void 0;
}
// src/adapters/catalog/in-turn.ts
/** A commit to several tables of a catalog that can move only one at a time. */
/** How often a table is tried again because others write to it for other reasons. */
const maxTries = 6;
const firstPauseMs = 50;
/**
* Moves the tables in order of their names, after all requirements were seen to hold. Where one
* cannot be moved, those that were are put back, `trodden` ones too, each by compare-and-swap, and
* the error says why: IB411 where a table has changed. Throws `PartialCommit` where there is no way
* back. The answers are in the order of the commits.
*/
async function commitInTurn(commits, catalog, trodden = []) {
	const path = [...trodden];
	const moved = /* @__PURE__ */ new Map();
	try {
		const found = new Map(await concurrently(commits, async (one) => [one, await loadAsPlanned(one, catalog)]));
		for (const commit of commits.toSorted(byName)) {
			const { before, after } = await commitPatiently(commit, found.get(commit), catalog);
			const missing = untaken(commit, after);
			path.push({
				commit,
				before,
				took: missing.length === 0
			});
			moved.set(commit, after);
			if (missing.length > 0) throw notDone(missing);
		}
	} catch (error) {
		throw await afterGoingBack(error, path, catalog);
	}
	return commits.flatMap((commit) => moved.get(commit) ?? []);
}
function byName(a, b) {
	return compareText(tableName(a.identifier), tableName(b.identifier));
}
/** Throws IB411 where the table is not as it was planned. */
async function loadAsPlanned(commit, catalog) {
	const table = await catalog.load(commit.identifier);
	const broken = brokenCommit(table?.metadata, commit);
	if (broken === void 0 && table !== void 0) return table;
	throw notAsPlanned(commit.identifier, broken ?? "it does not exist");
}
async function commitPatiently(commit, found, catalog) {
	let before = found ?? await loadAsPlanned(commit, catalog);
	for (let tries = 1;; tries++) try {
		return {
			before,
			after: await catalog.commitOne(commit)
		};
	} catch (error) {
		if (!isConflict(error) || tries === maxTries) throw error;
		await (catalog.pause ?? pause)(tries);
		before = await loadAsPlanned(commit, catalog);
	}
}
function isConflict(error) {
	return error instanceof IcebranchError && error.code === "IB411";
}
/** The catalog said well done, and the table does not show it. */
function notDone(missing) {
	return new IcebranchError("IB408", `The catalog accepted a write and did not do it: ${missing.join("; ")}.`, { hint: "Run icebranch drift to see what the catalog holds." });
}
/** What is to be thrown in the place of `error`, once everything that can be put back is. */
async function afterGoingBack(error, path, catalog) {
	if (!(error instanceof IcebranchError) || path.length === 0) return error;
	if (error.code === "IB412") return error;
	if (error.code === "IB410") return unsettled(error);
	try {
		const stuck = [];
		for (const one of path.toReversed()) {
			const why = await putBack(one, catalog);
			if (why !== void 0) stuck.push(`${tableName(one.commit.identifier)}: ${why}`);
		}
		if (stuck.length === 0) return error;
		const now = await concurrently(path, ({ commit }) => catalog.load(commit.identifier));
		return new PartialCommit(`Not every table was moved: ${sentence(error.message)}. What had moved could not be put back (${stuck.join("; ")}).`, now.filter((table) => table !== void 0));
	} catch (failed) {
		return failed instanceof IcebranchError ? unsettled(failed) : failed;
	}
}
function unsettled(error) {
	return new IcebranchError("IB412", `Some of the tables may have been moved, and others not: ${sentence(error.message)}.`, {
		hint: "Run again: what was done is found, and the rest goes on from there.",
		cause: error
	});
}
function sentence(message) {
	return message.replace(/\.$/, "");
}
/** undefined once the table is as it was, or never changed; otherwise why it is not. */
async function putBack({ commit, before, took }, catalog) {
	for (let tries = 1; tries <= maxTries; tries++) {
		const now = await catalog.load(commit.identifier);
		if (now === void 0) return "it is gone";
		const written = hasWritten(before.metadata, now.metadata, commit);
		if (written === false || written === void 0 && !took) return took ? "it has been written to since" : void 0;
		const { commit: back, passed } = inverseCommit(before.metadata, now.metadata, commit);
		if (took && passed.length > 0) return `${passed.join(", ")} has been moved since`;
		if (back.updates.length === 0) return void 0;
		try {
			return untaken(back, await catalog.commitOne(back)).length === 0 ? void 0 : "the catalog did not do it";
		} catch (error) {
			if (!isConflict(error)) throw error;
			await (catalog.pause ?? pause)(tries);
		}
	}
	return "others were faster";
}
/** Between a half and one and a half, so that two runs do not meet again. */
async function pause(tries) {
	await setTimeout(firstPauseMs * 2 ** (tries - 1) * (.5 + Math.random()));
}
export { pause as i, commitInTurn as n, notDone as r, afterGoingBack as t };
