import { A as everyNamespace, Et as compareText, G as hexDigest, M as loadTables, Z as dataBranchName, at as classify, dt as undoTag, it as isOurs, j as listNamespaces, lt as marksOf, mt as findRef, ot as hasOwnSnapshots, pt as branchHead, q as branchTip, vt as refsOf, xt as MAIN } from "./core.js";
import { t as applyUpdates } from "./commit.js";
import { b as setMark, c as schemaFindings, d as openMark, f as pinRef, h as redoState, i as writtenNamespaces, m as pinTable, o as describeTable, p as pinShape, r as everyTable, s as schemaChange, t as planContext, u as makeRef, y as setBranch } from "./context.js";
// src/plan/publish.ts
/** Moving `main` of all tables of a data branch, all or none. */
/**
* From marks and refs, never from commits: squash, rebase, queue and merge commit are one case.
* `context.head` is the commit of the production branch that is published for.
*/
function planPublish(written, state, context, options) {
	const candidates = written.map((one) => candidate(one, state.get(one.table), context, options)).filter((one) => one !== void 0);
	const publish = publishId(candidates, context);
	const planned = candidates.map((one) => planCandidate(one, publish, context, options));
	return planned.some(({ findings }) => findings.some((one) => one.level === "error")) ? planned.map((one) => ({
		...one,
		commit: void 0
	})) : planned;
}
/** Named by what it does, so that two runs that race give it the same name. */
function publishId(candidates, { dataBranch }) {
	const moves = candidates.map(({ written, found: { table } }) => [
		written.table,
		branchHead(table.metadata, "main") ?? "-",
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
	const make = (one, base = one.snapshot) => ({
		written,
		found,
		mark: one,
		forecast: classify(metadata, context.dataBranch, { snapshot: base })
	});
	if (mark === void 0) return written.nodes.length > 0 && head !== null && main === null ? make(openMark(metadata, context)) : void 0;
	if (!isOurs(mark, context)) return void 0;
	switch (mark.state) {
		case "open": return make(mark);
		case "undone": return explicit ? make(mark) : void 0;
		case "published": return explicit && hasOwnSnapshots(metadata, context.dataBranch) ? make(mark, mark.publish?.to ?? null) : void 0;
		case "closed": return;
	}
}
function planCandidate({ written, found, mark, forecast }, publish, context, options) {
	const { metadata } = found.table;
	const plan = describeTable(written, found, context.dataBranch, forecast, mark);
	const refused = refusal(written.table, forecast, plan.note, context, options);
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
			pinRef(metadata, MAIN),
			pinRef(metadata, context.dataBranch),
			...pinShape(metadata)
		],
		updates: updates(metadata, mark, publish, moves, context)
	};
	return {
		plan,
		findings,
		commit: {
			move: {
				table: written.table,
				result: moves ? "published" : "nothing",
				from: plan.main,
				to: moves ? plan.head : plan.main,
				undo: moves ? `icebranch undo --publish ${publish}` : null
			},
			commit
		}
	};
}
/** One commit a table: `main` set, the old main tagged, the mark turned into a receipt. */
function updates(metadata, mark, id, moves, context) {
	const from = branchHead(metadata, MAIN);
	const head = branchHead(metadata, context.dataBranch);
	const to = moves ? head : from;
	const life = {
		now: context.now,
		ms: context.keepUndoMs
	};
	const { kept: _, stateTakenBack: __, publish: earlier, ...kept } = mark;
	const before = mark.state === "published" && earlier !== void 0 ? { before: earlier } : {};
	const receipt = setMark(context.dataBranch, {
		...kept,
		state: "published",
		at: context.now,
		publish: {
			id,
			merge: context.head,
			from,
			to,
			...before
		}
	});
	if (!moves || head === null) return [receipt];
	return [
		...from === null ? [] : [makeRef(metadata, "tag", undoTag(id), from, life)],
		setBranch(metadata, MAIN, head),
		...redoState(metadata, mark),
		receipt
	];
}
/** Why this table's main must not move; undefined where it may, or need not. */
function refusal(table, forecast, note, context, { onDiverged }) {
	const level = onDiverged === "skip" ? "warning" : "error";
	const hint = `${onDiverged === "replay" ? "This version cannot replay. " : ""}Put the data branch on the current main (icebranch refresh --branch ${context.branch} --discard), run the connectors on it again, then publish.`;
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
			hint: `End what is left of the data branch (icebranch clean --branch ${context.branch}), or make it again (icebranch build) and run the connectors.`
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
	return planned.map((one, index) => ({
		...one,
		commit: void 0,
		findings: index === 0 ? [...one.findings, finding] : one.findings
	}));
}
// src/plan/reconcile.ts
/** Which data branches are merged, in the order of their merges. */
/** Oldest first: whoever branched first is most likely the parent of the others. */
function openBranches(state, context) {
	const all = [...state].flatMap(([table, { table: loaded }]) => [...marksOf(loaded.metadata)].flatMap(([dataBranch, mark]) => isOurs(mark, context) && mark.state === "open" ? [{
		table,
		dataBranch,
		mark
	}] : []));
	return [...Map.groupBy(all, ({ dataBranch }) => dataBranch)].map(([dataBranch, members]) => ({
		branch: members.at(-1)?.mark.branch ?? dataBranch,
		dataBranch,
		commits: differentCommits(members.map(({ mark }) => mark)),
		since: members.reduce((since, { mark }) => Math.min(since, mark.at), Number.POSITIVE_INFINITY),
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
			const tables = branches.get(name);
			if (tables === void 0) branches.set(name, [table]);
			else tables.push(table);
		}
	}
	return branches;
}
// src/commands/on-production.ts
/** Publishing: every branch that is merged, or one that a person names. */
/** Every table of the project's catalogs, with its refs and marks. */
async function readEverything(world) {
	const nodes = [...world.graph.nodes, ...world.baseGraph?.nodes ?? []].map(({ node }) => node);
	const names = [...world.catalogs.named, ...nodes.filter(({ kind }) => kind === "ingest").map(({ identifier }) => identifier.catalog)];
	const namespaces = await everyNamespace(world.catalogs, names);
	return loadTables(world.catalogs, await listNamespaces(world.catalogs, namespaces));
}
/** What the project's ingests write, before and now: where its marks are. */
async function readWritten(world) {
	const namespaces = [...world.graph.nodes, ...world.baseGraph?.nodes ?? []].flatMap(({ node }) => writtenNamespaces(node));
	return loadTables(world.catalogs, await listNamespaces(world.catalogs, namespaces));
}
async function reconcileParts(world) {
	let state = await readWritten(world);
	const { merged, open } = await mergedBranches(world, state);
	const groups = [];
	for (const { branch, dataBranch } of merged) {
		const context = await planContext(world, state, branch, dataBranch);
		const planned = await publishOne(world, state, context, false);
		groups.push(planned);
		state = afterCommits(state, planned, context.now);
	}
	return {
		groups,
		findings: world.trigger.event === "local" ? open.map(stillOpen) : []
	};
}
async function publishParts(world, branch, dataBranch) {
	const state = await readWritten(world);
	const context = await planContext(world, state, branch, dataBranch);
	const explicit = world.inputs.branch !== void 0;
	const planned = await publishOne(world, state, context, explicit);
	const findings = explicit && !isOnSomeTable(state, dataBranch) ? [noDataBranch(dataBranch)] : [];
	return {
		branch,
		groups: [planned],
		findings
	};
}
function isOnSomeTable(state, dataBranch) {
	return [...state.values()].some(({ table: { metadata } }) => marksOf(metadata).has(dataBranch) || findRef(metadata, dataBranch) !== void 0);
}
function noDataBranch(dataBranch) {
	return {
		code: "IB404",
		level: "error",
		message: `No table that this project writes has a data branch ${dataBranch}.`,
		hint: "Check the name: it is the git branch's, as icebranch build was run on it."
	};
}
async function publishOne({ graph, config, catalogs }, state, context, explicit) {
	const { onDiverged, atomic } = config.publish;
	const planned = planPublish(everyTable(graph, state), state, context, {
		onDiverged,
		explicit
	});
	return atomic === "require" ? requireAtomic(planned, await catalogs.opened()) : planned;
}
function afterCommits(state, planned, now) {
	const after = new Map(state);
	for (const { plan, commit } of planned) {
		const found = after.get(plan.table);
		if (found === void 0 || commit === void 0) continue;
		const { metadata, metadataLocation } = found.table;
		const next = applyUpdates(metadata, commit.commit.updates, {
			now,
			previousLocation: metadataLocation
		});
		after.set(plan.table, {
			...found,
			table: {
				...found.table,
				metadata: next
			}
		});
	}
	return after;
}
/**
* Merged, seen from here: the commit of the mark is in the production branch's history and was not
* there when the branch was built. A squash leaves no such trace: then the branch is named, by a
* person or by the pull request's own close.
*/
async function mergedBranches(world, state) {
	const context = await planContext(world, state, "", "");
	const merged = [];
	const open = [];
	for (const one of openBranches(state, context)) (await isMerged(world, one) ? merged : open).push(one);
	const known = new Set([...merged, ...open].map((one) => one.dataBranch));
	const written = new Set(everyTable(world.graph, state).filter(({ nodes }) => nodes.length > 0).map(({ table }) => table));
	for (const [name, tables] of firstSyncBranches(state)) {
		if (known.has(name) || !tables.some((table) => written.has(table))) continue;
		const one = {
			branch: name,
			dataBranch: name,
			commits: [],
			since: context.now,
			tables
		};
		if (await isMergedByName(world, name)) merged.push(one);
	}
	return {
		merged,
		open
	};
}
async function isMerged({ ports: { git }, trigger }, { branch, commits }) {
	if (trigger.pull?.merged && trigger.pull.headBranch === branch) return true;
	const production = trigger.head ?? "HEAD";
	for (const { base, head } of commits) {
		if (await git.resolve(head) === void 0) return false;
		if (!await git.isAncestor(head, production)) return false;
		if (await git.resolve(base) === void 0 || await git.isAncestor(head, base)) return false;
	}
	return true;
}
/** A branch that only first syncs know has no mark to say its commit; git's own branch does. */
async function isMergedByName({ ports: { git }, trigger }, name) {
	if (name === trigger.production) return false;
	const { pull } = trigger;
	if (pull?.merged && dataBranchName(pull.headBranch) === name) return true;
	const tip = await branchTip(git, name);
	return tip !== void 0 && git.isAncestor(tip, trigger.head ?? "HEAD");
}
function stillOpen({ branch, tables }) {
	return {
		code: "IB421",
		level: "notice",
		message: `${branch} is not merged here; its data branch on ${tables.join(", ")} stays as it is.`,
		hint: `If it was merged by squash or rebase, run icebranch publish --branch ${branch}.`
	};
}
export { reconcileParts as i, publishParts as n, readEverything as r, mergedBranches as t };
