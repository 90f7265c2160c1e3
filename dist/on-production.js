import { $t as classify, Ct as listNamespaces, En as IcebranchError, Ht as hasError, Jt as asFinding, Nt as dataBranchName, Qt as isOurs, Sn as stringifyJson, St as everyNamespace, Ut as ofPull, Vt as allOrNone, Wt as hexDigest, Zt as isOfProject, _n as refsOf, an as markKey, bn as MAIN, cn as undoTag, dn as findRef, en as hasLateRows, fn as findSnapshot, in as keptTag, kn as compareText, kt as branchTip, ln as addedBetween, mn as isAncestor, nn as snapshotsAhead, on as marksOf, pn as history, rn as shellWord, sn as renderMark, tn as hasOwnSnapshots, un as branchHead, vn as snapshotId, wn as throwIfStopped, wt as loadTables } from "./core.js";
import { i as retentionOf, t as applyUpdates } from "./commit.js";
import { t as isCommitId } from "./commit-id.js";
// src/plan/onto.ts
/** What the run says, before what the mark says: pull requests are made to another branch at times. */
function targetOf(metadata, mark, context) {
	const ref = context.onto?.ref ?? mark?.onto ?? "main";
	const main = branchHead(metadata, MAIN);
	if (ref === "main") return {
		ref,
		branch: context.onto?.branch ?? "main",
		head: main,
		standing: MAIN
	};
	const there = marksOf(metadata).get(ref);
	const branch = context.onto?.branch ?? (there === void 0 || there === "unreadable" ? ref : there.branch);
	const standing = standingOf(metadata, {
		ref,
		branch
	}, context);
	return {
		ref,
		branch,
		head: standing === "there" ? branchHead(metadata, ref) : main,
		standing
	};
}
function standingOf(metadata, { ref, branch }, owning) {
	const mark = marksOf(metadata).get(ref);
	const head = branchHead(metadata, ref);
	if (head === null && findRef(metadata, ref) !== void 0) return "foreign";
	if (mark === void 0) return head === null ? "absent" : branchHead(metadata, "main") === null ? "there" : "foreign";
	if (!isOfProject(mark, owning)) return "foreign";
	switch (mark.state) {
		case "published": return hasOwnSnapshots(metadata, ref, mark.onto) ? "late-rows" : "absent";
		case "closed": return head === null && mark.branch === branch ? "ended" : "foreign";
		case "open":
		case "undone":
			if (mark.branch !== branch) return "foreign";
			return head === null ? "absent" : "there";
	}
}
/** A mark with another target, and what the branch has in common with it. */
function withTarget(mark, metadata, head, target) {
	if (target.ref === (mark.onto ?? "main")) return mark;
	const { onto: _, ...rest } = mark;
	const snapshot = newestCommon(metadata, head, target.head);
	return {
		...rest,
		...ontoOf(target),
		snapshot
	};
}
/** What a mark says of its target. */
function ontoOf({ ref }) {
	return ref === "main" ? {} : { onto: ref };
}
/** The last snapshot that both have; null where they have none in common. */
function newestCommon(metadata, a, b) {
	if (a === null || b === null) return null;
	const ids = (head) => history(metadata, head).snapshots.map((one) => snapshotId(one["snapshot-id"]));
	const known = new Set(ids(b));
	return ids(a).find((id) => known.has(id)) ?? null;
}
/** Why nothing can be published to the target; undefined where it can. */
function targetFinding(table, { ref, branch, standing }, level) {
	switch (standing) {
		case "main":
		case "there":
		case "absent": return;
		case "ended": return {
			code: "IB404",
			level,
			message: `${table} cannot be published to the data branch ${ref}: that one was ended.`,
			hint: `Run icebranch build on ${branch}, which brings it back.`
		};
		case "late-rows": return {
			code: "IB409",
			level,
			message: `${table} cannot be published to the data branch ${ref}: a sync wrote to that one after its own publish.`,
			hint: `Publish those rows first, or put them aside with icebranch refresh --discard on ${branch}.`
		};
		case "foreign": return {
			code: "IB402",
			level,
			message: `${table} cannot be published to the branch ${ref}: icebranch did not make it for ${branch}.`,
			hint: "Rename that git branch, or remove the Iceberg branch if nobody needs it."
		};
	}
}
// src/plan/commits.ts
/** The commits that planners put together: each pins what it was planned on. */
function pinTable(metadata) {
	return {
		type: "assert-table-uuid",
		uuid: metadata["table-uuid"]
	};
}
/** The ref must be where it was read; null pins that there is none. */
function pinRef(metadata, ref) {
	const found = findRef(metadata, ref);
	return {
		type: "assert-ref-snapshot-id",
		ref,
		"snapshot-id": found === void 0 ? null : found["snapshot-id"]
	};
}
/** All refs that decide where a data branch may go, each once. */
function pinRefs(metadata, ...refs) {
	return [.../* @__PURE__ */ new Set([MAIN, ...refs.filter((ref) => ref !== void 0)])].map((ref) => pinRef(metadata, ref));
}
/** Schema and partition spec as they were when the plan was shown. */
function pinShape(metadata) {
	const schema = metadata["current-schema-id"];
	const spec = metadata["default-spec-id"];
	return [...schema === void 0 ? [] : [{
		type: "assert-current-schema-id",
		"current-schema-id": schema
	}], ...spec === void 0 ? [] : [{
		type: "assert-default-spec-id",
		"default-spec-id": spec
	}]];
}
/** Points a branch at a snapshot; what the ref had of retention stays. */
function setBranch(metadata, branch, id) {
	return {
		action: "set-snapshot-ref",
		"ref-name": branch,
		type: "branch",
		"snapshot-id": longOf(metadata, id),
		...retentionOf(findRef(metadata, branch))
	};
}
/** Puts a data branch elsewhere; there its age is another, and it lives as long from now on as a new one. */
function moveBranch(metadata, branch, id, life) {
	const kept = retentionOf(findRef(metadata, branch));
	const made = makeRef(metadata, "branch", branch, id, life);
	const age = kept["max-ref-age-ms"];
	if (age === void 0) return setBranch(metadata, branch, id);
	return {
		...made,
		...kept,
		"max-ref-age-ms": Number(age) > made["max-ref-age-ms"] ? age : made["max-ref-age-ms"]
	};
}
/** A new branch or tag, which engines may expire by themselves some time after our own sweep would. */
function makeRef(metadata, type, name, id, life) {
	const made = Number(findSnapshot(metadata, id)?.["timestamp-ms"] ?? life.now);
	return {
		action: "set-snapshot-ref",
		"ref-name": name,
		type,
		"snapshot-id": longOf(metadata, id),
		"max-ref-age-ms": Math.max(0, life.now - made) + 2 * life.ms
	};
}
function removeRef(name) {
	return {
		action: "remove-snapshot-ref",
		"ref-name": name
	};
}
function setMark(dataBranch, mark) {
	return {
		action: "set-properties",
		updates: { [markKey(dataBranch)]: renderMark(mark) }
	};
}
function removeMark(dataBranch) {
	return {
		action: "remove-properties",
		removals: [markKey(dataBranch)]
	};
}
/**
* The mark of a data branch that starts where its target stands, or is found on a table without
* one: there the connector's state is that of the branch's own first sync, and before it was none.
*/
function openMark(metadata, context, target) {
	return {
		...context.owner,
		state: "open",
		branch: context.branch,
		base: context.base,
		head: context.head,
		...ontoOf(target),
		snapshot: target.head,
		schema: metadata["current-schema-id"] ?? 0,
		spec: metadata["default-spec-id"] ?? 0,
		sortOrder: metadata["default-sort-order-id"] ?? 0,
		connectorState: target.head === null ? {} : connectorState(metadata),
		at: context.now
	};
}
/** The connectors' state: it belongs to the table, whatever branch a sync writes to. */
function connectorState(metadata) {
	return Object.fromEntries(Object.entries(metadata.properties ?? {}).filter(([key]) => key.startsWith("airbyte.")));
}
/** The updates that put the connectors' state back to what a mark recorded. */
function restoreState(metadata, mark) {
	const now = connectorState(metadata);
	const gone = Object.keys(now).filter((key) => !Object.hasOwn(mark.connectorState, key));
	const changed = Object.entries(mark.connectorState).filter(([key, value]) => now[key] !== value);
	return [...changed.length === 0 ? [] : [{
		action: "set-properties",
		updates: Object.fromEntries(changed)
	}], ...gone.length === 0 ? [] : [{
		action: "remove-properties",
		removals: gone
	}]];
}
/**
* Whether the end of another data branch took the state back since this mark was made: to put back
* what this mark recorded may then put it forth, past rows that `main` never had.
*/
function isTakenBackSince(metadata, dataBranch, { at }) {
	return [...marksOf(metadata)].some(([name, other]) => name !== dataBranch && other !== "unreadable" && other.stateTakenBack !== void 0 && other.at >= at);
}
/**
* Whether anybody but the data branch may have moved the connectors' state since its mark was made:
* whoever wrote to `main`, or to the data branch that it is stacked on.
*/
function isWrittenSince(metadata, { snapshot, onto }) {
	const main = branchHead(metadata, MAIN);
	if (onto === void 0) return main !== snapshot;
	if ((branchHead(metadata, onto) ?? main) !== snapshot) return true;
	return main !== null && snapshot !== null && isAncestor(metadata, main, snapshot) !== "yes";
}
/** Puts the connectors' state forth again to where it was taken back from, if no sync has moved it since. */
function redoState(metadata, mark) {
	const { stateTakenBack: connectorState } = mark;
	const isUntouched = restoreState(metadata, mark).length === 0;
	return connectorState !== void 0 && isUntouched ? restoreState(metadata, { connectorState }) : [];
}
/** The id as the metadata has it, so that it is written as it was read. */
function longOf(metadata, id) {
	return findSnapshot(metadata, id)?.["snapshot-id"] ?? BigInt(id);
}
// src/iceberg/schema-diff.ts
/** What changed between two schemas of one table. Schemas belong to the table, not to a branch. */
/** The schema with this id; version 1 tables may have a single one without an id. */
function findSchema(metadata, id) {
	return (metadata.schemas ?? (metadata.schema === void 0 ? [] : [metadata.schema])).find((schema) => (schema["schema-id"] ?? 0) === id);
}
/** Top-level columns by field id, as readers match them; a nested change counts as a changed type. */
function diffSchemas(before, after) {
	const old = new Map(before.fields.map((field) => [field.id, field]));
	const added = [];
	const breaking = [];
	for (const field of after.fields) {
		const was = old.get(field.id);
		old.delete(field.id);
		if (was === void 0) added.push(field.name);
		else breaking.push(...fieldChanges(was, field));
	}
	for (const field of old.values()) breaking.push(`dropped column ${field.name}`);
	return {
		added,
		breaking
	};
}
function fieldChanges(was, is) {
	const changes = [];
	if (was.name !== is.name) changes.push(`renamed column ${was.name} to ${is.name}`);
	const [from, to] = [typeText(was), typeText(is)];
	if (from !== to) changes.push(`changed column ${is.name} from ${from} to ${to}`);
	if (was.required && !is.required) changes.push(`column ${is.name} may now be null`);
	return changes;
}
function typeText(field) {
	return typeof field.type === "string" ? field.type.replaceAll(" ", "") : stringifyJson(field.type);
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
function describeTable(written, { table: { metadata } }, branch, state, mark, target = {
	ref: MAIN,
	head: branchHead(metadata, MAIN)
}) {
	const main = branchHead(metadata, MAIN);
	const head = branchHead(metadata, branch);
	const { ref: onto, head: from } = target;
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
			onto: totalsOf(metadata, from),
			branch: totalsOf(metadata, head)
		},
		rivals: [],
		receipt: null,
		added: head === null || head === from ? null : addedOnBranch(metadata, state, from, head),
		schemaChange: mark === void 0 ? null : schemaChangeText(schemaChange(metadata, mark)),
		sharedState: Object.keys(connectorState(metadata)).length > 0,
		note: note(metadata, state, target, head)
	};
}
function addedOnBranch(metadata, state, from, head) {
	return state === "fast-forward" || state === "new-main" || state === "replaced" ? addedBetween(metadata, from, head) : null;
}
/** From the snapshot's own summary. https://iceberg.apache.org/spec/#optional-snapshot-summary-fields */
function totalsOf(metadata, id) {
	const summary = id === null ? void 0 : findSnapshot(metadata, id)?.summary;
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
/** What the branch did to the schema since its mark; undefined where the schema is the same. */
function schemaChange(metadata, mark) {
	const current = metadata["current-schema-id"] ?? 0;
	if (current === mark.schema) return void 0;
	const [before, after] = [findSchema(metadata, mark.schema), findSchema(metadata, current)];
	return before && after ? diffSchemas(before, after) : void 0;
}
function schemaChangeText(diff) {
	if (diff === void 0) return null;
	const changes = [...diff.added.map((name) => `added column ${name}`), ...diff.breaking];
	return changes.length === 0 ? null : changes.join(", ");
}
/** A schema change is on `main` at once: an added column is worth a warning, any other an error. */
function schemaFindings(table, nodes, diff) {
	if (diff === void 0 || diff.added.length + diff.breaking.length === 0) return [];
	const by = nodes.length === 0 ? "a writer" : nodes.join(", ");
	if (diff.breaking.length > 0) return [{
		code: "IB406",
		level: "error",
		message: `${table} has ${diff.breaking.join(", ")}, and readers of main see it already: Iceberg has one schema for all branches.`,
		hint: `Put the schema back, then change ${by} so that it only adds columns.`
	}];
	return [{
		code: "IB406",
		level: "warning",
		message: `${table} has the new column ${diff.added.join(", ")}, which main shows already, empty: Iceberg has one schema for all branches.`,
		hint: "Nothing to do if the column is wanted; else drop it from the table."
	}];
}
function note(metadata, state, { ref, head: from }, head) {
	switch (state) {
		case "diverged": return from === null ? `${ref} is gone since the data branch was made.` : `${ref} has moved on by ${ahead(metadata, head, from)}: ${writerOf(metadata, from)}.`;
		case "history-expired": return `The snapshots between ${ref} and the data branch have been expired, so nothing proves that ${ref} would lose no rows.`;
		case "foreign": return "icebranch did not make this branch, so it is neither moved nor removed.";
		case "missing": return "The data branch is gone: somebody removed it.";
		case "replaced": return `A full refresh: all rows of ${ref} are exchanged for those of the data branch.`;
		case "behind": return `No sync has written to the data branch since ${ref} moved on: there is nothing to publish.`;
		case "pending": return "The first sync makes the data branch.";
		case "create":
		case "exists":
		case "equal":
		case "fast-forward":
		case "new-main":
		case "replay":
		case "published": return null;
	}
}
function ahead(metadata, head, target) {
	const count = snapshotsAhead(metadata, head, target);
	return count === 1 ? "1 snapshot" : `${count} snapshots`;
}
/** Who moved `main`, or what else is published to, as far as its newest snapshot says. */
function writerOf(metadata, id) {
	const snapshot = findSnapshot(metadata, id);
	const summary = snapshot?.summary ?? {};
	const engine = summary["engine-name"] ?? summary["app-name"] ?? summary["app-id"];
	const rows = summary["added-records"];
	const when = snapshot === void 0 ? "" : ` at ${new Date(Number(snapshot["timestamp-ms"])).toISOString()}`;
	return `snapshot ${id}, ${summary.operation ?? "a commit"}${rows === void 0 ? "" : ` of ${rows} ${rows === "1" ? "row" : "rows"}`}${when}${engine === void 0 ? "" : ` by ${engine}`}`;
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
// src/plan/reconcile.ts
/** Which data branches are in work, pull request by pull request. */
/** Oldest first: whoever branched first is most likely the parent of the others. */
function openBranches(state, context, inState = "open") {
	const all = [...state].flatMap(([table, { table: loaded }]) => [...marksOf(loaded.metadata)].flatMap(([dataBranch, mark]) => isOurs(mark, context) && mark.state === inState ? [{
		table,
		dataBranch,
		mark
	}] : []));
	return [...Map.groupBy(all, ({ dataBranch, mark: { pull, branch } }) => JSON.stringify([
		dataBranch,
		pull,
		pull === null ? branch : ""
	])).values()].map((members) => ({
		branch: members.at(-1)?.mark.branch ?? "",
		dataBranch: members[0]?.dataBranch ?? "",
		pull: members[0]?.mark.pull ?? null,
		commits: differentCommits(members.map(({ mark }) => mark)),
		since: members.reduce((at, { mark }) => Math.min(at, mark.at), Number.POSITIVE_INFINITY),
		until: members.reduce((at, { mark }) => Math.max(at, mark.at), 0),
		tables: members.map(({ table }) => table)
	})).sort((a, b) => a.since - b.since || compareText(a.dataBranch, b.dataBranch));
}
/** One build marks all its tables alike, and each pair costs questions to git. */
function differentCommits(marks) {
	return [...new Map(marks.map(({ base, head }) => [`${base} ${head}`, {
		base,
		head
	}])).values()];
}
/** Branches without a mark on tables without a `main`: what first syncs make of pending tables. */
function firstSyncBranches(state) {
	const branches = /* @__PURE__ */ new Map();
	for (const [table, { table: loaded }] of state) {
		const { metadata } = loaded;
		if (branchHead(metadata, "main") !== null) continue;
		const marks = marksOf(metadata);
		for (const [name, ref] of Object.entries(refsOf(metadata))) {
			if (ref.type !== "branch" || marks.has(name)) continue;
			const first = history(metadata, snapshotId(ref["snapshot-id"])).snapshots.at(-1);
			const at = Number(first?.["timestamp-ms"] ?? 0);
			const known = branches.get(name) ?? {
				tables: [],
				since: at,
				until: at
			};
			known.tables.push(table);
			known.since = Math.min(known.since, at);
			known.until = Math.max(known.until, at);
			branches.set(name, known);
		}
	}
	return [...branches].map(([name, made]) => ({
		branch: name,
		dataBranch: name,
		pull: null,
		commits: [],
		...made
	}));
}
/**
* The tables of one data branch, and those that its first syncs made without a mark. Where another
* pull request has a data branch of the same name, nobody can tell whose those are.
*/
function tablesOfBranch(one, written, state, all) {
	const { dataBranch } = one;
	const isShared = all.some((other) => other.dataBranch === dataBranch && other.tables.some((table) => !one.tables.includes(table)));
	return written.filter(({ table }) => {
		if (one.tables.includes(table)) return true;
		const found = state.get(table);
		return !isShared && found !== void 0 && !marksOf(found.table.metadata).has(dataBranch);
	});
}
/** By the time of the merge, as far as that is known. */
function inMergeOrder(due) {
	const time = ({ mergedAt, since }) => mergedAt ?? since;
	return [...due].sort((a, b) => time(a) - time(b) || compareText(a.dataBranch, b.dataBranch));
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
async function knownCommits({ ports: { git, gitHub }, dir, trigger }, state) {
	const marks = [...state.values()].flatMap(({ table }) => [...marksOf(table.metadata).values()].filter((mark) => mark !== "unreadable"));
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
// src/commands/ancestry.ts
/** How commits descend from each other, by git or, where a clone was cut off, by GitHub. */
/** Each pair is asked once a run. */
function ancestryOf({ ports }) {
	const answers = /* @__PURE__ */ new Map();
	return (ancestor, descendant) => {
		const key = `${ancestor} ${descendant}`;
		const answer = answers.get(key) ?? ask(ports, ancestor, descendant);
		answers.set(key, answer);
		return answer;
	};
}
async function ask({ git, gitHub }, ancestor, descendant) {
	const here = [await git.resolve(ancestor), await git.resolve(descendant)];
	if (here.every((commit) => commit !== void 0)) {
		if (await git.isAncestor(ancestor, descendant)) return "yes";
		if (!git.shallow || gitHub === void 0) return "no";
	}
	const otherwise = here[1] !== void 0 && !git.shallow ? "no" : "unknown";
	if (gitHub === void 0 || ![ancestor, descendant].every(isCommitId)) return otherwise;
	const compared = await gitHub.compare(descendant, ancestor);
	if (compared === void 0) return otherwise;
	return compared.status === "behind" || compared.status === "identical" ? "yes" : "no";
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
		if (onlyOnBranch(metadata, context.dataBranch) && (mark === void 0 && one.nodes.length > 0 || isOurs(mark, context) && mark.state === "open")) {
			const { table, drop } = planNew(one, found, context, options);
			tables.push(table);
			if (drop !== void 0) drops.push(drop);
		} else if (isOurs(mark, context) && mark.state === "open") tables.push(planEnd(one, found, mark, context, options));
	}
	return {
		tables: allOrNone(tables),
		drops: hasError(tables) ? [] : drops
	};
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
	const updates = [...endBranch(metadata, mark, context, goesBack), ...goesBack ? restore : []];
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
	if (!hasOwnSnapshots(metadata, dataBranch, mark.onto)) return [removeRef(dataBranch), removeMark(dataBranch)];
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
	const { metadata, mark, target, id, moves } = publishing;
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
		...moveTarget(publishing, head, context),
		...redoState(metadata, mark),
		receipt
	];
}
function receiptOf({ mark, target, id, moves }, head, { owner, now, head: merge }) {
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
			to: moves ? head : target.head,
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
	const publish = publishId(candidates, context);
	return allOrNone(candidates.map((one) => planCandidate(one, publish, context, options)));
}
/** Named by what it does, so that two runs that race give it the same name. */
function publishId(candidates, { dataBranch }) {
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
	if (mark === void 0) return written.nodes.length > 0 && head !== null && main === null ? make(openMark(metadata, context, targetOf(metadata, void 0, context))) : void 0;
	if (!isOurs(mark, context)) return void 0;
	switch (mark.state) {
		case "open": return make(mark);
		case "undone": return explicit ? make(mark) : void 0;
		case "published": return explicit && hasLateRows(metadata, context.dataBranch, mark) ? make(mark, mark.publish?.to ?? null) : void 0;
		case "closed": return;
	}
}
function planCandidate({ written, found, mark, target, forecast }, publish, context, options) {
	const { metadata } = found.table;
	const described = describeTable(written, found, context.dataBranch, forecast, mark, target);
	const plan = {
		...described,
		pull: context.owner.pull ?? described.pull
	};
	const level = options.onDiverged === "skip" ? "warning" : "error";
	const refused = targetFinding(written.table, target, level) ?? refusal(plan, forecast, level, options);
	const findings = [...refused === void 0 ? [] : [refused], ...schemaFindings(written.table, written.nodes, schemaChange(metadata, mark))];
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
			id: publish,
			mergedAt: options.mergedAt
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
				to: moves ? plan.head : target.head,
				undo: moves && target.ref === "main" ? `icebranch undo --publish ${publish}` : null
			},
			commit
		}
	};
}
/** Why this table's main must not move; undefined where it may, or need not. */
function refusal({ table, branch, onto, note }, forecast, level, { onDiverged }) {
	const hint = `${onDiverged === "replay" ? "This version cannot replay. " : ""}Put the data branch on the current ${onto} (icebranch refresh --branch ${shellWord(branch)} --discard), run the connectors on it again, then publish.`;
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
		case "replaced": return;
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
// src/commands/judge.ts
/** What GitHub and git say of merges: each question is asked once a run. */
const open = { kind: "open" };
/** `more`: numbers that names ask for, beside those that marks have. */
async function makeJudge(world, state, context, more) {
	const { gitHub } = world.ports;
	const all = [...openBranches(state, context), ...openBranches(state, context, "closed")];
	const numbers = [.../* @__PURE__ */ new Set([...all.flatMap(({ pull }) => pull ?? []), ...more])];
	const asked = /* @__PURE__ */ new Map();
	const problems = [];
	return {
		world,
		problems,
		pulls: gitHub === void 0 || numbers.length === 0 ? /* @__PURE__ */ new Map() : await ifAllowed(problems, /* @__PURE__ */ new Map(), () => gitHub.pulls(numbers)),
		pullsFrom(branch) {
			const ask = () => gitHub?.pullsFrom(branch) ?? Promise.resolve([]);
			const known = asked.get(branch) ?? ifAllowed(problems, [], ask);
			asked.set(branch, known);
			return known;
		},
		ancestry: ancestryOf(world),
		production: await productionCommit(world)
	};
}
/** Without the permission git's history decides, as in a terminal. */
async function ifAllowed(problems, otherwise, question) {
	try {
		return await question();
	} catch (error) {
		if (!(error instanceof IcebranchError && error.code === "IB611")) throw error;
		const { message } = error;
		if (problems.every((one) => one.message !== message)) problems.push({
			...asFinding(error),
			level: "warning"
		});
		return otherwise;
	}
}
/** From another branch `drift` and the sweep look at production all the same. */
async function productionCommit({ ports: { git }, trigger }) {
	const head = trigger.head ?? "HEAD";
	const { pull } = trigger;
	const isElsewhere = pull !== void 0 && pull.baseBranch !== trigger.production;
	if (trigger.event === "merge_group") return head;
	if (trigger.branch === trigger.production && !isElsewhere) return head;
	return await branchTip(git, trigger.production) ?? (isElsewhere ? void 0 : head);
}
/**
* A pull request by its number. The event knows of its own one's merge before GitHub's API does; of
* no other one does it know anything, whatever its branch is called.
*/
function pullNow({ world: { trigger, ports } }, number, known) {
	const { pull } = trigger;
	if (!(pull !== void 0 && pull.number === number && pull.merged && !pull.fork) || known?.state === "merged") return known;
	return {
		number,
		draft: pull.draft,
		fork: pull.fork,
		mergeable: "unknown",
		headBranch: pull.headBranch,
		headCommit: pull.headCommit,
		baseBranch: pull.baseBranch,
		state: "merged",
		mergeCommit: pull.mergeCommit,
		body: "",
		mergedAt: known === void 0 ? void 0 : ports.clock()
	};
}
/**
* The newest pull request from a git branch, one to the production branch before others. Never a
* fork's: its branches may be called as ours are.
*/
async function pullOfBranch(judge, branch) {
	const { trigger } = judge.world;
	const now = (await judge.pullsFrom(branch)).filter(({ fork }) => !fork).map((one) => pullNow(judge, one.number, one) ?? one);
	const event = trigger.pull?.headBranch === branch ? pullNow(judge, trigger.pull.number, void 0) : void 0;
	return now.find(({ baseBranch }) => baseBranch === trigger.production) ?? now[0] ?? event;
}
function mergedBy({ world, production }, pull) {
	const { number, baseBranch: base, mergedAt } = pull;
	return {
		kind: "merged",
		pull: number,
		base,
		mergeCommit: pull.mergeCommit ?? (base === world.trigger.production ? production : void 0) ?? pull.headCommit,
		mergedAt
	};
}
/** What a merge queue asks about is judged as if it were merged: after a squash history says nothing. */
function queued({ world: { trigger }, production }, pull) {
	if (pull.number !== trigger.queued || pull.fork || production === void 0) return open;
	return {
		...mergedIntoProduction({ trigger }, production),
		pull: pull.number
	};
}
/**
* Merged, seen from git: the commit of each mark is in the production branch's history and was not
* there when the branch was built. A squash leaves no such trace.
*/
async function fateByHistory(judge, { commits }) {
	const { ancestry, production } = judge;
	if (commits.length === 0 || production === void 0) return open;
	for (const { base, head } of commits) {
		if (await ancestry(head, production) !== "yes") return open;
		if (await ancestry(head, base) !== "no") return open;
	}
	return mergedIntoProduction(judge.world, production);
}
function mergedIntoProduction({ trigger }, mergeCommit) {
	return {
		kind: "merged",
		pull: null,
		base: trigger.production,
		mergeCommit,
		mergedAt: void 0
	};
}
// src/commands/first-sync.ts
/** Branches that only first syncs know: no mark says whose they are, their names and git's branches do. */
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
	const judge = await makeJudge(world, first, context, numbersIn(writtenFirstSyncs(world, first)));
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
/** The catalogs that a run from the head commit alone would look into. */
function namedCatalogs({ catalogs, graph }) {
	const ingests = graph.nodes.filter(({ node }) => node.kind === "ingest");
	return /* @__PURE__ */ new Set([...catalogs.named, ...ingests.map(({ node }) => node.identifier.catalog)]);
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
	const state = await (trigger.event === "schedule" || trigger.pull?.merged === true && world.mayHaveBranches === true ? readEverything(world) : readWritten(world));
	const context = ofEveryPull(await planContext(world, state, "", ""));
	const { groups, fates, waiting, after } = await publishMerged(world, state, context);
	const ended = trigger.event === "merge_group" ? [] : endClosed(world, after, context, fates);
	const written = everyTable(world.graph, state);
	const receipts = trigger.pull?.merged ? planReceipts(written, state, context, trigger.pull.number) : [];
	const notices = trigger.event === "local" ? fates.open.map(stillOpen) : [];
	const reverted = trigger.pull?.reverts;
	return {
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
async function publishOne({ config, catalogs }, written, state, context, options) {
	const { onDiverged, atomic } = config.publish;
	const planned = planPublish(written, state, context, {
		onDiverged,
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
export { makeRef as A, setBranch as B, absentTable as C, connectorState as D, schemaFindings as E, pinTable as F, withTarget as G, newestCommon as H, redoState as I, removeMark as L, openMark as M, pinRef as N, isTakenBackSince as O, pinRefs as P, removeRef as R, ontoOfBranch as S, schemaChange as T, targetFinding as U, setMark as V, targetOf as W, writtenNamespaces as _, readWritten as a, revertFindings as b, onlyOnBranch as c, afterCommit as d, ancestryOf as f, everyTable as g, changedTables as h, readEverything as i, moveBranch as j, isWrittenSince as k, planClean as l, planContext as m, namedCatalogs as n, reconcileParts as o, ofEveryPull as p, publishOne as r, mergedBranches as s, everyNamespaceOf as t, planEnd as u, openBranches as v, describeTable as w, dataBranchOf as x, tablesOfBranch as y, restoreState as z };
