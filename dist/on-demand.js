import { Ct as refsOf, Et as MAIN, G as allOrNone, K as hasError, Mt as concurrently, _t as branchHead, at as lostSyncs, bt as isAncestor, ct as hasOwnSnapshots, dt as keptTag, gt as addedBetween, ht as undoTag, it as branchDrift, ot as isOurs, pt as marksOf, st as classify, ut as shellWord, vt as findRef, wt as snapshotId, yt as findSnapshot } from "./core.js";
import { _ as removeMark, b as setBranch, d as makeRef, f as openMark, h as pinTable, l as connectorState, o as describeTable, p as pinRef, r as everyTable, t as planContext, u as isTakenBackSince, v as removeRef, x as setMark, y as restoreState } from "./context.js";
import { a as afterCommit, r as readEverything, t as mergedBranches } from "./on-production.js";
import { r as workflowOfCommit, t as stale } from "./workflow.js";
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
function stays({ table }, { branch, dataBranch }) {
	return {
		code: "IB419",
		level: "warning",
		message: `${table} was only ever written by the data branch ${dataBranch}; it stays as it is.`,
		hint: `Remove it from the catalog, its files staying, with icebranch clean --branch ${shellWord(branch)} --drop-new.`
	};
}
/** Ends the data branch of one table. */
function planEnd(written, found, mark, context, { discard }) {
	const { metadata, identifier } = found.table;
	const { dataBranch } = context;
	const plan = describeTable(written, found, dataBranch, classify(metadata, dataBranch, mark), mark);
	const restore = hasOwnSnapshots(metadata, dataBranch) ? restoreState(metadata, mark) : [];
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
	const requirements = [
		pinTable(metadata),
		pinRef(metadata, dataBranch),
		pinRef(metadata, MAIN)
	];
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
	if (!hasOwnSnapshots(metadata, dataBranch)) return [removeRef(dataBranch), removeMark(dataBranch)];
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
	const isWritten = branchHead(metadata, MAIN) !== mark.snapshot;
	if (!isWritten && !isTakenBackSince(metadata, context.dataBranch, mark)) return void 0;
	const since = isWritten ? "main has been written to" : "another branch's end has put it back";
	const head = branchHead(metadata, context.dataBranch);
	const rows = head === null ? null : addedBetween(metadata, mark.snapshot, head);
	const what = rows === null ? "rows" : `${rows.rows} ${rows.rows === 1 ? "row" : "rows"}`;
	return {
		code: "IB415",
		level: "error",
		message: `${table}: a sync of the data branch ${context.dataBranch} moved the connector's state past ${what} that main does not have, and ${since} since.`,
		hint: `Read those rows into main again with a full refresh of the connector, then run icebranch clean --branch ${shellWord(context.branch)} --discard.`
	};
}
// src/plan/refresh.ts
/** Snapshots of the branch's own are moved off it only with `discard`, and then kept under a tag. */
function planRefresh(written, state, context, { discard }) {
	const planned = written.flatMap((one) => {
		const found = state.get(one.table);
		const mark = found && marksOf(found.table.metadata).get(context.dataBranch);
		if (found === void 0 || !isOurs(mark, context) || mark.state === "closed") return [];
		return [planTable$1(one, found, mark, context, discard)];
	});
	return allOrNone(planned);
}
function planTable$1(written, found, mark, context, discard) {
	const { metadata, identifier } = found.table;
	const { dataBranch } = context;
	const forecast = classify(metadata, dataBranch, mark);
	const plan = describeTable(written, found, dataBranch, forecast, mark);
	const { main, head } = plan;
	const own = hasOwnSnapshots(metadata, dataBranch);
	if (main === null || head === null || head === main && isCurrent(mark, main)) return {
		plan,
		findings: [],
		commit: void 0
	};
	if (own && !discard) return {
		plan,
		findings: [ownRows(written.table, context)],
		commit: void 0
	};
	const back = own ? restoreState(metadata, mark) : [];
	const goesBack = mayGoBack(metadata, mark, context) ? back : [];
	const isPast = back.length > goesBack.length;
	const commit = {
		identifier,
		requirements: [
			pinTable(metadata),
			pinRef(metadata, dataBranch),
			pinRef(metadata, MAIN)
		],
		updates: [
			...own ? [keepTag(metadata, head, context)] : [],
			setBranch(metadata, dataBranch, main),
			...goesBack,
			...newMark(metadata, mark, goesBack.length > 0, context)
		]
	};
	const move = {
		table: written.table,
		from: head,
		to: main,
		undo: null
	};
	return {
		plan,
		findings: isPast ? [skipsRows(written.table, context)] : [],
		commit: {
			move: {
				...move,
				result: "refreshed"
			},
			commit
		}
	};
}
function isCurrent(mark, main) {
	return mark.state === "published" || mark.snapshot === main;
}
function keepTag(metadata, head, context) {
	const life = {
		now: context.now,
		ms: context.keepUndoMs
	};
	return makeRef(metadata, "tag", keptTag(context.dataBranch, head), head, life);
}
/** Whether the connectors' state can go back with rows that are put aside: nobody else is past it. */
function mayGoBack(metadata, mark, { dataBranch }) {
	return mark.state !== "published" && branchHead(metadata, "main") === mark.snapshot && !isTakenBackSince(metadata, dataBranch, mark);
}
/**
* A receipt stays one: what it says of its publish is what `undo` needs. Whether the branch is
* merged is told by the commits that it was built for: those stay, and so does that it was undone.
*/
function newMark(metadata, mark, goesBack, context) {
	const { state, branch, base, head, connectorState, publish } = mark;
	if (state === "published") return [];
	const fresh = {
		...openMark(metadata, context),
		state,
		branch,
		base,
		head
	};
	const undone = publish === void 0 ? {} : { publish };
	const back = goesBack ? { connectorState } : {};
	return [setMark(context.dataBranch, {
		...fresh,
		...undone,
		...back
	})];
}
function skipsRows(table, context) {
	return {
		code: "IB415",
		level: "warning",
		message: `${table}: the connector's state is past the rows that are put aside, so neither main nor ${context.dataBranch} gets them from the next sync.`,
		hint: "Run a full refresh of the connector if they are wanted."
	};
}
function ownRows(table, context) {
	return {
		code: "IB419",
		level: "error",
		message: `The data branch ${context.dataBranch} of ${table} has rows that main has not.`,
		hint: `Publish them first, or let them go: icebranch refresh --branch ${shellWord(context.branch)} --discard keeps them under a tag.`
	};
}
// src/plan/sweep.ts
/** Ending whatever of ours is past its time. */
/**
* Everything of ours that is past its time, by mark: open branches after `expire-after`, receipts
* with their branch and undo tag, and kept tags, after `keep-undo`. Rows that nobody published are
* put under a tag first, never dropped at once. A group for each data branch: two of them may be on
* one table, which takes one commit at a time.
*/
function planSweep(written, state, context, merged = /* @__PURE__ */ new Set()) {
	const groups = /* @__PURE__ */ new Map();
	const tables = written.flatMap((one) => {
		const found = state.get(one.table);
		return found === void 0 ? [] : [{
			written: one,
			found
		}];
	});
	for (const table of tables) for (const { dataBranch, planned } of sweepMarks(table, context, merged)) groups.set(dataBranch, [...groups.get(dataBranch) ?? [], ...planned]);
	return [...groups.values(), tables.flatMap((table) => sweepTags(table, context))];
}
/** Each data branch is planned on what the one before it leaves of the table. */
function sweepMarks({ written, found }, context, merged) {
	const anyPull = {
		...context,
		owner: {
			...context.owner,
			pull: null
		}
	};
	let now = found;
	return [...marksOf(found.table.metadata)].map(([dataBranch, mark]) => {
		const isDue = isOurs(mark, anyPull) && mark.state === "open" && merged.has(dataBranch);
		if (!isOurs(mark, anyPull) || isDue) return {
			dataBranch,
			planned: []
		};
		const planned = sweepMark({
			written,
			found: now
		}, mark, {
			...context,
			branch: mark.branch,
			dataBranch
		});
		now = planned.reduce((before, one) => afterCommit(before, one, context.now), now);
		return {
			dataBranch,
			planned
		};
	});
}
function sweepMark(table, mark, context) {
	const { written, found } = table;
	const { metadata } = found.table;
	const { dataBranch } = context;
	const age = context.now - mark.at;
	if (mark.state === "open") return age < context.expireAfterMs || onlyOnBranch(metadata, dataBranch) ? [] : [planEnd(written, found, mark, context, {
		discard: false,
		dropNew: false
	})];
	if (age < context.keepUndoMs) return [];
	const own = hasOwnSnapshots(metadata, dataBranch);
	if (mark.state === "published" && own) return [];
	if (mark.state === "undone" && own) return [planEnd(written, found, mark, context, {
		discard: true,
		dropNew: false
	})];
	return [removal(table, dataBranch, mark.state !== "closed" && branchHead(metadata, dataBranch) !== null ? [...tagsOf(mark), dataBranch] : tagsOf(mark), [removeMark(dataBranch)])];
}
/** The tags that a mark names. */
function tagsOf({ kept, publish }) {
	return [...kept === void 0 ? [] : [kept], ...undoTags(publish)];
}
function undoTags(publish) {
	return publish === void 0 ? [] : [undoTag(publish.id), ...undoTags(publish.before)];
}
/** Tags that outlived the mark that named them: they carry the age at which they end. */
function sweepTags(table, { now }) {
	const { metadata } = table.found.table;
	const marks = [...marksOf(metadata).values()].filter((mark) => mark !== "unreadable");
	const named = new Set(marks.flatMap(tagsOf));
	const over = Object.keys(refsOf(metadata)).filter((name) => /^icebranch-(undo|kept)-/.test(name) && !named.has(name) && isOver(metadata, name, now));
	return over.length === 0 ? [] : [removal(table, MAIN, over, [])];
}
function isOver(metadata, tag, now) {
	const ref = findRef(metadata, tag);
	const age = ref?.["max-ref-age-ms"];
	if (ref?.type !== "tag" || age === void 0) return false;
	const made = findSnapshot(metadata, snapshotId(ref["snapshot-id"]))?.["timestamp-ms"];
	return made !== void 0 && now - Number(made) > Number(age);
}
function removal({ written, found }, branch, refs, more) {
	const { identifier, metadata } = found.table;
	const present = refs.filter((ref) => findRef(metadata, ref) !== void 0);
	const from = branchHead(metadata, branch);
	const move = {
		table: written.table,
		result: "removed",
		from,
		to: null,
		undo: null
	};
	const commit = {
		identifier,
		requirements: [pinTable(metadata), ...[MAIN, ...present].map((ref) => pinRef(metadata, ref))],
		updates: [...present.map(removeRef), ...more]
	};
	return {
		plan: describeTable(written, found, branch, "published", void 0),
		findings: [],
		commit: {
			move,
			commit
		}
	};
}
// src/plan/undo.ts
/** Every publish of ours that moved some `main` and has not been undone. */
function publishes(written, state, context) {
	const records = /* @__PURE__ */ new Map();
	for (const { mark, publish } of receipts(written, state, context)) {
		if (publish.from === publish.to) continue;
		const tables = (records.get(publish.id)?.tables ?? 0) + 1;
		records.set(publish.id, {
			id: publish.id,
			branch: mark.branch,
			at: mark.at,
			tables
		});
	}
	return [...records.values()].sort((a, b) => b.at - a.at);
}
function receipts(written, state, context) {
	return written.flatMap((one) => {
		const found = state.get(one.table);
		if (found === void 0) return [];
		return [...marksOf(found.table.metadata)].flatMap(([dataBranch, mark]) => isOurs(mark, context) && mark.state === "published" ? chain(mark.publish).map((link) => ({
			written: one,
			found,
			dataBranch,
			mark,
			...link
		})) : []);
	});
}
/** A table's publishes, newest first. */
function chain(publish, after) {
	return publish === void 0 ? [] : [{
		publish,
		after
	}, ...chain(publish.before, publish)];
}
/** All tables of one publish, all or none: by compare-and-swap, and only while `main` is as it left it. */
function planUndo(written, state, context, publish) {
	const planned = receipts(written, state, context).filter((one) => one.publish.id === publish).map((one) => planTable(one, context));
	return allOrNone(planned);
}
function planTable(receipt, context) {
	const { written, found, dataBranch, mark, publish, after } = receipt;
	const { metadata, identifier } = found.table;
	const plan = describeTable(written, found, dataBranch, "published", mark);
	const finding = after === void 0 ? obstacle(receipt, metadata) : laterFirst(written, after);
	if (finding !== void 0) return {
		plan,
		findings: [finding],
		commit: void 0
	};
	return {
		plan,
		findings: [],
		commit: {
			move: {
				table: written.table,
				result: publish.from === publish.to ? "nothing" : "undone",
				from: publish.to,
				to: publish.from,
				undo: null
			},
			commit: {
				identifier,
				requirements: [
					pinTable(metadata),
					pinRef(metadata, MAIN),
					pinRef(metadata, dataBranch)
				],
				updates: undoUpdates(receipt, metadata, context)
			}
		}
	};
}
function laterFirst({ table }, { id }) {
	return {
		code: "IB416",
		level: "error",
		message: `${table} was published again since, with rows that came late.`,
		hint: `Undo that publish first: icebranch undo --publish ${id}.`
	};
}
function obstacle(receipt, metadata) {
	const { written, publish } = receipt;
	if (publish.from === publish.to) return void 0;
	const main = branchHead(metadata, MAIN);
	if (main !== publish.to) return {
		code: "IB401",
		level: "error",
		message: `${written.table} cannot be put back: main has moved on from ${publish.to ?? "nothing"} to ${main ?? "nothing"} since the publish.`,
		hint: "Nothing was undone; remove what came after by hand if it is not wanted, or publish a change that mends the data."
	};
	if (publish.from !== null && findSnapshot(metadata, publish.from) === void 0) return {
		code: "IB403",
		level: "error",
		message: `${written.table} cannot be put back: snapshot ${publish.from} has been expired.`,
		hint: "Undo within the time that publish.keep-undo gives."
	};
	return lateRows(receipt, metadata);
}
/** With rows that came late the connectors' state cannot go back: main would read those rows twice or never. */
function lateRows({ written, dataBranch, mark, publish }, metadata) {
	const head = branchHead(metadata, dataBranch);
	if (!(publish.before === void 0 && restoreState(metadata, mark).length > 0) || head === null || head === publish.to) return void 0;
	const added = addedBetween(metadata, publish.to, head);
	return {
		code: "IB415",
		level: "error",
		message: `${written.table}: a sync of the data branch ${dataBranch} moved the connector's state past ${added === null ? "rows" : `${added.rows} ${added.rows === 1 ? "row" : "rows"}`} that came after the publish.`,
		hint: `Publish them first (icebranch publish --branch ${shellWord(mark.branch)}), or put them aside (icebranch refresh --branch ${shellWord(mark.branch)} --discard).`
	};
}
/** The connectors' state goes back too; the data branch keeps the rows. */
function undoUpdates(receipt, metadata, context) {
	const { dataBranch, mark, publish } = receipt;
	const { now } = context;
	const { before } = publish;
	const moves = publish.from !== publish.to;
	const move = moves ? mainBack(receipt, metadata, context) : [];
	if (before !== void 0) return [...move, setMark(dataBranch, {
		...mark,
		publish: before
	})];
	const back = moves ? restoreState(metadata, mark) : [];
	const takenBack = back.length === 0 ? {} : { stateTakenBack: connectorState(metadata) };
	return [
		...move,
		...back,
		setMark(dataBranch, {
			...mark,
			...takenBack,
			state: "undone",
			at: now
		})
	];
}
/** Where the data branch is gone, or elsewhere, `main` was the only ref to what it leaves: a tag keeps it. */
function mainBack({ dataBranch, publish: { id, from, to } }, metadata, { now, keepUndoMs }) {
	const head = branchHead(metadata, dataBranch);
	const isHeld = to === null || head !== null && isAncestor(metadata, to, head) === "yes";
	const life = {
		now,
		ms: keepUndoMs
	};
	const tag = undoTag(id);
	return [
		...isHeld ? [] : [makeRef(metadata, "tag", keptTag(dataBranch, to), to, life)],
		from === null ? removeRef(MAIN) : setBranch(metadata, MAIN, from),
		...findRef(metadata, tag) === void 0 ? [] : [removeRef(tag)]
	];
}
// src/commands/on-demand.ts
/** `refresh`, `clean`, `undo` and `drift`: what is asked for by name, wherever its marks are. */
async function refreshParts(world, branch, dataBranch) {
	const state = await readEverything(world);
	const context = await planContext(world, state, branch, dataBranch);
	const { discard } = world.inputs;
	const planned = planRefresh(everyTable(world.graph, state), state, context, { discard });
	return {
		branch,
		groups: [planned],
		findings: planned.length > 0 ? [] : [noneOpen(dataBranch)]
	};
}
async function cleanParts(world, branch, dataBranch) {
	const state = await readEverything(world);
	const context = await planContext(world, state, branch, dataBranch);
	const { tables, drops } = planClean(everyTable(world.graph, state), state, context, world.inputs);
	const none = tables.length + drops.length === 0;
	return {
		branch,
		groups: [tables],
		steps: drops,
		findings: none ? [noneOpen(dataBranch)] : []
	};
}
/** A slip in the name looks like a branch that is ended already: both are nothing to do. */
function noneOpen(dataBranch) {
	return {
		code: "IB404",
		level: "notice",
		message: `No table that this project writes has an open data branch ${dataBranch}.`,
		hint: "Check the name. What is published or undone ends by icebranch clean --sweep when its time is over."
	};
}
async function sweepParts(world) {
	const state = await readEverything(world);
	const context = await planContext(world, state, "", "");
	const { merged } = await mergedBranches(world, state, context);
	const due = new Set(merged.map(({ dataBranch }) => dataBranch));
	return { groups: planSweep(everyTable(world.graph, state), state, context, due) };
}
async function undoParts(world) {
	const state = await readEverything(world);
	const context = await planContext(world, state, "", "");
	const written = everyTable(world.graph, state);
	const { branch, publish: asked } = world.inputs;
	const all = publishes(written, state, context).filter((one) => branch === void 0 || one.branch === branch);
	const publish = asked ?? (all.length === 1 ? all[0]?.id : void 0);
	if (publish === void 0) return { findings: [which(all.map(({ id, branch: of, tables }) => `${id} (${of}, ${tables === 1 ? "1 table" : `${tables} tables`})`))] };
	const planned = planUndo(written, state, context, publish);
	if (planned.length > 0) return {
		branch: branch ?? null,
		groups: [planned]
	};
	return { findings: [{
		code: "IB416",
		level: "error",
		message: `There is no publish ${publish} that could be undone.`,
		hint: "Run icebranch undo without --publish to see which there are."
	}] };
}
function which(names) {
	return names.length === 0 ? {
		code: "IB416",
		level: "notice",
		message: "There is no publish that could be undone.",
		hint: "A publish can be undone until publish.keep-undo is over."
	} : {
		code: "IB416",
		level: "error",
		message: `There are ${names.length} publishes: ${names.join("; ")}.`,
		hint: "Say which one with --publish ID."
	};
}
async function driftParts(world) {
	const state = await readEverything(world);
	const context = await planContext(world, state, "", "");
	const { merged } = await mergedBranches(world, state, context);
	const lost = await concurrently([...state], async ([table, { catalog, table: loaded }]) => lostSyncs(table, loaded, await (await world.catalogs.open(catalog)).strayMetadata(loaded)));
	const workflow = await workflowOfCommit(world);
	const late = workflow?.changed ? [stale(workflow.path)] : [];
	return {
		workflow,
		findings: [
			...branchDrift(state, merged, context),
			...lost.flat(),
			...late
		]
	};
}
export { cleanParts, driftParts, refreshParts, sweepParts, undoParts };
