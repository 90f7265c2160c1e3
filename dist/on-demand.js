import { $r as allOrNone, An as removeMark, Cn as moveBranch, Di as refsOf, En as pinRefs, Fi as MAIN, Fn as takeBackState, Gn as hasOwnSnapshots, Hi as asFinding, Hn as isOurs, Mn as restoreState, Ni as marksOf, Oi as snapshotId, On as pinTable, Pi as undoTag, Pn as setMark, Sn as makeRef, Un as classify, Vi as IcebranchError, Vn as isOfProject, Wn as hasLateRows, _n as counted, bi as findRef, bn as isTakenBackSince, gn as lostSyncs, ji as keptTag, jn as removeRef, mn as shellWord, qr as viewDrift, ur as concurrently, wn as openMark, xi as findSnapshot, xn as isWrittenSince, yi as branchHead, zn as targetOf } from "./core.js";
import { H as isReplay, L as foresee, O as everyTable, P as describeTable, S as afterCommit, T as planContext, V as dropReplayed, _ as readReplays, b as planClean, c as productionViews, j as dataBranchOf, k as writtenNamespaces, r as readEverything, v as mergedBranches, w as ofEveryPull, x as planEnd, y as onlyOnBranch } from "./on-production.js";
import { _ as tablesOfBranch, g as openBranches } from "./typed-views.js";
import { t as emptyCatalogs } from "./empty-catalogs.js";
import { t as leftFiles } from "./left-files.js";
import { i as stale, o as workflowOfCommit } from "./workflow.js";
// src/plan/drift.ts
/** Branches that are merged and yet not published, and rows that came after a publish. */
function branchDrift(state, merged, context) {
	const unpublished = merged.map((one) => ({
		code: "IB404",
		level: "error",
		...one.pull === null ? {} : { pull: one.pull },
		message: `${one.branch} is merged, but its data branch is not published on ${one.tables.join(", ")}.`,
		hint: "Run icebranch build on the production branch."
	}));
	const late = [...state].flatMap(([table, { table: loaded }]) => [...marksOf(loaded.metadata)].flatMap(([dataBranch, mark]) => isOurs(mark, context) ? markDrift(table, loaded, dataBranch, mark, context) : []));
	return [
		...unpublished,
		...late,
		...lostRetention(state, context)
	];
}
/**
* What icebranch gives its branches in retention is a second net below its own sweep. dashtool's
* writers and many others leave it out with each sync, so it is told once a catalog, by number.
*/
function lostRetention(state, context) {
	const bare = [...state.values()].flatMap(({ catalog, table: { metadata } }) => [...marksOf(metadata)].flatMap(([dataBranch, mark]) => {
		const ref = findRef(metadata, dataBranch);
		return ref?.type === "branch" && ref["max-ref-age-ms"] === void 0 && isOurs(mark, context) && mark.state !== "closed" && !isReplay(mark) ? [{
			catalog,
			dataBranch
		}] : [];
	}));
	return [...Map.groupBy(bare, ({ catalog }) => catalog)].map(([catalog, lost]) => {
		const branches = new Set(lost.map(({ dataBranch }) => dataBranch)).size;
		return {
			code: "IB408",
			level: "notice",
			message: `Writers to the catalog ${catalog} have dropped the max-ref-age-ms of ${`${counted(branches, "data branch", "data branches")} on ${counted(lost.length, "table")}`}: no engine ends them by itself.`,
			hint: "Nothing to do while icebranch clean --sweep runs: that goes by the marks."
		};
	});
}
function markDrift(table, { metadata }, dataBranch, mark, { now, expireAfterMs }) {
	if (mark.state === "published" && hasLateRows(metadata, dataBranch, mark)) return [{
		code: "IB409",
		level: "error",
		message: `${table}: a sync wrote to the data branch ${dataBranch} after it was published.`,
		hint: `Publish those rows with icebranch publish --branch ${shellWord(dataBranch)}.`
	}];
	if (mark.state === "open" && now - mark.at >= expireAfterMs) return [{
		code: "IB404",
		level: "error",
		message: `${table}: the data branch ${dataBranch} is past its time.`,
		hint: "End it with icebranch clean --sweep."
	}];
	return [];
}
// src/plan/refresh.ts
/** Snapshots of the branch's own are moved off it only with `discard`, and then kept under a tag. */
function planRefresh(written, state, context, { discard, replays }) {
	const planned = written.flatMap((one) => {
		const found = state.get(one.table);
		const mark = found && marksOf(found.table.metadata).get(context.dataBranch);
		if (found === void 0 || !isOurs(mark, context) || mark.state === "closed") return [];
		return [planTable(one, found, mark, context, {
			discard,
			replays
		})];
	});
	return allOrNone(planned);
}
function planTable(written, found, mark, context, { discard, replays }) {
	const { metadata, identifier } = found.table;
	const { dataBranch } = context;
	const target = targetOf(metadata, mark, context);
	const { state, tried } = foresee(classify(metadata, dataBranch, mark, target.head), {
		table: written.table,
		metadata,
		mark,
		target,
		replays
	}, context);
	const plan = describeTable(written, found, dataBranch, state, mark, {
		...target,
		tried
	});
	const { head } = plan;
	const to = target.head;
	const own = hasOwnSnapshots(metadata, dataBranch, mark.onto);
	if (to === null || head === null || head === to && isCurrent(mark, to)) return {
		plan,
		findings: [],
		commit: void 0
	};
	if (own && !discard) return {
		plan,
		findings: [ownRows(plan)],
		commit: void 0
	};
	const back = own ? restoreState(metadata, mark) : [];
	const goesBack = mayGoBack(metadata, mark, context) ? back : [];
	const isPast = back.length > goesBack.length;
	const commit = {
		identifier,
		requirements: [pinTable(metadata), ...pinRefs(metadata, dataBranch, mark.onto, target.ref)],
		updates: [
			...own ? [keepTag(metadata, head, context)] : [],
			moveBranch(metadata, dataBranch, to, {
				now: context.now,
				ms: context.expireAfterMs
			}),
			...own ? [] : dropReplayed(metadata, dataBranch),
			...takeBackState(goesBack, context.now),
			...newMark(metadata, mark, target, goesBack.length > 0, context)
		]
	};
	const move = {
		table: written.table,
		from: head,
		to,
		undo: null
	};
	return {
		plan,
		findings: isPast ? [skipsRows(plan)] : [],
		commit: {
			move: {
				...move,
				result: "refreshed"
			},
			commit
		}
	};
}
function isCurrent(mark, target) {
	return mark.state === "published" || mark.snapshot === target;
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
	return mark.state !== "published" && !isWrittenSince(metadata, mark) && !isTakenBackSince(metadata, dataBranch, mark);
}
/**
* A receipt stays one: what it says of its publish is what `undo` needs. Whether the branch is
* merged is told by the commits that it was built for: those stay, and so does that it was undone.
*/
function newMark(metadata, mark, target, goesBack, context) {
	const { state, repository, pull, branch, base, head, connectorState, publish } = mark;
	if (state === "published") return [];
	const same = {
		state,
		repository,
		pull,
		branch,
		base,
		head
	};
	const fresh = {
		...openMark(metadata, context, target),
		...same
	};
	const undone = publish === void 0 ? {} : { publish };
	const back = goesBack ? { connectorState } : {};
	return [setMark(context.dataBranch, {
		...fresh,
		...undone,
		...back
	})];
}
function skipsRows({ table, branch, onto }) {
	return {
		code: "IB415",
		level: "warning",
		message: `${table}: the connector's state is past the rows that are put aside, so neither ${onto} nor ${branch} gets them from the next sync.`,
		hint: "Run a full refresh of the connector if they are wanted."
	};
}
function ownRows({ table, branch, onto }) {
	return {
		code: "IB419",
		level: "error",
		message: `The data branch ${branch} of ${table} has rows that ${onto} has not.`,
		hint: `Publish them first, or let them go: icebranch refresh --branch ${shellWord(branch)} --discard keeps them under a tag.`
	};
}
// src/plan/sweep.ts
/** Ending whatever of ours is past its time. */
/**
* Everything of ours that is past its time, by mark: open branches after `expire-after`, receipts
* with their branch and undo tag, and kept tags, after `keep-undo`. Rows that nobody published are
* put under a tag first, never dropped at once. What is merged waits to be published, however long
* `main` has been in its way. A group for each data branch: two of them may be on
* one table, which takes one commit at a time.
*/
function planSweep(written, state, context, isDue = () => false) {
	const groups = /* @__PURE__ */ new Map();
	const tables = written.flatMap((one) => {
		const found = state.get(one.table);
		return found === void 0 ? [] : [{
			written: one,
			found
		}];
	});
	for (const table of tables) for (const { dataBranch, planned } of sweepMarks(table, context, isDue)) groups.set(dataBranch, [...groups.get(dataBranch) ?? [], ...planned]);
	return [...groups.values(), tables.flatMap((table) => sweepTags(table, context))];
}
/** Each data branch is planned on what the one before it leaves of the table. */
function sweepMarks({ written, found }, context, isDue) {
	let now = found;
	return [...marksOf(found.table.metadata)].map(([dataBranch, mark]) => {
		if (!isOfProject(mark, context)) return {
			dataBranch,
			planned: []
		};
		if (mark.state === "open" && isDue(written.table, dataBranch)) return {
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
	if (mark.state === "published" && hasLateRows(metadata, dataBranch, mark)) return [];
	if (mark.state !== "closed" && hasOwnSnapshots(metadata, dataBranch, mark.onto)) return [planEnd(written, found, mark, context, {
		discard: true,
		dropNew: false
	})];
	const isThere = mark.state !== "closed" && branchHead(metadata, dataBranch) !== null;
	const refs = isThere ? [...tagsOf(mark), dataBranch] : tagsOf(mark);
	const more = [...isThere ? dropReplayed(metadata, dataBranch, refs) : [], removeMark(dataBranch)];
	return [removal(table, dataBranch, {
		refs,
		pins: [mark.onto],
		more
	})];
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
	return over.length === 0 ? [] : [removal(table, MAIN, {
		refs: over,
		pins: [],
		more: []
	})];
}
function isOver(metadata, tag, now) {
	const ref = findRef(metadata, tag);
	const age = ref?.["max-ref-age-ms"];
	if (ref?.type !== "tag" || age === void 0) return false;
	const made = findSnapshot(metadata, snapshotId(ref["snapshot-id"]))?.["timestamp-ms"];
	return made !== void 0 && now - Number(made) > Number(age);
}
function removal({ written, found }, branch, { refs, pins, more }) {
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
		requirements: [pinTable(metadata), ...pinRefs(metadata, ...present, ...pins)],
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
// src/commands/left-files-of.ts
/** What killed runs left in the folder of one table; nothing where its files cannot be looked at. */
async function leftFilesOf({ catalogs, ports }, name, { catalog, table }, owning) {
	if (![...marksOf(table.metadata).values()].some((mark) => isOfProject(mark, owning))) return [];
	try {
		const storage = await (await catalogs.open(catalog)).tableStorage(table);
		if ("none" in storage) return [];
		const left = await (await ports.tableFiles(storage)).leftOver(table);
		return leftFiles(name, left);
	} catch (error) {
		if (!(error instanceof IcebranchError) || error.code === "IB904") throw error;
		return [{
			...asFinding(error),
			level: "notice"
		}];
	}
}
// src/commands/lost-syncs-of.ts
/** Of one table, as it was read. */
async function lostSyncsOf(catalog, table, found, period) {
	const strays = await catalog.strayMetadata(found, "all");
	if (lostSyncs(table, found, strays, period).length === 0) return [];
	const now = await catalog.loadTable(found.identifier);
	return now === void 0 ? [] : lostSyncs(table, now, strays, period);
}
// src/commands/on-demand.ts
/** `refresh`, `clean` and `drift`: what is asked for by name, wherever its marks are. */
async function refreshParts(world, branch, name) {
	const state = await readEverything(world);
	const asked = await planContext(world, state, branch, name);
	const dataBranch = isByMark(world) ? dataBranchOf(state, asked) : name;
	const context = {
		...asked,
		dataBranch
	};
	const { discard } = world.inputs;
	const written = everyTable(world.graph, state);
	const planned = planRefresh(written, state, context, {
		discard,
		replays: await readReplays(world, written, state, context)
	});
	const findings = planned.length > 0 ? [] : [noneOpen(dataBranch)];
	return {
		branch,
		dataBranch,
		groups: [planned],
		findings
	};
}
/** Whether the pull request says whose data branch is meant, and nobody named one. */
function isByMark({ trigger, inputs }) {
	return trigger.pull !== void 0 && inputs.branch === void 0;
}
async function cleanParts(world, branch, name) {
	const state = await readEverything(world);
	const asked = await planContext(world, state, branch, name);
	if (isByMark(world)) return cleanPull(world, state, asked);
	const { tables, drops } = planClean(everyTable(world.graph, state), state, asked, world.inputs);
	const none = tables.length + drops.length === 0;
	return {
		branch,
		groups: [tables],
		steps: drops,
		findings: none ? [noneOpen(name)] : []
	};
}
/** Whatever has the pull request's number, and what its first syncs made without a mark. */
async function cleanPull(world, state, asked) {
	const { pull } = asked.owner;
	const every = openBranches(state, ofEveryPull(asked));
	const dataBranch = dataBranchOf(state, asked);
	const own = every.filter((one) => one.pull === pull);
	const plans = (own.some((one) => one.dataBranch === dataBranch) ? own : [...own, {
		dataBranch,
		tables: []
	}]).map((one) => {
		const context = {
			...asked,
			dataBranch: one.dataBranch
		};
		const tables = tablesOfBranch(one, everyTable(world.graph, state), state, every);
		return planClean(tables, state, context, world.inputs);
	});
	const groups = plans.map(({ tables }) => tables);
	const steps = plans.flatMap(({ drops }) => drops);
	const findings = groups.flat().length + steps.length === 0 ? [noneOpen(dataBranch)] : [];
	return {
		branch: asked.branch,
		dataBranch: own[0]?.dataBranch ?? dataBranch,
		groups,
		steps,
		findings
	};
}
/** A slip in the name looks like a branch that is ended already: both are nothing to do. */
function noneOpen(dataBranch) {
	return {
		code: "IB404",
		level: "notice",
		message: `No table that this project writes has an open data branch ${dataBranch}.`,
		hint: "Check the name, and that the git branch with its specs is checked out. What is published or undone ends by icebranch clean --sweep when its time is over."
	};
}
async function sweepParts(world) {
	const state = await readEverything(world);
	const context = ofEveryPull(await planContext(world, state, "", ""));
	const { merged } = await mergedBranches(world, state, context);
	const isDue = (table, dataBranch) => merged.some((one) => one.dataBranch === dataBranch && one.tables.includes(table));
	return { groups: planSweep(everyTable(world.graph, state), state, context, isDue) };
}
async function driftParts(world) {
	const state = await readEverything(world);
	const context = ofEveryPull(await planContext(world, state, "", ""));
	const { merged } = await mergedBranches(world, state, context);
	const { now, keepUndoMs } = context;
	const period = {
		now,
		since: now - keepUndoMs
	};
	const lost = await concurrently([...state], async ([table, found]) => lostSyncsOf(await world.catalogs.open(found.catalog), table, found.table, period));
	const left = await concurrently([...state], ([table, found]) => leftFilesOf(world, table, found, context));
	const workflow = await workflowOfCommit(world);
	const late = workflow?.changed ? [stale(workflow.path)] : [];
	const filled = new Set([...state.values()].map(({ catalog }) => catalog));
	const bare = world.graph.nodes.flatMap(({ node }) => writtenNamespaces(node)).map(({ catalog }) => catalog).filter((catalog) => !filled.has(catalog));
	const views = await productionViews(world, state, {
		context: {
			...context,
			head: world.trigger.head ?? ""
		},
		groups: [],
		everywhere: true
	});
	const findings = [
		...branchDrift(state, merged, context),
		...views.findings ?? [],
		...viewDrift(views.views ?? []),
		...lost.flat(),
		...left.flat(),
		...late,
		...await emptyCatalogs(world.catalogs, bare)
	];
	const { views: _, ...typed } = views;
	return {
		...typed,
		workflow,
		findings
	};
}
export { cleanParts, driftParts, refreshParts, sweepParts };
