import { $n as ownSnapshots, $r as allOrNone, An as removeMark, Ar as sameFields, Bn as withTarget, Ci as idOf, Cr as nextSchemaId, Di as refsOf, Dn as pinShape, Dr as findSchema, En as pinRefs, Er as diffSchemas, Fi as MAIN, Fn as takeBackState, Gi as compareText, Gn as hasOwnSnapshots, Gt as loadTables, Hn as isOurs, In as newestCommon, Jn as SOURCE, Jr as foreignView, Kn as isSecondRoot, Kr as distinct, Ln as ontoOf, Mn as restoreState, Ni as marksOf, Nn as setBranch, Oi as snapshotId, On as pinTable, Or as numbered, Pi as undoTag, Pn as setMark, Qn as isCompaction, Qr as identifierText, Rn as targetFinding, Si as history, Sn as makeRef, Sr as currentSchema, Tr as columnNames, Un as classify, Ut as everyNamespace, Vi as IcebranchError, Vn as isOfProject, Wn as hasLateRows, Wt as listNamespaces, Xn as idsOf$1, Xr as noViews, Yn as gainedSince, Yr as isLeft, Zn as isAllReplayed, Zr as notKnown, _i as addedBetween, _n as counted, bn as isTakenBackSince, br as storageOf, cn as branchTip, dr as throwIfStopped, ei as hasError, er as parentOf, fn as isOnProduction, fr as REF_MAIN, gi as viewMarkOf, gr as mainVersion, hi as renderViewMark, hr as hasOwnStorage, ji as keptTag, jn as removeRef, ki as tableName, kn as redoState, mi as VIEW_MARK, mn as shellWord, mr as findVersion, pi as hexDigest, pn as dataBranchName, qn as snapshotsAhead, sr as asLong, ti as ofPull, tr as applyUpdates, ur as concurrently, vn as snapshotsText, vr as schemaOf, wi as isAncestor, wn as openMark, wr as schemaLike, xi as findSnapshot, xn as isWrittenSince, yi as branchHead, yn as connectorState, yr as sqlOf, zn as targetOf } from "./core.js";
import { _ as tablesOfBranch, a as fateByHistory, c as mergedIntoProduction, d as pullOfBranch, f as queued, g as openBranches, h as inMergeOrder, i as viewsOfProduction, l as open, m as firstSyncBranches, o as makeJudge, p as ancestryOf, s as mergedBy, t as typedViewsOf, u as pullNow } from "./typed-views.js";
import { t as isCommitId } from "./commit-id.js";
import { i as nextVersionId } from "./view-commit.js";
import { n as catalogGraphOrFindings, t as asMerged } from "./catalog-graph2.js";
import { n as readViews, t as orFinding } from "./read-views.js";
// src/plan/replayed-snapshots.ts
/** What a data branch leaves in a table's metadata once its snapshots were committed again elsewhere. */
/**
* Takes the branch's own snapshots out with the branch. Left without a ref they would be expired one
* day, and Java up to 1.9 then deletes their data files, which `main` has, once the replays that say so
* are expired: https://github.com/apache/iceberg/pull/13614. `gone`: refs that end in the same commit.
*/
function dropReplayed(metadata, dataBranch, gone = []) {
	const head = branchHead(metadata, dataBranch);
	const mark = marksOf(metadata).get(dataBranch);
	if (head === null || mark === void 0 || mark === "unreadable") return [];
	const { snapshot: base, onto = MAIN } = mark;
	if (!["main", onto].some((ref) => isAllReplayed(metadata, head, branchHead(metadata, ref), base))) return [];
	const stays = Object.entries(refsOf(metadata)).filter(([name]) => name !== dataBranch && !gone.includes(name));
	const needed = new Set(stays.flatMap(([, ref]) => [...idsOf$1(metadata, headOf(ref))]));
	return [...idsOf$1(metadata, head)].flatMap((id) => {
		const found = needed.has(id) ? void 0 : findSnapshot(metadata, id);
		return found === void 0 ? [] : [{
			action: "remove-snapshots",
			"snapshot-ids": [found["snapshot-id"]]
		}];
	});
}
function headOf(ref) {
	return snapshotId(ref["snapshot-id"]);
}
/** Whether the data branch was published by a replay: then no engine may end it before our sweep. */
function isReplay({ state, publish }) {
	return state === "published" && publish?.head !== void 0;
}
// src/plan/forecast-findings.ts
/** Nothing that icebranch may do mends it: without a mark the branch is not its own. */
function apartFinding({ table, branch, onto }, level) {
	return {
		code: "IB401",
		level,
		message: `${table}: a sync made the branch ${branch} without the rows of ${onto}, so that publishing it would lose those.`,
		hint: `Remove the branch ${branch} from the table with your engine, run icebranch build, then the connectors again; or publish nothing of this table.`
	};
}
/** What is to be done about a table whose data branch cannot be published. */
function stuckHint({ onto, branch }, tried) {
	if (tried !== void 0 && "why" in tried && tried.mend !== void 0) return `${tried.mend.replace(/\.?$/, ".")} Then run it again: the data branch is as it was.`;
	const replay = tried === void 0 ? " Or have what it only added committed on top: --on-diverged replay." : "";
	return `Put the data branch on the current ${onto} (icebranch refresh --branch ${shellWord(branch)} --discard), run the connectors on it again, then publish.${replay}`;
}
/** main moves every night: what cannot be published today is a warning while the change is in work. */
function forecastFindings(plan, context, tried) {
	if (plan.state === "diverged" || plan.state === "history-expired") return [{
		code: plan.state === "diverged" ? "IB401" : "IB403",
		level: context.strict ? "error" : "warning",
		message: `${plan.table} cannot be published as it stands: ${plan.note ?? ""}`,
		hint: stuckHint(plan, tried)
	}];
	if (plan.state === "replaced") return [{
		code: "IB405",
		level: "warning",
		message: `Publishing ${plan.table} exchanges all of its rows: the data branch holds a full refresh.`,
		hint: "Compare the two branches before you merge."
	}];
	return [];
}
// src/plan/replay-summary.ts
/** What the summary of a replayed snapshot says: counted anew, on top of its new parent's totals. */
/** https://iceberg.apache.org/spec/#optional-snapshot-summary-fields */
function replaySummary(source, { added, removed }, parent) {
	const files = added.flatMap((one) => one.files);
	const [plus, minus] = [countsOf(files), countsOf(removed)];
	const partitions = new Set([...files, ...removed].map((one) => `${one.specId} ${one.partition}`));
	const wap = source.summary?.["wap.id"];
	return {
		operation: source.summary?.operation ?? "append",
		[SOURCE]: String(source["snapshot-id"]),
		...wap === void 0 ? {} : { "published-wap-id": wap },
		...positive("added-data-files", plus.files),
		...positive("added-records", plus.rows),
		...positive("added-files-size", plus.size),
		...positive("deleted-data-files", minus.files),
		...positive("deleted-records", minus.rows),
		...positive("removed-files-size", minus.size),
		"changed-partition-count": String(partitions.size),
		...totals(parent, {
			"total-data-files": plus.files - minus.files,
			"total-records": plus.rows - minus.rows,
			"total-files-size": plus.size - minus.size,
			"total-delete-files": 0n,
			"total-position-deletes": 0n,
			"total-equality-deletes": 0n
		}),
		"engine-name": "icebranch"
	};
}
function countsOf(files) {
	const sum = (of) => files.reduce((all, file) => all + of(file), 0n);
	return {
		files: BigInt(files.length),
		rows: sum(({ rows }) => rows),
		size: sum(({ size }) => size)
	};
}
function positive(key, count) {
	return count > 0n ? { [key]: String(count) } : {};
}
/** A total that the parent does not say stays unsaid. */
function totals(parent, grown) {
	const said = Object.entries(grown).flatMap(([key, by]) => {
		const before = parent === void 0 ? "0" : parent.summary?.[key];
		if (before === void 0 || !/^\d+$/.test(before)) return [];
		const total = BigInt(before) + by;
		return total < 0n ? [] : [[key, String(total)]];
	});
	return Object.fromEntries(said);
}
// src/plan/replay-walk.ts
/**
* Which snapshots of a data branch may be committed again on top of what it is published to, as far
* as the table's metadata says. The rules are those of Java's `CherryPickOperation`.
*/
function walkReplay(metadata, dataBranch, { base, onTarget }, target) {
	const head = branchHead(metadata, dataBranch);
	if (head === null || target === null) return { why: "One of the two branches is gone." };
	if (isEncrypted(metadata)) return { why: "The table is encrypted, and icebranch writes no encrypted files." };
	if (isElsewhere(metadata)) return { why: "Its metadata folder (write.metadata.path) is in another kind of place than the table." };
	if (onTarget !== null && !idsOf$1(metadata, target).has(onTarget)) return { why: `What it is published to was begun anew, or put back, since: it has snapshot ${onTarget} no more, and a full refresh has read the rows of the data branch already.` };
	const { own, end } = ownSnapshots(metadata, head, target, base);
	if (end === "expired") return { why: "Snapshots between the data branch's head and where it was made are expired." };
	if (end === "apart") return { why: begunAnew(own[0]) };
	const picks = own.filter((one) => !isCompaction(one));
	const refused = picks.find((one, index) => !mayBePicked(metadata, one, index, target));
	if (refused !== void 0) return { why: refusal$1(refused) };
	const audited = auditedTwice(metadata, picks, target);
	if (audited !== void 0) return { why: `What was audited as ${audited} (wap.id) has been published already.` };
	return {
		picks,
		compactions: own.filter(isCompaction),
		target
	};
}
/** https://iceberg.apache.org/docs/latest/configuration/: of one `wap.id` one snapshot is published. */
function auditedTwice(metadata, picks, target) {
	const audits = picks.flatMap(({ summary }) => summary?.["wap.id"] ?? []);
	if (audits.length === 0) return void 0;
	const published = history(metadata, target).snapshots.flatMap(({ summary = {} }) => [summary["wap.id"], summary["published-wap-id"]]);
	return audits.find((one, index) => published.includes(one) || audits.slice(0, index).includes(one));
}
function begunAnew(root) {
	return root?.summary?.operation === "overwrite" ? "The data branch holds a full refresh, which has none of the rows that were there before." : "The data branch was begun anew since it was made, without the rows that were there before.";
}
/** A table in S3 whose property names a folder of this machine would have files that nobody else can read. */
function isElsewhere({ location, properties }) {
	const path = properties?.["write.metadata.path"] ?? "";
	const scheme = (text) => /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase() ?? "";
	const isAbsolute = path.startsWith("/") || scheme(path) !== "";
	const kind = (text) => scheme(text).replace(/^s3[an]$/, "s3").replace(/^file$/, "");
	return isAbsolute && kind(path) !== kind(location);
}
function isEncrypted(metadata) {
	const keys = metadata["encryption-keys"];
	return metadata.properties?.["encryption.key-id"] !== void 0 || Array.isArray(keys) && keys.length > 0;
}
function mayBePicked(metadata, snapshot, index, target) {
	if (snapshot.summary?.operation === "append") return true;
	if (!replacesPartitions(snapshot)) return false;
	const parent = parentOf(snapshot);
	return index === 0 && (parent === null || isAncestor(metadata, parent, target) === "yes");
}
/** https://iceberg.apache.org/docs/latest/spark-writes/#overwriting-data: a dynamic overwrite. */
function replacesPartitions({ summary }) {
	return summary?.operation === "overwrite" && summary["replace-partitions"] === "true";
}
function refusal$1(snapshot) {
	const what = `Snapshot ${snapshot["snapshot-id"]} of the data branch (${snapshotsText([snapshot])})`;
	return replacesPartitions(snapshot) ? `${what} replaces partitions as they were after other snapshots of the branch.` : `${what} does more than add files.`;
}
// src/plan/replay.ts
/** Committing a data branch's snapshots again on top of what it is published to. */
function planReplay(metadata, walk, facts, now) {
	const why = objection(metadata, walk, facts);
	if (why !== void 0) return { why };
	const picks = [];
	for (const source of walk.picks) {
		const files = filesOf(source, facts);
		const snapshot = replayed(metadata, source, files, {
			parent: picks.at(-1)?.snapshot ?? findSnapshot(metadata, walk.target),
			picks,
			now
		});
		picks.push({
			snapshot,
			added: files.added,
			removed: files.removed
		});
	}
	const { files, rows } = countsOf(picks.flatMap(({ added }) => allFiles(added)));
	const last = picks.at(-1)?.snapshot;
	return {
		picks,
		added: {
			files: Number(files),
			rows: Number(rows)
		},
		head: last === void 0 ? walk.target : snapshotId(last["snapshot-id"])
	};
}
function objection(metadata, { picks, compactions, target }, facts) {
	const growing = compactions.find((one) => grows(filesOf(one, facts)));
	if (growing !== void 0) return `Snapshot ${growing["snapshot-id"]} of the data branch calls itself a compaction, and adds rows.`;
	for (const pick of picks) {
		const files = filesOf(pick, facts);
		const why = ownObjection(metadata, pick, files) ?? partitionObjection(metadata, pick, files, target, facts);
		if (why !== void 0) return `Snapshot ${pick["snapshot-id"]} of the data branch ${why}.`;
	}
	const added = picks.flatMap((one) => allFiles(filesOf(one, facts).added));
	const there = added.filter(({ path }) => facts.there.has(path)).length;
	if (there > 0) return `${there} of the ${added.length} files that the data branch added are on the other branch already, and not by a replay.`;
	const gone = added.filter(({ path }) => facts.gone.has(path)).length;
	if (gone > 0) return `${gone} of the ${added.length} files that the data branch added were compacted on it, and are not there any more.`;
}
function grows({ added, removed }) {
	return countsOf(allFiles(added)).rows > countsOf(removed).rows;
}
/** As the end of a sentence. */
function ownObjection(metadata, pick, files) {
	if (files.encrypted) return "has encrypted files, and icebranch writes none";
	if (files.changesDeletes) return "adds or removes deletes of rows";
	if (!replacesPartitions(pick) && files.removed.length > 0) return "calls itself an append, and takes files away";
	if (!isExplained(pick, files)) return "has manifests that do not say which files it added: its totals grow by others";
	const specs = new Set(specIds(metadata));
	for (const { specId, schemaId } of files.added) {
		if (!specs.has(specId)) return `has files of the partition spec ${specId}, which is gone`;
		if (schemaId !== void 0 && findSchema(metadata, schemaId) === void 0) return `has files of the schema ${schemaId}, which is gone`;
	}
}
/** Whether what it added is all that it has more than the one before, or all that its summary says. */
function isExplained({ summary }, { added, removed, growth }) {
	const [plus, minus] = [countsOf(allFiles(added)), countsOf(removed)];
	if (growth !== void 0) return BigInt(growth.files) === plus.files - minus.files && growth.rows === plus.rows - minus.rows;
	const zero = summary?.["total-records"] === void 0 ? void 0 : "0";
	return (summary?.["added-data-files"] ?? zero) === String(plus.files) && (summary?.["added-records"] ?? zero) === String(plus.rows);
}
/** What a dynamic overwrite replaced must be all that those partitions have. As the end of a sentence. */
function partitionObjection(metadata, pick, files, target, facts) {
	if (!replacesPartitions(pick)) return void 0;
	if (files.removed.some(({ path }) => !facts.stillThere.has(path))) return "replaces partitions of which files have been taken away since";
	const own = new Set(allFiles(files.added).map(partitionOf));
	const since = gainedSince(metadata, target, parentOf(pick));
	const gained = since.flatMap((one) => facts.files.get(idOf(one)) ?? []);
	if (gained.length < since.length) return "replaces partitions, and another data branch is published first in the same run: run it again";
	if (gained.some(({ added }) => allFiles(added).some((file) => own.has(partitionOf(file))))) return "replaces partitions that have got new files since";
	return gained.some(({ changesDeletes }) => changesDeletes) && files.removed.length > 0 ? "replaces partitions, and rows have been deleted since, beside the data files" : void 0;
}
function partitionOf({ specId, partition }) {
	return `${specId} ${partition}`;
}
function specIds(metadata) {
	const specs = metadata["partition-specs"];
	if (!Array.isArray(specs)) return [0];
	return specs.map((one) => one["spec-id"]);
}
function replayed(metadata, source, files, { parent, picks, now }) {
	const version = metadata["format-version"];
	const { rows } = countsOf(allFiles(files.added));
	const before = countsOf(picks.flatMap(({ added }) => allFiles(added))).rows;
	const next = (key) => BigInt(metadata[key] ?? 0);
	return {
		"snapshot-id": newId(metadata, source, parent),
		...parent === void 0 ? {} : { "parent-snapshot-id": parent["snapshot-id"] },
		...version < 2 ? {} : { "sequence-number": asLong(next("last-sequence-number") + BigInt(picks.length + 1)) },
		"timestamp-ms": now,
		summary: replaySummary(source, files, parent),
		"manifest-list": "",
		"schema-id": metadata["current-schema-id"] ?? 0,
		...version < 3 ? {} : {
			"first-row-id": asLong(next("next-row-id") + before),
			"added-rows": asLong(rows)
		}
	};
}
/** Of what it does, so that the same plan has the same ids on every machine. */
function newId(metadata, source, parent) {
	const parts = [
		metadata["table-uuid"],
		source["snapshot-id"],
		parent?.["snapshot-id"] ?? "-"
	];
	for (let tries = 0;; tries++) {
		const digest = hexDigest([
			SOURCE,
			...parts,
			tries
		].join(" ")).slice(0, 16);
		const id = BigInt.asUintN(63, BigInt(`0x${digest}`));
		if (id > 0n && findSnapshot(metadata, String(id)) === void 0) return asLong(id);
	}
}
function filesOf({ "snapshot-id": id }, { files }) {
	const found = files.get(snapshotId(id));
	if (found === void 0) throw new Error("a snapshot was planned whose files were not read");
	return found;
}
function allFiles(added) {
	return added.flatMap(({ files }) => files);
}
// src/plan/replay-table.ts
/** Where publishing may be a replay, and the metadata has nothing against it. */
function replayQuestions(written, state, context) {
	return written.flatMap(({ table }) => {
		const found = state.get(table);
		if (found === void 0) return [];
		const { metadata } = found.table;
		const mark = marksOf(metadata).get(context.dataBranch);
		if (!isOurs(mark, context) || mark.state === "closed") return [];
		const target = targetOf(metadata, mark, context);
		if (classify(metadata, context.dataBranch, mark, target.head) !== "diverged") return [];
		const walk = walkOf(metadata, context.dataBranch, mark, target);
		return "why" in walk ? [] : [{
			table,
			found,
			walk
		}];
	});
}
/** The metadata's word alone. */
function walkOf(metadata, dataBranch, mark, target) {
	const start = startOf(metadata, dataBranch, mark, target);
	return "why" in start ? start : walkReplay(metadata, dataBranch, start, target.head);
}
/** What came before has been published, or was there when the branch was made. */
function startOf(metadata, dataBranch, mark, target) {
	const { state, publish } = mark;
	if (state === "published" && publish !== void 0) return {
		base: publish.head ?? publish.to,
		onTarget: publish.to
	};
	const head = branchHead(metadata, dataBranch);
	const { snapshot } = withTarget(mark, metadata, head, target);
	if (snapshot === null && mark.snapshot !== null) return { why: `The data branch has no snapshot in common with ${target.ref}.` };
	return {
		base: snapshot,
		onTarget: snapshot
	};
}
/** `state`: as the refs alone have it. */
function foresee(state, diverged, context) {
	const tried = state === "diverged" ? replayOf(diverged, context) : void 0;
	if (tried === void 0 || "why" in tried) return {
		state,
		tried,
		replay: void 0
	};
	return {
		state: tried.picks.length === 0 ? "behind" : "replay",
		tried,
		replay: tried
	};
}
/** undefined where nobody asked for it. */
function replayOf({ table, metadata, mark, target, replays }, { dataBranch, now }) {
	if (replays === void 0) return void 0;
	const walk = walkOf(metadata, dataBranch, mark, target);
	if ("why" in walk) return walk;
	const why = readAgain(metadata, mark);
	if (why !== void 0) return { why };
	const facts = replays.get(table);
	if (facts === void 0) return { why: "Its files were not read." };
	if ("unknown" in facts) return {
		why: facts.unknown,
		mend: facts.mend
	};
	return planReplay(metadata, walk, facts, now);
}
/** Rows of a data branch whose state was taken back are the next sync's to read: it has. */
function readAgain(metadata, mark) {
	return mark.stateTakenBack !== void 0 && restoreState(metadata, mark).length > 0 ? "The connector's state was taken back when the data branch was ended or undone, and a sync has moved it since: that one has read the rows of the data branch again." : void 0;
}
/** What nobody can tell from the table: whether somebody has read the replayed rows already, or will once more. */
function replayFindings(plan, metadata, mark) {
	return [...overwritten(plan, metadata), ...takenBack(plan, metadata, mark)];
}
function overwritten({ table, branch, onto, target, base }, metadata) {
	if (target === null) return [];
	const found = gainedSince(metadata, target, base).find((one) => one.summary?.operation === "overwrite" && !replacesPartitions(one));
	if (found === void 0) return [];
	return [{
		code: "IB437",
		level: "warning",
		message: `${table}: ${onto} has been overwritten since ${branch} was made (snapshot ${found["snapshot-id"]}, ${snapshotsText([found])}); if that was a full refresh, it has read the rows of ${branch} already.`,
		hint: compare(branch)
	}];
}
function compare(branch) {
	return `Compare the two branches before publishing, and where rows are on both, put them aside (icebranch refresh --branch ${shellWord(branch)} --discard); once it is published, icebranch undo takes them back.`;
}
function takenBack({ table, branch, onto }, metadata, mark) {
	if (!(Object.keys(connectorState(metadata)).length > 0) || !isTakenBackSince(metadata, branch, mark)) return [];
	return [{
		code: "IB437",
		level: "warning",
		message: `${table}: the end of another data branch has taken the connector's state back since ${branch} was made, so that a sync of ${onto} may have read rows of ${branch} once more, or may yet.`,
		hint: compare(branch)
	}];
}
// src/plan/shape-change.ts
function shapeChange({ metadata, shapes }, branch, mark) {
	const isApart = shapes !== void 0;
	const shape = isApart ? shapes.get(branch) : metadata;
	if (shape === void 0) return {
		schema: void 0,
		others: [],
		isApart
	};
	return {
		...changeOf(shape, mark),
		isApart
	};
}
function changeOf(metadata, mark) {
	const schema = schemaChange(metadata, mark);
	return {
		schema,
		others: [...(metadata["current-schema-id"] ?? 0) !== mark.schema && schema === void 0 ? ["another schema (the old one is gone)"] : [], ...layoutChange(metadata, mark)]
	};
}
function schemaChange(metadata, mark) {
	const current = metadata["current-schema-id"] ?? 0;
	if (current === mark.schema) return void 0;
	const [before, after] = [findSchema(metadata, mark.schema), findSchema(metadata, current)];
	return before && after ? diffSchemas(before, after) : void 0;
}
function layoutChange(metadata, mark) {
	const spec = metadata["default-spec-id"] ?? 0;
	const order = metadata["default-sort-order-id"] ?? 0;
	const [specs, orders] = [metadata["partition-specs"], metadata["sort-orders"]];
	const partitioned = (id) => laidOut(metadata, specs, "spec-id", id);
	const sorted = (id) => laidOut(metadata, orders, "order-id", id);
	return [...spec === mark.spec ? [] : changed("partition spec", partitioned(mark.spec), partitioned(spec)), ...order === mark.sortOrder ? [] : changed("sort order", sorted(mark.sortOrder), sorted(order))];
}
/** By its fields: a spec that was made anew with the same ones is no other. */
function changed(what, was, is) {
	return was === is ? [] : [`another ${what} (${spelled(is)}, was ${spelled(was)})`];
}
function spelled(text) {
	if (text === void 0) return "unknown";
	return text === "" ? "none" : text;
}
/** `day(at), bucket[16](id)`; empty where it has no field, undefined where there is none with this id. */
function laidOut(metadata, all, key, id) {
	if (!Array.isArray(all)) return void 0;
	const found = all.find((one) => one?.[key] === id);
	if (found === void 0 || !Array.isArray(found.fields)) return void 0;
	const schema = currentSchema(metadata);
	const names = schema === void 0 ? /* @__PURE__ */ new Map() : columnNames(schema);
	return found.fields.map((field) => fieldText(field, names)).join(", ");
}
function fieldText(field, names) {
	const source = names.get(Number(field["source-id"])) ?? `column ${String(field["source-id"])}`;
	const transform = String(field.transform);
	const text = transform === "identity" ? source : `${transform}(${source})`;
	return field.direction === "desc" ? `${text} desc` : text;
}
/** null where nothing has changed. */
function shapeText({ schema, others }) {
	const words = [
		...schema === void 0 ? [] : columnWords(schema),
		...schema?.breaking ?? [],
		...others
	];
	return words.length === 0 ? null : words.join("; ");
}
function columnWords({ added, widened }) {
	return [...added.map((name) => `added column ${name}`), ...widened];
}
/** What breaks the readers of `main` is an error; of the rest, what it has already is worth a warning. */
function shapeFindings(table, nodes, { schema, others, isApart }) {
	const breaking = schema?.breaking ?? [];
	if (isApart) return breaking.length === 0 ? [] : [wouldBreak(table, nodes, breaking)];
	if (breaking.length > 0) return [breaks(table, nodes, breaking)];
	const columns = schema === void 0 ? [] : columnWords(schema);
	return [...columns.length === 0 ? [] : [shows(table, columns)], ...others.map((one) => lies(table, one))];
}
function breaks(table, nodes, words) {
	return {
		code: "IB406",
		level: "error",
		message: `${table} has ${words.join(", ")}, and readers of main see it already: Iceberg has one schema for all branches.`,
		hint: `Put the schema back, then change ${writers(nodes)} so that it only adds columns.`
	};
}
function wouldBreak(table, nodes, words) {
	return {
		code: "IB406",
		level: "error",
		message: `${table} has ${words.join(", ")} on the data branch, and readers of main would see it once that is published.`,
		hint: `Put the schema back on the data branch, then change ${writers(nodes)} so that it only adds columns.`
	};
}
function writers(nodes) {
	return nodes.length === 0 ? "a writer" : nodes.join(", ");
}
function shows(table, words) {
	return {
		code: "IB406",
		level: "warning",
		message: `${table} has ${words.join(", ")}, which main shows already: Iceberg has one schema for all branches.`,
		hint: "Nothing to do if that is wanted; a column that is not can be dropped from the table."
	};
}
function lies(table, words) {
	return {
		code: "IB406",
		level: "warning",
		message: `${table} has ${words}, which the next sync of main uses too: Iceberg has one for all branches.`,
		hint: "Nothing to do if that is wanted; else put it back with your engine."
	};
}
// src/plan/table-plan.ts
/** What a plan says of a table that the catalog does not have yet. */
function absentTable(written, branch, onto = MAIN) {
	return {
		...written,
		uuid: null,
		branch,
		pull: null,
		state: "pending",
		onto,
		target: null,
		base: null,
		main: null,
		head: null,
		totals: {
			onto: null,
			branch: null
		},
		rivals: [],
		receipt: null,
		added: null,
		schemaChange: null,
		sharedState: false,
		note: "The first sync makes the table and its data branch."
	};
}
function describeTable(written, { table }, branch, state, mark, target = {
	ref: MAIN,
	head: branchHead(table.metadata, MAIN)
}) {
	const { metadata } = table;
	const main = branchHead(metadata, MAIN);
	const head = branchHead(metadata, branch);
	const { ref: onto, head: from, tried } = target;
	const replay = state === "replay" && tried !== void 0 && "picks" in tried ? tried : void 0;
	return {
		...written,
		uuid: metadata["table-uuid"],
		branch,
		pull: mark?.pull ?? null,
		state,
		onto,
		target: branchHead(metadata, onto),
		base: mark?.snapshot ?? null,
		main,
		head,
		totals: {
			onto: totalsOf(summaryOf(metadata, from)),
			branch: totalsOf(replay?.picks.at(-1)?.snapshot.summary ?? summaryOf(metadata, head))
		},
		rivals: [],
		receipt: null,
		added: replay?.added ?? (head === null || head === from ? null : addedOnBranch(metadata, state, from, head)),
		schemaChange: mark === void 0 ? null : shapeText(shapeChange(table, branch, mark)),
		...table.shapes === void 0 ? {} : { ownSchema: true },
		...tried !== void 0 && "why" in tried && tried.mend !== void 0 ? { unread: true } : {},
		sharedState: Object.keys(connectorState(metadata)).length > 0,
		note: note(metadata, state, target, head, mark)
	};
}
function addedOnBranch(metadata, state, from, head) {
	return state === "fast-forward" || state === "new-main" || state === "replaced" ? addedBetween(metadata, from, head) : null;
}
function summaryOf(metadata, id) {
	return id === null ? void 0 : findSnapshot(metadata, id)?.summary;
}
/** From the snapshot's own summary. https://iceberg.apache.org/spec/#optional-snapshot-summary-fields */
function totalsOf(summary) {
	const rows = Number(summary?.["total-records"]);
	const files = Number(summary?.["total-data-files"]);
	const bytes = Number(summary?.["total-files-size"]);
	return [
		rows,
		files,
		bytes
	].every(Number.isFinite) ? {
		rows,
		files,
		bytes
	} : null;
}
function note(metadata, state, { ref, head: from, tried }, head, mark) {
	switch (state) {
		case "diverged": {
			if (from === null) return `${ref} is gone since the data branch was made.`;
			const why = tried !== void 0 && "why" in tried ? ` ${tried.why}` : "";
			return (mark?.snapshot ?? null) === null ? `${ref} was made by somebody else than the data branch's first sync, and neither has the other's rows.${why}` : `${ref} has moved on by ${ahead(metadata, head, from, mark)}: ${writerOf(metadata, from)}.${why}`;
		}
		case "replay": return from === null ? null : `${ref} has moved on by ${ahead(metadata, head, from, mark)}: ${writerOf(metadata, from)}.`;
		case "history-expired": return `The snapshots between ${ref} and the data branch have been expired, so nothing proves that ${ref} would lose no rows.`;
		case "foreign": return "icebranch did not make this branch, so it is neither moved nor removed.";
		case "missing": return "The data branch is gone: somebody removed it.";
		case "replaced": return `A full refresh: all rows of ${ref} are exchanged for those of the data branch.`;
		case "behind":
			if (head !== null && from !== null && isAncestor(metadata, head, from) !== "yes") return `The data branch has no rows that ${ref} has not.`;
			return `No sync has written to the data branch since ${ref} moved on: there is nothing to publish.`;
		case "pending": return "The first sync makes the data branch.";
		case "create":
		case "exists":
		case "equal":
		case "fast-forward":
		case "new-main":
		case "published": return null;
	}
}
/** Since the data branch was made, where that was begun anew and has nothing in common with the target. */
function ahead(metadata, head, target, mark) {
	const from = newestCommon(metadata, head, target) === null ? mark?.snapshot ?? head : head;
	return counted(snapshotsAhead(metadata, from, target), "snapshot");
}
/** Who moved `main`, or what else is published to, as far as its newest snapshot says. */
function writerOf(metadata, id) {
	const snapshot = findSnapshot(metadata, id);
	return snapshot === void 0 ? `snapshot ${id}` : `snapshot ${id}, ${snapshotsText([snapshot])}`;
}
// src/plan/data-branch.ts
/** Which data branch a git branch has: its marks say so, and its name only where none does. */
/**
* The data branch of the pull request in `owner`, made from the git branch `branch`. One with its
* number is its own, whatever either is called: so a pull request keeps it when it is made to
* another branch. One that a terminal made for that git branch is adopted, and goes before one of
* its own that nobody has written to. Without either it gets the git branch's name, with its number
* where another one holds that.
*/
function dataBranchOf(state, context) {
	const { owner, branch } = context;
	const all = marksOfProject(state, context);
	const isOwn = ({ mark }) => mark.pull !== null && mark.pull === owner.pull;
	const isAdoptable = ({ mark }) => mark.pull === null && mark.branch === branch;
	const name = dataBranchName(branch);
	const own = first(all.filter(isOwn), name);
	const adoptable = first(all.filter(isAdoptable), name);
	if (own !== void 0 && !(isIdle(own, all) && adoptable && isInUse(adoptable, all))) return own.dataBranch;
	if (adoptable !== void 0) return adoptable.dataBranch;
	return all.some((one) => one.dataBranch === name && holdsName(one)) && owner.pull !== null ? dataBranchName(branch, owner.pull) : name;
}
/**
* Where a pull request to the git branch `base` goes: the data branch in work for that one. Where
* there is none, what that would be called, unless the name is another one's, `own` among them.
*/
function ontoOfBranch(state, owning, { base, production }, own) {
	if (base === production) return {
		ref: MAIN,
		branch: base
	};
	const name = dataBranchName(base);
	const all = marksOfProject(state, owning);
	const isOfBase = ({ dataBranch, mark }) => mark.branch === base && dataBranch !== own.dataBranch;
	const open = all.filter((one) => one.mark.state === "open" && isOfBase(one));
	const free = (all.some((one) => one.dataBranch === name && holdsName(one) && one.mark.branch !== base) || name === own.dataBranch) && own.pull !== null ? dataBranchName(base, own.pull) : name;
	return {
		ref: first(open, name)?.dataBranch ?? free,
		branch: base
	};
}
function marksOfProject(state, owning) {
	return [...state.values()].flatMap(({ table: { metadata } }) => [...marksOf(metadata)].flatMap(([dataBranch, mark]) => isOfProject(mark, owning) ? [{
		dataBranch,
		mark,
		metadata
	}] : []));
}
const order = [
	"open",
	"undone",
	"closed",
	"published"
];
/** What is in work before what is over; then the git branch's own name. */
function first(marks, name) {
	const rank = ({ mark: { state } }) => order.indexOf(state);
	const named = ({ dataBranch }) => dataBranch === name ? 0 : 1;
	return [...marks.filter(holdsName)].sort((a, b) => rank(a) - rank(b) || named(a) - named(b) || compareText(a.dataBranch, b.dataBranch))[0];
}
/** Published, a name is free again, unless a sync wrote to the branch since. */
function holdsName({ dataBranch, mark, metadata }) {
	return mark.state !== "published" || hasLateRows(metadata, dataBranch, mark);
}
/** In work, and on no table has anybody written to it. */
function isIdle(one, all) {
	return one.mark.state === "open" && !isInUse(one, all);
}
function isInUse(one, all) {
	return all.some(({ dataBranch, mark, metadata }) => dataBranch === one.dataBranch && mark.pull === one.mark.pull && mark.state === "open" && hasOwnSnapshots(metadata, dataBranch, mark.onto));
}
// src/plan/receipts.ts
/** One line a table that the pull request's publish dealt with: nothing is left to do there. */
function planReceipts(written, state, owning, pull) {
	return written.flatMap((one) => {
		const found = state.get(one.table);
		if (found === void 0) return [];
		const { metadata } = found.table;
		return receiptsOf(metadata, owning, pull).map(({ dataBranch, mark, publish }) => {
			const plan = describeTable(one, found, dataBranch, "published", mark, {
				ref: mark.onto ?? "main",
				head: publish.from
			});
			const { id, from, to } = publish;
			const added = addedBy(metadata, publish);
			return {
				plan: {
					...plan,
					receipt: {
						id,
						from,
						to
					},
					added
				},
				findings: [],
				commit: void 0
			};
		});
	});
}
function receiptsOf(metadata, owning, pull) {
	return [...marksOf(metadata)].flatMap(([dataBranch, mark]) => {
		if (!isOfProject(mark, owning) || mark.pull !== pull) return [];
		const { state, publish } = mark;
		return state === "published" && publish !== void 0 ? [{
			dataBranch,
			mark,
			publish
		}] : [];
	});
}
/** null where the snapshots have been expired since, and nothing where `main` was not moved. */
function addedBy(metadata, { from, to }) {
	if (from === to || to === null) return null;
	return [from, to].every((id) => id === null || findSnapshot(metadata, id) !== void 0) ? addedBetween(metadata, from, to) : null;
}
/**
* A revert takes back files; rows that were published stay until somebody undoes the publish.
* `catalogs`: those that the files at hand name. `undo` finds no other, so that it is told of the
* commit that was published for where the revert takes away the last file of one.
*/
function revertFindings(state, owning, reverted, catalogs) {
	const all = [...state].flatMap(([table, { catalog, table: { metadata } }]) => receiptsOf(metadata, owning, reverted).filter(({ mark, publish }) => mark.onto === void 0 && publish.from !== publish.to).map(({ publish: { id, merge } }) => ({
		table,
		catalog,
		id,
		merge
	})));
	return [...Map.groupBy(all, ({ id }) => id)].map(([id, members]) => {
		const lost = members.find(({ catalog }) => !catalogs.has(catalog));
		const at = lost === void 0 ? "" : ` --head ${shellWord(lost.merge)}`;
		return {
			code: "IB425",
			level: "notice",
			message: `This takes back the files of #${reverted}; the rows that it published stay on main of ${members.map(({ table }) => table).join(", ")}.`,
			hint: `To put main back to where it was before, run icebranch undo --publish ${id}${at}.`
		};
	});
}
// src/plan/written-tables.ts
/** Which tables a change writes to. */
/** Where an ingest without declared tables writes. */
function destinationNamespace({ destination, identifier }) {
	const { namespace } = destination;
	return typeof namespace === "string" && namespace !== "" ? namespace : identifier.namespace;
}
/** The namespaces that an ingest writes to. */
function writtenNamespaces(node) {
	if (node.kind === "view") return [];
	const { catalog } = node.identifier;
	const named = (node.tables ?? []).map((table) => table.namespace);
	return [destinationNamespace(node), ...named].map((namespace) => ({
		catalog,
		namespace
	}));
}
/** Every table that the catalogs show, with the ingests that write it: marks may be on any of them. */
function everyTable(graph, state) {
	const written = new Map(allWrittenTables(graph, state).map((one) => [one.table, one]));
	return [...state].map(([table, { catalog, table: loaded }]) => written.get(table) ?? {
		table,
		catalog,
		identifier: loaded.identifier,
		nodes: []
	});
}
/** The tables that all ingests of a graph write. */
function allWrittenTables(graph, state) {
	return tablesOf(graph, state, ingests(graph));
}
/** The tables that added, changed and moved ingests write. A removed spec touches no table. */
function changedTables(graph, changes, state) {
	const touched = new Set(changes.filter((one) => one.change !== "removed").map((one) => one.node));
	return tablesOf(graph, state, ingests(graph).filter((node) => touched.has(node.id)));
}
/**
* An ingest that names its tables writes those; another one writes what its namespace holds and
* nobody else declares. Views and the tables that store them are nobody's to branch.
*/
function tablesOf(graph, state, nodes) {
	const declared = new Set(ingests(graph).flatMap(declaredTables));
	const views = new Set(graph.nodes.flatMap(({ node }) => storedBy(node)));
	const found = /* @__PURE__ */ new Map();
	const add = (node, table) => {
		const name = `${table.catalog}.${table.namespace}.${table.name}`;
		const known = found.get(name);
		if (known !== void 0) known.nodes.push(node.id);
		else found.set(name, {
			catalog: table.catalog,
			identifier: {
				namespace: table.namespace.split("."),
				name: table.name
			},
			nodes: [node.id]
		});
	};
	const byNamespace = groupByNamespace(state);
	for (const node of nodes) {
		const { catalog } = node.identifier;
		if (node.tables !== void 0) {
			for (const table of node.tables) add(node, {
				catalog,
				...table
			});
			continue;
		}
		const namespace = destinationNamespace(node);
		for (const name of byNamespace.get(`${catalog}.${namespace}`) ?? []) {
			const full = `${catalog}.${namespace}.${name}`;
			if (!declared.has(full) && !views.has(full)) add(node, {
				catalog,
				namespace,
				name
			});
		}
	}
	return [...found].map(([table, one]) => ({
		table,
		...one
	})).sort((a, b) => compareText(a.table, b.table));
}
function groupByNamespace(state) {
	const groups = /* @__PURE__ */ new Map();
	for (const { catalog, table } of state.values()) {
		const key = `${catalog}.${table.identifier.namespace.join(".")}`;
		const names = groups.get(key);
		if (names === void 0) groups.set(key, [table.identifier.name]);
		else names.push(table.identifier.name);
	}
	return groups;
}
function declaredTables(node) {
	return (node.tables ?? []).map(({ namespace, name }) => `${node.identifier.catalog}.${namespace}.${name}`);
}
/** A materialized view and the table that stores it. */
function storedBy(node) {
	return node.kind === "view" ? [node.id, `${node.id}__storage`] : [];
}
function ingests(graph) {
	return graph.nodes.map(({ node }) => node).filter((node) => node.kind === "ingest");
}
// src/commands/catalog-names.ts
/** The catalogs that a run from the head commit alone would look into. */
function namedCatalogs({ catalogs, graph }) {
	const ingests = graph.nodes.filter(({ node }) => node.kind === "ingest");
	return /* @__PURE__ */ new Set([...catalogs.named, ...ingests.map(({ node }) => node.identifier.catalog)]);
}
// src/commands/context.ts
/** What the planners know of this run. Marks name commits; git says which of them are ours. */
async function planContext(world, state, branch, dataBranch) {
	const { trigger, dir, config, inputs, ports } = world;
	const { pull } = trigger;
	return {
		owner: {
			repository: trigger.repository ?? null,
			project: dir,
			pull: pull?.number ?? null
		},
		knownCommits: await knownCommits(world, state),
		branch,
		dataBranch,
		named: false,
		onto: void 0,
		base: (isForNoMerge(world) ? trigger.head : trigger.base) ?? trigger.head ?? "",
		head: (pull?.closed === false ? pull.headCommit : trigger.head) ?? "",
		strict: inputs.strict,
		expireAfterMs: config.branches.expireAfterMs,
		keepUndoMs: config.publish.keepUndoMs,
		now: ports.clock()
	};
}
/**
* A data branch that a person names on the production branch: what it is built for is merged already,
* and must not be taken for a merge that is still to be published.
*/
function isForNoMerge({ trigger, inputs }) {
	const { verb, pull, branch, production } = trigger;
	return verb === "build" && pull === void 0 && branch === production && inputs.branch !== void 0 && inputs.head === void 0;
}
/** Of no pull request in particular: a run that deals with all of them. */
function ofEveryPull(context) {
	return {
		...context,
		owner: {
			...context.owner,
			pull: null
		}
	};
}
async function knownCommits(world, state) {
	return knownOf(world, [...state.values()].flatMap(({ table }) => [...marksOf(table.metadata).values()].filter((mark) => mark !== "unreadable")));
}
/** The commits of marks that this repository has. */
async function knownOf({ ports: { git, gitHub }, dir, trigger }, marks) {
	const named = new Set(marks.map(({ base }) => base).filter(isCommitId));
	const known = /* @__PURE__ */ new Set();
	for (const oid of named) if (await git.resolve(oid) !== void 0) known.add(oid);
	const { head } = trigger;
	if (!git.shallow || gitHub === void 0 || head === void 0 || !isCommitId(head)) return known;
	const isInDoubt = (mark) => mark.repository === null && mark.project === dir;
	const doubts = new Set(marks.filter(isInDoubt).map(({ base }) => base));
	for (const oid of named) if (!known.has(oid) && doubts.has(oid) && await gitHub.compare(oid, head) !== void 0) known.add(oid);
	return known;
}
// src/plan/after-commits.ts
/** A catalog as planned commits will leave it: what is planned next must build on them. */
function afterCommits(state, planned, now) {
	const after = new Map(state);
	for (const one of planned) {
		const found = after.get(one.plan.table);
		if (found !== void 0) after.set(one.plan.table, afterCommit(found, one, now));
	}
	return after;
}
function afterCommit(found, { commit }, now) {
	if (commit === void 0) return found;
	const { metadata, metadataLocation: previousLocation } = found.table;
	const next = applyUpdates(metadata, commit.commit.updates, {
		now,
		previousLocation
	});
	return {
		...found,
		table: {
			...found.table,
			metadata: next
		}
	};
}
// src/plan/clean.ts
/** What a branch has of its own becomes a tag, which the sweep ends after `keep-undo`. */
function planClean(written, state, context, options) {
	const tables = [];
	const drops = [];
	for (const one of written) {
		const found = state.get(one.table);
		if (found === void 0) continue;
		const { metadata } = found.table;
		const mark = marksOf(metadata).get(context.dataBranch);
		const isNew = onlyOnBranch(metadata, context.dataBranch);
		const isPending = mark === void 0 && one.nodes.length > 0;
		if (isNew && (isPending || isOurs(mark, context) && mark.state === "open")) {
			const { table, drop } = planNew(one, found, context, options);
			tables.push(table);
			if (drop !== void 0) drops.push(drop);
		} else if (isOurs(mark, context) && mark.state === "open") tables.push(planEnd(one, found, mark, context, options));
		else if (isPending && isFirstSync(metadata, context.dataBranch)) tables.push(planEnd(one, found, firstSyncMark(metadata, context), context, options));
	}
	return {
		tables: allOrNone(tables),
		drops: hasError(tables) ? [] : drops
	};
}
/** Beside another first sync's: what neither is on has no `main` that it could be published over. */
function isFirstSync(metadata, dataBranch) {
	return branchHead(metadata, "main") === null && branchHead(metadata, dataBranch) !== null;
}
function firstSyncMark(metadata, context) {
	return openMark(metadata, context, {
		ref: MAIN,
		head: null
	});
}
/** A table that nobody but this branch ever wrote to. */
function onlyOnBranch(metadata, dataBranch) {
	const names = Object.keys(metadata.refs ?? {});
	return branchHead(metadata, "main") === null && branchHead(metadata, dataBranch) !== null && names.every((name) => name === dataBranch);
}
function planNew(written, found, context, { dropNew }) {
	const plan = describeTable(written, found, context.dataBranch, "new-main", void 0);
	if (!dropNew) return {
		table: {
			plan,
			findings: [stays(plan, context)],
			commit: void 0
		},
		drop: void 0
	};
	return {
		table: {
			plan,
			findings: [],
			commit: void 0
		},
		drop: {
			kind: "drop-table",
			catalog: written.catalog,
			identifier: found.table.identifier,
			uuid: found.table.metadata["table-uuid"],
			metadataLocation: found.table.metadataLocation,
			move: {
				table: written.table,
				result: "dropped",
				from: plan.head,
				to: null,
				undo: null
			}
		}
	};
}
function stays({ table }, { dataBranch }) {
	return {
		code: "IB419",
		level: "warning",
		message: `${table} was only ever written by the data branch ${dataBranch}; it stays as it is.`,
		hint: `Remove it from the catalog, its files staying, with icebranch clean --branch ${shellWord(dataBranch)} --drop-new.`
	};
}
/** Ends the data branch of one table. */
function planEnd(written, found, mark, context, { discard }) {
	const { metadata, identifier } = found.table;
	const { dataBranch } = context;
	const target = targetOf(metadata, mark, {
		...context,
		onto: void 0
	});
	const plan = describeTable(written, found, dataBranch, classify(metadata, dataBranch, mark, target.head), mark, target);
	const restore = hasOwnSnapshots(metadata, dataBranch, mark.onto) ? restoreState(metadata, mark) : [];
	if (restore.length > 0 && !discard) {
		const moved = stateMoved(written.table, metadata, mark, context);
		if (moved !== void 0) return {
			plan,
			findings: [moved],
			commit: void 0
		};
	}
	const goesBack = !discard && restore.length > 0;
	const updates = [...endBranch(metadata, mark, context, goesBack), ...takeBackState(goesBack ? restore : [], context.now)];
	const requirements = [pinTable(metadata), ...pinRefs(metadata, dataBranch, mark.onto)];
	return {
		plan,
		findings: [],
		commit: {
			move: {
				table: written.table,
				result: "removed",
				from: plan.head,
				to: null,
				undo: null
			},
			commit: {
				identifier,
				requirements,
				updates
			}
		}
	};
}
function endBranch(metadata, mark, context, goesBack) {
	const { dataBranch } = context;
	const head = branchHead(metadata, dataBranch);
	if (head === null) return [removeMark(dataBranch)];
	if (!hasOwnSnapshots(metadata, dataBranch, mark.onto)) return [
		removeRef(dataBranch),
		...dropReplayed(metadata, dataBranch),
		removeMark(dataBranch)
	];
	const kept = keptTag(dataBranch, head);
	const takenBack = goesBack ? { stateTakenBack: connectorState(metadata) } : {};
	return [
		makeRef(metadata, "tag", kept, head, {
			now: context.now,
			ms: context.keepUndoMs
		}),
		removeRef(dataBranch),
		setMark(dataBranch, {
			...mark,
			state: "closed",
			kept,
			at: context.now,
			...takenBack
		})
	];
}
/** Why the connectors' state cannot go back to what the mark recorded; undefined where it can. */
function stateMoved(table, metadata, mark, context) {
	const isWritten = isWrittenSince(metadata, mark);
	if (!isWritten && !isTakenBackSince(metadata, context.dataBranch, mark)) return void 0;
	const since = isWritten ? `${mark.onto === void 0 ? MAIN : `${MAIN} or ${mark.onto}`} has been written to` : "another branch's end has put it back";
	const head = branchHead(metadata, context.dataBranch);
	const rows = head === null ? null : addedBetween(metadata, mark.snapshot, head);
	const what = rows === null ? "rows" : `${rows.rows} ${rows.rows === 1 ? "row" : "rows"}`;
	return {
		code: "IB415",
		level: "error",
		message: `${table}: a sync of the data branch ${context.dataBranch} moved the connector's state past ${what} that main does not have, and ${since} since.`,
		hint: `Read those rows into main again with a full refresh of the connector, then run icebranch clean --branch ${shellWord(context.dataBranch)} --discard.`
	};
}
// src/plan/publish-commit.ts
/** The commit that `publish` makes on one table. */
/** One commit a table: the target set, its old head tagged, the mark turned into a receipt. */
function publishUpdates(publishing, context) {
	const { metadata, mark, target, id, moves, replay } = publishing;
	const { dataBranch } = context;
	const head = branchHead(metadata, dataBranch);
	const receipt = setMark(dataBranch, receiptOf(publishing, head, context));
	if (!moves || head === null) return [receipt];
	const stood = branchHead(metadata, target.ref);
	const life = {
		now: context.now,
		ms: context.keepUndoMs
	};
	return [
		...stood === null ? [] : [makeRef(metadata, "tag", undoTag(id), stood, life)],
		...(replay?.picks ?? []).map(({ snapshot }) => ({
			action: "add-snapshot",
			snapshot
		})),
		...moveTarget(publishing, replay?.head ?? head, context),
		...replay === void 0 ? [] : lastingBranch(metadata, dataBranch, head),
		...redoState(metadata, mark),
		receipt
	];
}
/** Its snapshots go with it by our sweep alone: an engine that ends it by its age leaves them behind. */
function lastingBranch(metadata, dataBranch, head) {
	const { "max-ref-age-ms": age, ...kept } = setBranch(metadata, dataBranch, head);
	return age === void 0 ? [] : [kept];
}
function receiptOf({ mark, target, id, moves, replay }, head, { owner, now, head: merge }) {
	const { kept: _, stateTakenBack: __, onto: ___, publish: earlier, ...rest } = mark;
	const before = mark.state === "published" && earlier !== void 0 ? { before: earlier } : {};
	return {
		...rest,
		...ontoOf(target),
		repository: owner.repository ?? mark.repository,
		pull: owner.pull ?? mark.pull,
		state: "published",
		at: now,
		publish: {
			id,
			merge,
			from: target.head,
			to: moves ? replay?.head ?? head : target.head,
			...replay === void 0 || head === null ? {} : { head },
			...before
		}
	};
}
/** Where a stacked pull request's target has no branch on the table, it gets one, made as `build` would. */
function moveTarget({ metadata, mark, target, mergedAt }, head, { owner, head: merge, now, expireAfterMs: ms }) {
	const { ref } = target;
	const isThere = branchHead(metadata, ref) !== null;
	if (ref === "main" || target.standing === "there") return [setBranch(metadata, ref, head)];
	const { snapshot, schema, spec, sortOrder, connectorState, project, base } = mark;
	const made = {
		repository: owner.repository ?? mark.repository,
		project,
		pull: null,
		state: "open",
		branch: target.branch,
		base,
		head: merge,
		snapshot,
		schema,
		spec,
		sortOrder,
		connectorState,
		at: mergedAt ?? now
	};
	return [isThere ? setBranch(metadata, ref, head) : makeRef(metadata, "branch", ref, head, {
		now,
		ms
	}), setMark(ref, made)];
}
// src/plan/publish.ts
/** Moving `main`, or what a pull request is stacked on, of all tables of a data branch, all or none. */
/**
* From marks and refs, never from commits: squash, rebase, queue and merge commit are one case.
* `context.head` is the commit of the production branch that is published for.
*/
function planPublish(written, state, context, options) {
	const candidates = written.map((one) => candidate(one, state.get(one.table), context, options)).filter((one) => one !== void 0);
	const publish = begunPublish(candidates, state, context) ?? publishId$1(candidates, context);
	return allOrNone(candidates.map((one) => planCandidate(one, publish, context, options)));
}
/**
* The name of a publish of the same merge that ended before all of its tables were moved, as it may
* between two catalogs: one undo takes back all of it. Not once main has moved on from there, since
* that undo is over.
*/
function begunPublish(candidates, state, context) {
	if (candidates.some(({ mark }) => mark.state !== "open")) return void 0;
	const begun = [...state.values()].flatMap(({ table: { metadata } }) => {
		const mark = marksOf(metadata).get(context.dataBranch);
		if (!isOurs(mark, context) || mark.state !== "published") return [];
		const { publish, onto = MAIN } = mark;
		if (publish?.merge !== context.head || publish.from === publish.to) return [];
		return [{
			id: publish.id,
			isThere: branchHead(metadata, onto) === publish.to
		}];
	});
	const ids = begun.map(({ id }) => id).sort(compareText);
	return begun.every(({ isThere }) => isThere) ? ids[0] : void 0;
}
/** Named by what it does, so that two runs that race give it the same name. */
function publishId$1(candidates, { dataBranch }) {
	const moves = candidates.map(({ written, found: { table }, target }) => [
		written.table,
		...target.ref === "main" ? [] : [target.ref],
		branchHead(table.metadata, target.ref) ?? "-",
		branchHead(table.metadata, dataBranch) ?? "-"
	].join(" "));
	return hexDigest([dataBranch, ...moves.sort(compareText)].join("\n")).slice(0, 12);
}
function candidate(written, found, context, { explicit }) {
	if (found === void 0) return void 0;
	const { metadata } = found.table;
	const mark = marksOf(metadata).get(context.dataBranch);
	const head = branchHead(metadata, context.dataBranch);
	const main = branchHead(metadata, MAIN);
	const make = (one, base = one.snapshot) => {
		const target = targetOf(metadata, one, context);
		return {
			written,
			found,
			mark: one,
			target,
			forecast: classify(metadata, context.dataBranch, { snapshot: base }, target.head)
		};
	};
	if (mark === void 0) {
		const isApart = isSecondRoot(metadata, context.dataBranch);
		if (written.nodes.length === 0 || head === null || main !== null && !isApart) return void 0;
		const own = openMark(metadata, context, targetOf(metadata, void 0, context));
		return make(isApart ? {
			...own,
			snapshot: null
		} : own);
	}
	if (!isOurs(mark, context)) return void 0;
	switch (mark.state) {
		case "open": return make(mark);
		case "undone": return explicit ? make(mark) : void 0;
		case "published": return explicit && hasLateRows(metadata, context.dataBranch, mark) ? make(mark, mark.publish?.head ?? mark.publish?.to ?? null) : void 0;
		case "closed": return;
	}
}
function planCandidate(candidate, publish, context, options) {
	const { written, found, mark, target } = candidate;
	const { metadata } = found.table;
	const { mergedAt, replays } = options;
	const { state: forecast, tried, replay } = foresee(candidate.forecast, {
		table: written.table,
		metadata,
		mark,
		target,
		replays
	}, context);
	const described = describeTable(written, found, context.dataBranch, forecast, mark, {
		...target,
		tried
	});
	const plan = {
		...described,
		pull: context.owner.pull ?? described.pull
	};
	const level = options.onDiverged === "skip" ? "warning" : "error";
	const why = isSecondRoot(metadata, context.dataBranch) ? apartFinding(plan, level) : refusal(plan, forecast, level, tried);
	const refused = targetFinding(written.table, target, level) ?? why;
	const findings = [
		...refused === void 0 ? [] : [refused],
		...shapeFindings(written.table, written.nodes, shapeChange(found.table, context.dataBranch, mark)),
		...replay === void 0 ? [] : replayFindings(plan, metadata, mark)
	];
	if (refused?.level === "warning") return {
		plan,
		findings,
		commit: void 0,
		skipped: true
	};
	if (refused !== void 0) return {
		plan,
		findings,
		commit: void 0
	};
	const moves = forecast !== "equal" && forecast !== "behind";
	const to = replay?.head ?? plan.head;
	const commit = {
		identifier: found.table.identifier,
		requirements: [
			pinTable(metadata),
			...pinRefs(metadata, context.dataBranch, target.ref),
			...pinShape(metadata)
		],
		updates: publishUpdates({
			metadata,
			mark,
			target,
			moves,
			replay,
			id: publish,
			mergedAt
		}, context)
	};
	return {
		plan,
		findings,
		commit: {
			move: {
				table: written.table,
				result: moves ? "published" : "nothing",
				from: target.head,
				to: moves ? to : target.head,
				undo: moves && target.ref === "main" ? `icebranch undo --publish ${publish}` : null
			},
			commit,
			...moves && replay !== void 0 ? { replay: replay.picks } : {}
		}
	};
}
/** Why this table's main must not move; undefined where it may, or need not. */
function refusal(plan, forecast, level, tried) {
	const { table, branch, note } = plan;
	const hint = stuckHint(plan, tried);
	switch (forecast) {
		case "diverged": return {
			code: "IB401",
			level,
			message: `${table} was not published: ${note ?? ""}`,
			hint
		};
		case "history-expired": return {
			code: "IB403",
			level,
			message: `${table} was not published: ${note ?? ""}`,
			hint
		};
		case "missing": return {
			code: "IB404",
			level,
			message: `${table} was not published: ${note ?? ""}`,
			hint: `End what is left of the data branch (icebranch clean --branch ${shellWord(branch)}), or make it again (icebranch build) and run the connectors.`
		};
		case "equal":
		case "behind":
		case "fast-forward":
		case "new-main":
		case "replaced":
		case "replay": return;
	}
}
/** `atomic: require`: tables of several catalogs, or of one that moves them in turn, are not published. */
function requireAtomic(planned, catalogs) {
	const moving = planned.filter(({ commit }) => commit !== void 0);
	const names = [...new Set(moving.map(({ plan }) => plan.catalog))];
	const oneByOne = catalogs.filter(({ name, atomic }) => names.includes(name) && !atomic);
	if (moving.length < 2 || names.length < 2 && oneByOne.length === 0) return planned;
	const finding = {
		code: "IB422",
		level: "error",
		message: `The tables of ${names.join(", ")} cannot be moved all or none, and publish.atomic requires it.`,
		hint: "Keep the tables in one catalog, or set publish.atomic to prefer: then it is all or none in each catalog."
	};
	return allOrNone(planned.map((one, index) => index === 0 ? {
		...one,
		findings: [...one.findings, finding]
	} : one));
}
// src/commands/cut-off.ts
/**
* A terminal's mark is ours if its commit is one of this repository. Where history was cut off that
* cannot be told, and silence would look as if there were nothing to publish.
*/
function cutOff(world, state, context) {
	if (!world.ports.git.shallow) return [];
	const ours = new Set(openBranches(state, context).map(({ dataBranch }) => dataBranch));
	return openBranches(state, {
		...context,
		knownCommits: everyBase(state)
	}).filter(({ dataBranch }) => !ours.has(dataBranch)).map(({ branch, tables }) => ({
		code: "IB602",
		level: "warning",
		message: `The data branch of ${branch} on ${tables.join(", ")} was made at a commit that this shallow clone lacks, so it is left alone.`,
		hint: "Run git fetch --unshallow, then the same command again."
	}));
}
function everyBase(state) {
	const bases = /* @__PURE__ */ new Set();
	for (const { table } of state.values()) for (const mark of marksOf(table.metadata).values()) if (mark !== "unreadable") bases.add(mark.base);
	return bases;
}
// src/commands/first-sync.ts
/** Only of tables that the project's ingests write: others' first syncs are not ours to publish. */
function writtenFirstSyncs({ graph }, state) {
	const written = new Set(everyTable(graph, state).filter(({ nodes }) => nodes.length > 0).map(({ table }) => table));
	return firstSyncBranches(state).filter(({ tables }) => tables.some((one) => written.has(one)));
}
async function fateOfFirstSync(judge, one) {
	const { production, world } = judge;
	const pulls = await pullsOfName(judge, one.dataBranch);
	if (pulls.some(({ state }) => state === "open") && world.trigger.event !== "merge_group") return open;
	const asked = pulls.map((pull) => queued(judge, pull)).find(({ kind }) => kind === "merged");
	if (asked !== void 0) return asked;
	const merged = pulls.find((pull) => pull.state === "merged" && isSince(pull, one));
	if (merged !== void 0) return mergedBy(judge, merged);
	const tip = await branchTip(world.ports.git, one.dataBranch);
	if (tip === void 0 || production === void 0) return open;
	return await judge.ancestry(tip, production) === "yes" ? mergedIntoProduction(world, production) : open;
}
/** A name that was merged before is used again: that merge is not of what was synced since. */
function isSince({ mergedAt }, { until }) {
	return mergedAt === void 0 || mergedAt >= until;
}
/** Pull requests to production whose data branch would be called so, by git branch or with the number. */
async function pullsOfName(judge, name) {
	const { trigger } = judge.world;
	return [...[numberIn(name), trigger.pull?.number].filter((one) => one !== void 0).map((number) => pullNow(judge, number, judge.pulls.get(number))), await pullOfBranch(judge, name)].flatMap((pull) => {
		if (pull === void 0 || pull.fork || pull.baseBranch !== trigger.production) return [];
		const { headBranch, number } = pull;
		return [dataBranchName(headBranch), dataBranchName(headBranch, number)].includes(name) ? [pull] : [];
	});
}
/** Numbers that the names of first syncs' branches end in: `bronze-17`. */
function numbersIn(branches) {
	return branches.flatMap(({ dataBranch }) => numberIn(dataBranch) ?? []);
}
function numberIn(name) {
	const digits = /-(\d{1,9})$/.exec(name)?.[1];
	return digits === void 0 ? void 0 : Number(digits);
}
// src/commands/merged.ts
/** A function, so that it can be asked again when publishing has changed what the catalog holds. */
async function judgeOf(world, first, context) {
	const numbers = numbersIn(writtenFirstSyncs(world, first));
	const judge = await makeJudge(world, first, context, numbers);
	return (state) => fatesOf(judge, state, context);
}
async function mergedBranches(world, state, context) {
	return (await judgeOf(world, state, context))(state);
}
async function fatesOf(judge, state, context) {
	const { production } = judge.world.trigger;
	const merged = [];
	const others = {
		open: [],
		closed: []
	};
	const endedEarly = [];
	const sort = (one, fate) => {
		if (fate.kind !== "merged") return others[fate.kind].push(one);
		const { base, mergeCommit, mergedAt } = fate;
		const own = {
			...one,
			pull: fate.pull ?? one.pull
		};
		const onto = ontoOfBranch(state, context, {
			base,
			production
		}, own);
		return merged.push({
			...own,
			onto,
			mergeCommit,
			mergedAt
		});
	};
	const inWork = openBranches(state, context);
	for (const one of inWork) sort(one, await fateOf(judge, one));
	const known = /* @__PURE__ */ new Set([production, ...inWork.map(({ dataBranch }) => dataBranch)]);
	for (const one of writtenFirstSyncs(judge.world, state)) {
		const fate = known.has(one.dataBranch) ? open : await fateOfFirstSync(judge, one);
		if (fate.kind === "merged") sort(one, fate);
	}
	for (const one of openBranches(state, context, "closed")) if ((await fateOf(judge, one)).kind === "merged") endedEarly.push(one);
	const { problems } = judge;
	return {
		merged: inMergeOrder(joinParts(merged)),
		...others,
		endedEarly,
		problems
	};
}
/** What a stacked pull request left on a data branch is that one's, though its mark says no number yet. */
function joinParts(due) {
	return [...Map.groupBy(due, ({ dataBranch, pull, onto }) => JSON.stringify([
		dataBranch,
		pull,
		onto.ref
	])).values()].flatMap((parts) => {
		const [one] = parts;
		if (one === void 0) return [];
		const tables = parts.flatMap((part) => part.tables);
		return [{
			...one,
			tables,
			since: Math.min(...parts.map(({ since }) => since))
		}];
	});
}
/** A mark with a number is that pull request's, and nobody else's word counts for it. */
async function fateOf(judge, one) {
	if (one.pull === null) return fateByBranch(judge, one);
	const pull = pullNow(judge, one.pull, judge.pulls.get(one.pull));
	if (pull === void 0 || pull.fork) return fateUntold(judge, one, one.pull);
	switch (pull.state) {
		case "merged": return mergedBy(judge, pull);
		case "closed": return { kind: "closed" };
		case "open": return judge.world.trigger.event === "merge_group" ? fateInQueue(judge, one, pull) : open;
	}
}
/** Another pull request may have brought its first commits along: its last one, which git has too, decides. */
async function fateUntold(judge, one, number) {
	const fate = await fateByHistory(judge, one);
	if (fate.kind !== "merged") return fate;
	const tip = await judge.world.ports.git.resolve(`refs/pull/${number}/head`);
	return tip === void 0 || await judge.ancestry(tip, fate.mergeCommit) === "yes" ? fate : open;
}
async function fateInQueue(judge, one, pull) {
	const asked = queued(judge, pull);
	const fate = asked.kind === "merged" ? asked : await fateByHistory(judge, one);
	return fate.kind === "merged" ? {
		...fate,
		pull: pull.number,
		base: pull.baseBranch
	} : fate;
}
/** Made by a terminal: the newest pull request from its git branch decides, unless it came before. */
async function fateByBranch(judge, one) {
	const pull = await pullOfBranch(judge, one.branch);
	const isAsked = judge.world.trigger.event === "merge_group";
	if (pull?.state === "open") return isAsked ? fateInQueue(judge, one, pull) : open;
	if (pull?.state === "merged" && await isMergeOf(judge, pull, one)) return mergedBy(judge, pull);
	return fateByHistory(judge, one);
}
/**
* Whether the merge came after the marks, and has their commits: a terminal may have built what was
* never pushed, and its clock be slow.
*/
async function isMergeOf(judge, pull, one) {
	const { trigger } = judge.world;
	if (pull.baseBranch !== trigger.production && !(pull.number === trigger.pull?.number)) return false;
	if (pull.mergedAt !== void 0 && pull.mergedAt < one.until) return false;
	for (const { head } of one.commits) if (await judge.ancestry(head, pull.headCommit) === "no") {
		judge.problems.push(wasBuiltElsewhere(pull, one, head));
		return false;
	}
	return true;
}
/** Its rows would else wait in silence. */
function wasBuiltElsewhere({ number }, { dataBranch, tables }, head) {
	return {
		code: "IB421",
		level: "warning",
		pull: number,
		message: `#${number} is merged, but the data branch ${dataBranch} on ${tables.join(", ")} was built for commit ${head.slice(0, 12)}, which is no part of it; it stays as it is.`,
		hint: `If its rows are wanted all the same, run icebranch publish --branch ${shellWord(dataBranch)}; else end it with icebranch clean --branch ${shellWord(dataBranch)}.`
	};
}
// src/commands/read-replays.ts
/** What the files of diverged tables say: whether their data branches can be committed again. */
/** undefined where the configuration has nothing replayed. */
async function readReplays(world, written, state, context) {
	if (world.config.publish.onDiverged !== "replay") return void 0;
	const questions = replayQuestions(written, state, context);
	const answers = await concurrently(questions, async (one) => [one.table, await answerOrDoubt(world, one)]);
	return new Map(answers);
}
/** A file that cannot be read keeps one table from being replayed, and no run from its end. */
async function answerOrDoubt(world, question) {
	const { catalog: name, table } = question.found;
	try {
		const storage = await (await world.catalogs.open(name)).tableStorage(table);
		if ("none" in storage) return { unknown: `It cannot be replayed: ${storage.none}.` };
		return await answer(question, await world.ports.tableFiles(storage));
	} catch (error) {
		if (!(error instanceof IcebranchError) || error.code === "IB904") throw error;
		return {
			unknown: `Its files cannot be read: ${error.message}`,
			mend: error.hint
		};
	}
}
async function answer({ found, walk }, files) {
	const { metadata } = found.table;
	const read = await readAll(metadata, [
		...walk.picks,
		...walk.compactions,
		...gained(metadata, walk)
	], files);
	const picked = walk.picks.flatMap((one) => read.get(idOf(one)) ?? []);
	const added = picked.flatMap((one) => one.added.flatMap((manifest) => manifest.files));
	const removed = picked.flatMap((one) => one.removed);
	const at = lastWritten(metadata, walk.target);
	const find = (paths, except) => at === void 0 || paths.length === 0 ? /* @__PURE__ */ new Set() : files.find(new Set(paths), at, except === void 0 ? {} : { except });
	const paths = added.map(({ path }) => path);
	return {
		files: read,
		there: await find(paths, commonSnapshot(metadata, walk)),
		stillThere: await find(removed.map(({ path }) => path)),
		gone: await goneOf(walk, read, new Set(paths), files)
	};
}
async function readAll(metadata, snapshots, files) {
	const read = await concurrently(snapshots, async (one) => {
		const parent = parentOf(one);
		const before = parent === null ? void 0 : findSnapshot(metadata, parent) ?? "expired";
		return [idOf(one), await files.read(one, before)];
	});
	return new Map(read);
}
/** What the target got since, where a pick replaces partitions and nobody else may have written to them. */
function gained(metadata, { picks, target }) {
	const replacing = picks.find(replacesPartitions);
	if (replacing === void 0) return [];
	return gainedSince(metadata, target, parentOf(replacing)).filter(hasList);
}
/** The newest snapshot of the target that is there already: another one may be planned on top of it. */
function lastWritten(metadata, target) {
	return history(metadata, target).snapshots.find(hasList);
}
function hasList({ "manifest-list": list }) {
	return list !== void 0 && list !== "";
}
/** What the data branch began with, as far as that is still there. */
function commonSnapshot(metadata, { picks }) {
	const [first] = picks;
	const parent = first === void 0 ? null : parentOf(first);
	const found = parent === null ? void 0 : findSnapshot(metadata, parent);
	return found !== void 0 && hasList(found) ? found : void 0;
}
/** Whoever compacts may remove the files that came before. */
async function goneOf({ compactions }, read, added, files) {
	const replaced = compactions.flatMap((one) => read.get(idOf(one))?.removed.map(({ path }) => path) ?? []).filter((path) => added.has(path));
	const gone = await concurrently(replaced, async (path) => await files.has(path) ? [] : [path]);
	return new Set(gone.flat());
}
// src/iceberg/bound-columns.ts
/** Whether a table's current partitions or order need a column that these fields do not have. */
function losesBound(metadata, fields) {
	const ids = new Set(idsIn(fields));
	return [...entries(metadata["partition-specs"], "spec-id", metadata["default-spec-id"]), ...entries(metadata["sort-orders"], "order-id", metadata["default-sort-order-id"])].some((id) => !ids.has(id));
}
function entries(all, key, id) {
	return ((Array.isArray(all) ? all : []).find((one) => one?.[key] === (id ?? 0))?.fields ?? []).flatMap(({ "source-id": source }) => typeof source === "number" ? [source] : []);
}
function idsIn(json) {
	if (Array.isArray(json)) return json.flatMap(idsIn);
	if (typeof json !== "object" || json === null) return [];
	return Object.entries(json).flatMap(([key, value]) => key === "id" && typeof value === "number" ? [value] : idsIn(value));
}
// src/plan/view-context.ts
/** A view of ours that somebody has copied, or called otherwise, is theirs: its file does not name it. */
function isNamedByFile(id, { file }) {
	return file.replace(/\.sql$/, "").split("/").slice(-3).join(".") === id;
}
/** As for marks of tables: a terminal knows no repository, and git says whether it knows the commit. */
function isOurView(mark, { owner, knownCommits }) {
	if (mark === void 0 || mark === "unreadable" || mark.project !== owner.project) return false;
	return mark.repository !== null && owner.repository !== null ? mark.repository === owner.repository : knownCommits.has(mark.commit);
}
// src/plan/view-writes.ts
/** What is written for a view: its metadata, and that of the table that stores it. */
function identifierOf({ identifier: { namespace, name } }) {
	return {
		namespace: namespace.split("."),
		name
	};
}
/** `storage`: of ours, from a view that was undone or never finished. */
function createWrite(view, storage, mark) {
	const identifier = identifierOf(view);
	const named = storageOf(identifier);
	const { fields, last } = numbered(view.columns, storage && idsOf(storage));
	const version = versionOf(view, {
		id: mark.version,
		schema: 0,
		operation: "create",
		at: mark.at
	});
	const properties = {
		[REF_MAIN]: String(mark.version),
		[VIEW_MARK]: renderViewMark(mark)
	};
	const made = {
		schema: schemaOfFields(0, fields),
		version,
		properties
	};
	const own = { [VIEW_MARK]: properties["icebranch.view"] ?? "" };
	if (storage === void 0) return {
		identifier,
		storage: named,
		change: {
			kind: "create",
			view: made,
			storage: {
				kind: "new",
				last,
				properties: own
			}
		}
	};
	const update = {
		action: "set-properties",
		updates: own
	};
	return {
		identifier,
		storage: named,
		change: {
			kind: "create",
			view: made,
			storage: {
				kind: "kept",
				commit: commitOn(storage, [...schemaUpdates(storage, fields, last), update])
			}
		}
	};
}
/** The schema that the storage table has or is to have; the view's is the same one. */
function wantedFields(view, storage) {
	return numbered(view.columns, idsOf(storage));
}
/** Whether both the view and its storage table have these columns already. */
function hasFields({ metadata, storage }, fields) {
	return [storage && currentSchema(storage.metadata), schemaOf(metadata, mainVersion(metadata))].every((schema) => schema !== void 0 && sameFields(schema, { fields }));
}
/** A new version, which `main` gets at once; rows that are stored stay readable. */
function updateWrite(view, { identifier, metadata, metadataLocation, storage }, mark) {
	const { fields, last } = wantedFields(view, storage);
	const known = schemaLike(metadata, { fields });
	const schema = schemaOfFields(nextSchemaId(metadata.schemas), fields);
	const version = versionOf(view, {
		id: mark.version,
		schema: known?.["schema-id"] ?? -1,
		operation: "replace",
		at: mark.at
	});
	const stored = schemaUpdates(storage, fields, last);
	return {
		identifier,
		storage: storage.identifier,
		change: {
			kind: "update",
			before: pinOf({
				metadata,
				metadataLocation
			}),
			updates: [
				...known === void 0 ? [{
					action: "add-schema",
					schema,
					"last-column-id": last
				}] : [],
				{
					action: "add-view-version",
					"view-version": {
						...version,
						"storage-table": { ...storage.identifier }
					}
				},
				{
					action: "set-current-view-version",
					"view-version-id": -1
				},
				setProperties({
					[REF_MAIN]: String(mark.version),
					[VIEW_MARK]: renderViewMark(mark)
				})
			],
			storage: stored.length === 0 ? void 0 : commitOn(storage, stored)
		}
	};
}
function newVersionOf(metadata) {
	return metadata === void 0 ? 1 : nextVersionId(metadata);
}
function pinOf({ metadata, metadataLocation }) {
	return {
		uuid: metadata["view-uuid"],
		metadataLocation
	};
}
function setProperties(updates) {
	return {
		action: "set-properties",
		updates
	};
}
/** `main` may move meanwhile, as it does when the view is refreshed; its columns may not. */
function commitOn({ identifier, metadata }, updates) {
	const id = metadata["current-schema-id"] ?? 0;
	return {
		identifier,
		requirements: [pinTable(metadata), {
			type: "assert-current-schema-id",
			"current-schema-id": id
		}],
		updates
	};
}
/** None where these are its current columns. */
function schemaUpdates({ metadata }, fields, last) {
	const current = currentSchema(metadata);
	if (current !== void 0 && sameFields(current, { fields })) return [];
	const known = schemaLike(metadata, { fields });
	const schema = schemaOfFields(nextSchemaId(metadata.schemas ?? []), fields);
	return [...known === void 0 ? [{
		action: "add-schema",
		schema,
		"last-column-id": last
	}] : [], {
		action: "set-current-schema",
		"schema-id": known?.["schema-id"] ?? -1
	}];
}
function idsOf({ metadata }) {
	return {
		fields: currentSchema(metadata)?.fields ?? [],
		last: metadata["last-column-id"] ?? 0
	};
}
function schemaOfFields(id, fields) {
	return {
		"schema-id": id,
		type: "struct",
		fields
	};
}
function versionOf({ sql, identifier }, of) {
	const namespace = identifier.namespace.split(".");
	return {
		"version-id": of.id,
		"schema-id": of.schema,
		"timestamp-ms": of.at,
		summary: { operation: of.operation },
		representations: [{
			type: "sql",
			sql,
			dialect: "ansi"
		}],
		"default-catalog": identifier.catalog,
		"default-namespace": namespace,
		"storage-table": {
			namespace,
			name: storageOf({
				namespace,
				name: identifier.name
			}).name
		}
	};
}
// src/plan/left-views.ts
/** Views of ours whose file is gone from the production branch. */
function planLeft(declared, state, context) {
	const used = usedByOthers(state);
	return [...state].filter(([id]) => !declared.has(id) && !used.has(`${id}__storage`)).sort(([a], [b]) => compareText(a, b)).flatMap(([id, found]) => found.kind === "seen" ? planOne(id, found.seen, context) : []);
}
/** Whose view was called otherwise needs the rows that are still under the old name. */
function usedByOthers(state) {
	return new Set([...state].flatMap(([id, found]) => {
		if (found.kind !== "seen" || found.seen.kind !== "view") return [];
		const { view } = found.seen;
		if (hasOwnStorage(view) || view.storage === void 0) return [];
		return [`${id.split(".", 1)[0]}.${tableName(view.storage.identifier)}`];
	}));
}
function planOne(id, seen, context) {
	if (seen.kind === "table") return [];
	const storage = seen.kind === "view" ? ownStorage(seen.view) : seen.storage;
	const metadata = seen.kind === "view" ? seen.view.metadata : storage?.metadata;
	const mark = metadata && viewMarkOf(metadata);
	if (!isOurView(mark, context) || context.newer.has(mark.commit)) return [];
	if (!isNamedByFile(id, mark)) return [];
	const isDropped = context.dropViews && !context.unsure.has(mark.commit);
	const findings = [isGone(id, mark.file, storage, isDropped)];
	if (!isDropped) return [{
		view: id,
		state: "left",
		findings,
		step: void 0
	}];
	const [catalog = ""] = id.split(".", 1);
	const named = seen.kind === "view" ? seen.view.identifier : viewOf(storage);
	const before = seen.kind === "view" ? pinOf(seen.view) : void 0;
	const from = seen.kind === "view" ? mainVersion(seen.view.metadata) : void 0;
	return [{
		view: id,
		state: "drop",
		findings,
		step: {
			kind: "view",
			catalog,
			write: {
				identifier: named,
				storage: storage?.identifier ?? storageOf(named),
				change: {
					kind: "drop",
					before,
					storage: storage && {
						kind: "dropped",
						metadataLocation: storage.metadataLocation
					}
				}
			},
			move: {
				view: id,
				result: "dropped",
				from: from?.["version-id"] ?? null,
				to: null,
				undo: null
			},
			after: []
		}
	}];
}
function ownStorage(view) {
	return hasOwnStorage(view) ? view.storage : void 0;
}
function viewOf(storage) {
	const { namespace, name } = storage?.identifier ?? {
		namespace: [],
		name: ""
	};
	return {
		namespace,
		name: name.replace(/__storage$/, "")
	};
}
function isGone(id, file, storage, isDropped) {
	const rows = rowsOf(storage);
	const kept = storage === void 0 ? "" : `, with ${rows} in ${tableName(storage.identifier)}`;
	return {
		code: "IB432",
		level: isDropped ? "notice" : "warning",
		message: `The file ${file} is gone, and its view ${id} ${isDropped ? "is dropped" : "is still there"}${kept}.`,
		hint: isDropped ? "The files of its rows stay in the warehouse." : "Drop it with icebranch publish --drop-views on the production branch, or put the file back."
	};
}
function rowsOf(storage) {
	const head = storage && branchHead(storage.metadata, "main");
	if (!storage || head === null || head === void 0) return "no rows";
	const total = findSnapshot(storage.metadata, head)?.summary?.["total-records"];
	return total === void 0 ? "its rows" : `${total} ${total === "1" ? "row" : "rows"}`;
}
// src/plan/views.ts
/** Making the catalogs' materialized views agree with what the production branch declares. */
/** Every view that the graph's files declare, and ours whose files are gone. */
function planViews(declared, state, graph, context) {
	const judged = declared.flatMap((view) => {
		const found = state.get(view.id);
		return found === void 0 ? [] : [judge(view, found, context)];
	});
	const due = judged.flatMap((one) => one.kind === "due" ? [one.due] : []);
	const publish = context.publish ?? publishId(due);
	const reads = readsOf(graph);
	const names = new Set(graph.nodes.map(({ id }) => id));
	return [...judged.map((one) => one.kind === "done" ? one.planned : planDue(one.due, publish, reads.get(one.due.view.id) ?? [], context)), ...planLeft(names, state, context)];
}
/** Named by what it does, as a publish of tables is. */
function publishId(due) {
	const lines = due.map(({ view, found }) => [
		view.id,
		newVersionOf(found?.metadata),
		hexDigest(view.canonical)
	].join(" "));
	return hexDigest(["views", ...lines.sort(compareText)].join("\n")).slice(0, 12);
}
function judge(view, found, context) {
	const done = (state, ...findings) => ({
		kind: "done",
		planned: {
			view: view.id,
			state,
			findings,
			step: void 0
		}
	});
	if (found.kind === "unsupported") return done("unsupported", noViews(view.identifier.catalog, found.why, context));
	const { seen } = found;
	const foreign = (why) => done("foreign", foreignView(view, why, context));
	if (seen.kind === "table") return foreign("it is a table");
	const ofStorage = seen.kind === "none" ? seen.storage : void 0;
	const mark = seen.kind === "view" ? viewMarkOf(seen.view.metadata) : ofStorage && viewMarkOf(ofStorage.metadata);
	if (seen.kind === "none" && ofStorage !== void 0 && !isOurView(mark, context)) return foreign(`${view.id}__storage is somebody else's table`);
	const isAdopted = seen.kind === "view" && mark === void 0 && isDashtools(seen.view);
	if (seen.kind === "view" && !isAdopted && !isOurView(mark, context)) return foreign("it is a view that somebody else made");
	const own = isOurView(mark, context) ? mark : void 0;
	if (seen.kind === "view" && !hasOwnStorage(seen.view)) return foreign(`what stores it is ${elsewhere(seen.view)}, and not its own table`);
	if (own !== void 0 && context.newer.has(own.commit)) return done("newer", isLeft(view, "newer"));
	const isAgain = own !== void 0 && own.publish === context.publish;
	if (own?.state === "undone" && own.digest === hexDigest(view.canonical) && !isAgain) return done("undone", isLeft(view, "undone"));
	const { columns } = view;
	if (columns === void 0) return done("unknown", notKnown(view));
	const ready = {
		...view,
		columns
	};
	const storage = seen.kind === "none" ? ofStorage : seen.view.storage;
	if (storage !== void 0 && losesBound(storage.metadata, wantedFields(ready, storage).fields)) return foreign("its table has partitions, or an order, of a column that would go");
	if (seen.kind === "none") return {
		kind: "due",
		due: {
			view: ready,
			found: void 0,
			storage,
			findings: []
		}
	};
	if (storage === void 0) return foreign("the table that stores it is gone");
	if (own?.state !== "undone" && isEqual(ready, seen.view, storage, own)) return done("equal");
	const findings = isAdopted ? [isLeft(view, "adopted")] : [];
	return {
		kind: "due",
		due: {
			view: ready,
			found: seen.view,
			storage,
			findings
		}
	};
}
function elsewhere({ metadata }) {
	const named = findVersion(metadata, metadata["current-version-id"])?.["storage-table"];
	return named === void 0 ? "nothing" : tableName(named);
}
/** Its library's mark of a materialized view. */
function isDashtools({ identifier, metadata }) {
	const named = mainVersion(metadata)?.["storage-table"];
	const own = storageOf(identifier);
	return named?.name === own.name && named.namespace.join(".") === own.namespace.join(".") && Object.keys(metadata.properties ?? {}).some((key) => key.startsWith("ref-"));
}
/** Of SQL, what it says counts and not how it is written. */
function isEqual(view, found, storage, mark) {
	const version = mainVersion(found.metadata);
	const sql = sqlOf(version);
	return (mark?.state === "published" && mark.version === version?.["version-id"] && mark.digest === hexDigest(view.canonical) || sql === view.sql) && hasFields(found, wantedFields(view, storage).fields);
}
function planDue({ view, found, storage, findings }, publish, after, context) {
	const version = newVersionOf(found?.metadata);
	const before = found && storage ? beforeOf(found, storage) : null;
	const { owner, head, now } = context;
	const mark = {
		repository: owner.repository,
		project: owner.project,
		file: view.file,
		digest: hexDigest(view.canonical),
		state: "published",
		publish,
		commit: head,
		version,
		before,
		at: now
	};
	const move = {
		view: view.id,
		result: found === void 0 ? "created" : "updated",
		from: before?.version ?? null,
		to: version,
		undo: `icebranch undo --publish ${publish}`
	};
	const write = found === void 0 || storage === void 0 ? createWrite(view, storage, mark) : updateWrite(view, {
		...found,
		storage
	}, mark);
	return {
		view: view.id,
		state: found === void 0 ? "create" : "update",
		findings,
		step: {
			kind: "view",
			catalog: view.identifier.catalog,
			write,
			move,
			after
		}
	};
}
function beforeOf({ metadata }, storage) {
	return {
		version: mainVersion(metadata)?.["version-id"] ?? metadata["current-version-id"],
		ref: metadata.properties?.[REF_MAIN] ?? null,
		schema: storage.metadata["current-schema-id"] ?? 0
	};
}
/** What each view reads, through other views too. */
function readsOf({ nodes }) {
	const all = /* @__PURE__ */ new Map();
	for (const { id, reads } of nodes) {
		const own = reads.map(({ table }) => identifierText(table));
		all.set(id, [.../* @__PURE__ */ new Set([...own, ...own.flatMap((one) => all.get(one) ?? [])])].sort(compareText));
	}
	return all;
}
// src/commands/views.ts
/** The materialized views of a run: what the files declare beside what the catalogs have. */
/**
* Of a commit of the production branch: makes the catalogs' views agree with its files. Elsewhere
* it foretells what the merge will do to the views that `typed` has.
*/
async function viewParts(world, typed, { context, groups, namespaces }) {
	const declared = typed.map(({ identifier: { catalog, namespace, name } }) => ({
		catalog,
		identifier: {
			namespace: namespace.split("."),
			name
		}
	}));
	const { state, findings } = await readViews(world, declared, namespaces);
	const own = await viewContext(world, state, context);
	const publish = groups.filter((group) => !hasError(group)).map(publishOf).findLast((one) => one !== void 0);
	return {
		views: planViews(typed, state, world.graph, {
			...own,
			publish
		}),
		findings
	};
}
/** The publish that a group of tables makes, of those that move some `main`. */
function publishOf(group) {
	for (const { commit } of group) for (const update of commit?.commit.updates ?? []) {
		if (update.action !== "set-properties") continue;
		for (const mark of marksOf({ properties: update.updates }).values()) if (mark !== "unreadable" && mark.state === "published" && (mark.onto ?? "main") === "main") return mark.publish?.id;
	}
}
async function viewContext(world, state, context) {
	const { trigger, inputs } = world;
	const marks = [...state.values()].flatMap(markOf);
	const known = await knownOf(world, marks.map(({ repository, project, commit: base }) => ({
		repository,
		project,
		base
	})));
	const head = context.head;
	return {
		owner: context.owner,
		head,
		now: context.now,
		keepUndoMs: context.keepUndoMs,
		publish: void 0,
		knownCommits: /* @__PURE__ */ new Set([...context.knownCommits, ...known]),
		...await newerThan(head, marks, world),
		dropViews: inputs.dropViews,
		isForecast: trigger.verb === "plan" || trigger.dataBranch !== void 0
	};
}
/** Runs of two pushes may end in the other order, and an old one may be run again. */
async function newerThan(head, marks, world) {
	if (head === "") return {
		newer: /* @__PURE__ */ new Set(),
		unsure: /* @__PURE__ */ new Set()
	};
	const ancestry = ancestryOf(world);
	const { git, gitHub } = world.ports;
	const commits = [...new Set(marks.map(({ commit }) => commit))].filter((one) => one !== head);
	const answers = await concurrently(commits, async (commit) => ({
		commit,
		answer: await ancestry(head, commit)
	}));
	const of = (what) => answers.flatMap(({ commit, answer }) => answer === what ? [commit] : []);
	const unknown = gitHub === void 0 ? of("unknown") : [];
	return {
		newer: /* @__PURE__ */ new Set([...of("yes"), ...git.shallow ? [] : unknown]),
		unsure: new Set(git.shallow ? unknown : [])
	};
}
function markOf(found) {
	if (found.kind !== "seen" || found.seen.kind === "table") return [];
	const { seen } = found;
	const metadata = seen.kind === "view" ? seen.view.metadata : seen.storage?.metadata;
	const mark = metadata && viewMarkOf(metadata);
	return mark === void 0 || mark === "unreadable" ? [] : [mark];
}
/** On the production branch. `after`: the tables as the groups leave them. */
async function productionViews(world, after, around) {
	const { trigger } = world;
	if (!isOnProduction(trigger)) return {};
	const isEverywhere = around.everywhere || world.inputs.dropViews;
	const own = viewNamespaces(world);
	const every = isEverywhere ? await orFinding(() => everyViewNamespace(world)) : own;
	const namespaces = "code" in every ? own : every;
	const asked = await catalogGraphOrFindings(world);
	const [graph, unasked] = [asMerged(asked.graph), asked.findings];
	const { typing, findings: broken } = await viewsOfProduction(world, graph, after);
	const unread = [
		..."code" in every ? [every] : [],
		...unasked,
		...broken
	];
	if (typing === void 0 && namespaces.length === 0) return { findings: unread };
	const { views = [], findings = [] } = await viewParts(world, typedViewsOf(graph, typing), {
		...around,
		namespaces
	});
	return {
		graph,
		...typing && { typing },
		views: views.map((one) => withoutDoubles(one, typing)),
		findings: distinct([...unread, ...findings])
	};
}
/** Why a view has no columns is told with the view, unless it waits for a sync. */
function withoutDoubles(view, typing) {
	const found = typing?.typings.get(view.view);
	return view.state === "unknown" && !(found?.kind === "unchecked" && found.tables.length > 0) ? {
		...view,
		findings: []
	} : view;
}
/** Of the views that a change adds or changes: what the merge will do to them. Nothing is written. */
async function forecastViews(world, typed, context) {
	const changed = new Set(world.changes.flatMap(({ node, change }) => change === "removed" ? [] : [node]));
	const own = typed.filter(({ id }) => changed.has(id));
	if (own.length === 0) return {};
	const parts = await viewParts(world, own, {
		context,
		groups: [],
		namespaces: []
	});
	const views = parts.views?.map((one) => ({
		...one,
		step: void 0,
		findings: one.state === "unknown" ? [] : one.findings
	}));
	return {
		...parts,
		views: views ?? []
	};
}
/** Every view of the catalogs that the files name, or that the database of `default` has beside them. */
async function everyViewNamespace(world) {
	const { catalogs, config } = world;
	const named = /* @__PURE__ */ new Set([...viewNamespaces(world).map(({ catalog }) => catalog), ...namedCatalogs(world)]);
	const entry = config.catalogs.default;
	const mine = (await concurrently(entry !== void 0 && entry.properties["catalog-name"] === void 0 ? [...named] : [], async (name) => Object.hasOwn(config.catalogs, name) ? [] : await (await catalogs.open(name)).otherNames?.() ?? [])).flat().filter((name) => !Object.hasOwn(config.catalogs, name));
	return everyNamespace(catalogs, [...named, ...mine]);
}
/** Where the files have, or had, views. */
function viewNamespaces({ graph, baseGraph }) {
	return [...graph.nodes, ...baseGraph?.nodes ?? []].flatMap(({ node }) => node.kind === "view" ? [node.identifier] : []);
}
// src/commands/on-production.ts
/** Publishing: every branch that is merged, or one that a person names. */
/** Every table of the project's catalogs, with its refs and marks. */
async function readEverything(world) {
	const namespaces = await everyNamespaceOf(world);
	return loadTables(world.catalogs, await listNamespaces(world.catalogs, namespaces));
}
/** Of all catalogs that the files name, before or now. */
async function everyNamespaceOf(world) {
	const { baseGraph: base } = world;
	const before = base === void 0 ? [] : namedCatalogs({
		...world,
		graph: base
	});
	return everyNamespace(world.catalogs, [...namedCatalogs(world), ...before]);
}
/** What the project's ingests write, before and now: where its marks are. */
async function readWritten(world) {
	const namespaces = [...world.graph.nodes, ...world.baseGraph?.nodes ?? []].flatMap(({ node }) => writtenNamespaces(node));
	return loadTables(world.catalogs, await listNamespaces(world.catalogs, namespaces));
}
/**
* Makes the catalog agree with what is merged and closed. Each data branch is a group of its own, so
* that one that cannot be published, or ended, stops only itself.
*/
async function reconcileParts(world) {
	const { trigger } = world;
	const isThorough = trigger.event === "schedule" || trigger.pull?.merged === true && world.mayHaveBranches === true;
	const state = await (isThorough ? readEverything(world) : readWritten(world));
	const context = ofEveryPull(await planContext(world, state, "", ""));
	const { groups, fates, waiting, after } = await publishMerged(world, state, context);
	const ended = trigger.event === "merge_group" ? [] : endClosed(world, after, context, fates);
	const written = everyTable(world.graph, state);
	const receipts = trigger.pull?.merged ? planReceipts(written, state, context, trigger.pull.number) : [];
	const notices = trigger.event === "local" ? fates.open.map(stillOpen) : [];
	const reverted = trigger.pull?.reverts;
	const views = await productionViews(world, after, {
		context: {
			...context,
			head: trigger.head ?? ""
		},
		groups,
		everywhere: isThorough
	});
	return {
		...views,
		groups: [
			...groups,
			...ended,
			...receipts.length > 0 ? [receipts] : []
		],
		findings: [
			...notices,
			...fates.problems,
			...fates.endedEarly.map(wasEnded),
			...waiting.map(waits),
			...views.findings ?? [],
			...cutOff(world, state, context),
			...reverted === void 0 ? [] : revertFindings(state, context, reverted, namedCatalogs(world))
		]
	};
}
/** In merge order, each planned on what the one before it leaves behind. */
async function publishMerged(world, before, context) {
	const judge = await judgeOf(world, before, context);
	const groups = [];
	const waiting = [];
	const [done, stuck] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
	let state = before;
	let fates = await judge(state);
	for (;;) {
		throwIfStopped(world.ports.stop);
		const one = fates.merged.find((due) => !done.has(nameOf(due)));
		if (one === void 0) return {
			groups,
			fates,
			waiting,
			after: state
		};
		done.add(nameOf(one));
		if (stuck.has(one.onto.ref)) {
			waiting.push(one);
			continue;
		}
		const planned = await publishDue(world, state, context, one, fates);
		groups.push(planned);
		if (hasError(planned) || planned.some(({ skipped }) => skipped)) stuck.add(one.dataBranch);
		state = afterCommits(state, planned, context.now);
		if (one.onto.ref !== "main") fates = await judge(state);
	}
}
function nameOf({ dataBranch, pull, branch }) {
	return JSON.stringify([
		dataBranch,
		pull,
		pull === null ? branch : ""
	]);
}
async function publishDue(world, state, context, one, { merged, open, closed }) {
	const { branch, dataBranch, onto, mergeCommit: head, mergedAt } = one;
	const own = {
		...ofOne(context, one),
		branch,
		dataBranch,
		onto,
		head
	};
	const all = [
		...merged,
		...open,
		...closed
	];
	const written = tablesOfBranch(one, everyTable(world.graph, state), state, all);
	return ofPull(await publishOne(world, written, state, own, {
		explicit: false,
		mergedAt
	}), one.pull);
}
function ofOne(context, { pull }) {
	return {
		...context,
		owner: {
			...context.owner,
			pull
		}
	};
}
/** GitHub starts no run for a pull request in conflict, not even when it is closed. */
function endClosed({ graph }, state, context, { closed }) {
	let now = state;
	return closed.map((one) => {
		const { branch, dataBranch, tables } = one;
		const own = {
			...ofOne(context, one),
			branch,
			dataBranch
		};
		const written = everyTable(graph, now).filter(({ table }) => tables.includes(table));
		const planned = ofPull(planClean(written, now, own, {
			discard: false,
			dropNew: false
		}).tables, one.pull);
		now = afterCommits(now, planned, context.now);
		return planned;
	});
}
/** One data branch, as the configuration has it published. */
async function publishOne(world, written, state, context, options) {
	const { config, catalogs } = world;
	const { onDiverged, atomic } = config.publish;
	const planned = planPublish(written, state, context, {
		onDiverged,
		replays: await readReplays(world, written, state, context),
		...options
	});
	return atomic === "require" ? requireAtomic(planned, await catalogs.opened()) : planned;
}
/** A sweep, or a clean, that came before the merge: what it put aside would else go in silence. */
function wasEnded({ branch, dataBranch, pull, commits, tables }) {
	const { base, head } = commits[0] ?? {
		base: "BASE",
		head: branch
	};
	return {
		code: "IB404",
		level: "warning",
		...pull === null ? {} : { pull },
		message: `${branch} is merged, but its data branch on ${tables.join(", ")} was ended before; tags keep its rows until the sweep.`,
		hint: `To publish them run icebranch build --branch ${shellWord(dataBranch)} --base ${shellWord(base)} --head ${shellWord(head)}, then icebranch publish --branch ${shellWord(dataBranch)} on the production branch; else do nothing.`
	};
}
function waits({ branch, dataBranch, pull, onto }) {
	return {
		code: "IB421",
		level: "warning",
		...pull === null ? {} : { pull },
		message: `${branch} was merged into ${onto.branch} when that was merged already, and the data branch ${onto.ref} could not be published yet; ${dataBranch} waits for it.`,
		hint: `Mend what keeps ${onto.ref} from being published; the next run goes on with both.`
	};
}
function stillOpen({ branch, dataBranch, tables }) {
	return {
		code: "IB421",
		level: "notice",
		message: `${branch} is not merged here; its data branch on ${tables.join(", ")} stays as it is.`,
		hint: `If it was merged by squash or rebase, run icebranch publish --branch ${shellWord(dataBranch)}.`
	};
}
export { revertFindings as A, forecastFindings as B, afterCommits as C, changedTables as D, namedCatalogs as E, shapeChange as F, isReplay as H, shapeFindings as I, foresee as L, ontoOfBranch as M, absentTable as N, everyTable as O, describeTable as P, replayFindings as R, afterCommit as S, planContext as T, dropReplayed as V, readReplays as _, reconcileParts as a, planClean as b, productionViews as c, pinOf as d, schemaUpdates as f, losesBound as g, isOurView as h, readWritten as i, dataBranchOf as j, writtenNamespaces as k, viewContext as l, isNamedByFile as m, publishOne as n, everyViewNamespace as o, setProperties as p, readEverything as r, forecastViews as s, everyNamespaceOf as t, commitOn as u, mergedBranches as v, ofEveryPull as w, planEnd as x, onlyOnBranch as y, apartFinding as z };
