import { Oi as snapshotId, Vi as IcebranchError, ki as tableName, nr as brokenRequirement, ur as concurrently, xi as findSnapshot } from "./core.js";
import { t as brokenCommit } from "./broken-commit.js";
import { t as leftFiles } from "./left-files.js";
// src/write-replays.ts
/** The files of replayed snapshots: written before the commit that leads to them, removed where none came. */
/** Throws IB411 where a table is not as it was planned: then nothing is left behind. */
async function writeReplays(planned, means) {
	const written = [];
	try {
		return {
			commits: await concurrently(planned, async (one) => {
				if (one.replay === void 0) return one.commit;
				const ready = await writeOne(one.commit, one.replay, means);
				written.push(ready);
				return ready.commit;
			}),
			written
		};
	} catch (error) {
		throw await afterRemoving(error, written);
	}
}
async function writeOne(commit, replay, { name, catalog, tableFiles, clock }) {
	const { identifier, requirements, updates } = commit;
	const table = await catalog.loadTable(identifier);
	const broken = brokenRequirement(table?.metadata, requirements);
	if (table === void 0 || broken !== void 0) throw notAsPlanned(commit, broken ?? "it does not exist");
	const storage = await catalog.tableStorage(table);
	if ("none" in storage) throw notAsPlanned(commit, storage.none);
	const files = await tableFiles(storage);
	const done = await files.write(table, replay, clock());
	const ready = {
		identifier,
		requirements,
		updates: withSnapshots(updates, done.snapshots)
	};
	const full = `${name}.${tableName(identifier)}`;
	return {
		...done,
		table: full,
		commit: ready,
		tableFiles: files
	};
}
function notAsPlanned({ identifier }, why) {
	return new IcebranchError("IB411", `${tableName(identifier)} is not as it was planned: ${why}.`, { hint: "Plan again: nothing was changed." });
}
function withSnapshots(updates, snapshots) {
	const byId = new Map(snapshots.map((one) => [snapshotId(one["snapshot-id"]), one]));
	return updates.map((update) => {
		if (update.action !== "add-snapshot") return update;
		const snapshot = byId.get(snapshotId(update.snapshot["snapshot-id"]));
		if (snapshot === void 0) throw new Error("a snapshot was planned and not written");
		return {
			...update,
			snapshot
		};
	});
}
/**
* `now`: the tables as the catalog has them after the commit; `isSettled`: whether what they lack of it
* will not come any more. Says what no snapshot leads to.
*/
async function tidyReplays(written, now, isSettled) {
	const byName = new Map(now.map((table) => [tableName(table.identifier), table]));
	return (await concurrently(written, async (one) => {
		const name = tableName(one.commit.identifier);
		const table = byName.get(name);
		if (table === void 0) return leftFiles(one.table, one.files, "possible");
		const isDone = isThere(one, table);
		if (!isDone && !isSettled) return leftFiles(one.table, one.files, "possible");
		const stays = isDone ? [] : await one.tableFiles.remove(one.files);
		const others = await one.tableFiles.leftOver(table).catch(none);
		return leftFiles(one.table, [.../* @__PURE__ */ new Set([...stays, ...others])]);
	})).flat();
}
/**
* After a commit that failed, as the catalog says. Files go only where nothing can have been accepted: a
* reader may lag behind, and to take away what `main` leads to is worse than to leave something behind.
*/
async function undoReplays(error, { written, commits }, catalog) {
	const code = error instanceof IcebranchError ? error.code : void 0;
	const now = code === void 0 || code === "IB408" || code === "IB412" ? [] : await concurrently(commits, (one) => catalog.loadTable(one.identifier).catch(nothing));
	const tables = new Map(now.flatMap((table) => table === void 0 ? [] : [[tableName(table.identifier), table]]));
	const isSeen = commits.some((one, index) => {
		const table = now[index];
		return table !== void 0 && brokenCommit(table.metadata, one) !== void 0;
	});
	return (await concurrently(written, async (one) => {
		const name = tableName(one.commit.identifier);
		const table = tables.get(name);
		if (table !== void 0 && isThere(one, table)) return [];
		if (table === void 0 || code === "IB411" && !isSeen) return leftFiles(one.table, one.files, "possible");
		return leftFiles(one.table, await one.tableFiles.remove(one.files));
	})).flat();
}
function isThere({ snapshots }, { metadata }) {
	return snapshots.some((one) => {
		return findSnapshot(metadata, snapshotId(one["snapshot-id"]))?.["manifest-list"] === one["manifest-list"];
	});
}
async function afterRemoving(error, written) {
	const stays = (await concurrently(written, (one) => one.tableFiles.remove(one.files))).flat();
	if (stays.length === 0 || !(error instanceof IcebranchError)) return error;
	const { code, message, hint = "" } = error;
	return new IcebranchError(code, `${message} These files were left behind: ${stays.join(", ")}.`, {
		hint,
		cause: error
	});
}
function none(error) {
	if (error instanceof IcebranchError) return [];
	throw error;
}
function nothing(error) {
	if (!(error instanceof IcebranchError)) throw error;
}
export { tidyReplays, undoReplays, writeReplays };
