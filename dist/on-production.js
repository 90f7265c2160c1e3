import { $ as dataBranchName, A as everyNamespace, Ct as refsOf, Et as MAIN, G as allOrNone, M as loadTables, Y as branchTip, _t as branchHead, ct as hasOwnSnapshots, ht as undoTag, j as listNamespaces, jt as compareText, ot as isOurs, pt as marksOf, q as hexDigest, st as classify, ut as shellWord, vt as findRef } from "./core.js";
import { t as applyUpdates } from "./commit.js";
import { b as setBranch, c as schemaFindings, d as makeRef, f as openMark, g as redoState, h as pinTable, i as writtenNamespaces, m as pinShape, o as describeTable, p as pinRef, r as everyTable, s as schemaChange, t as planContext, x as setMark } from "./context.js";
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
// src/plan/publish.ts
/** Moving `main` of all tables of a data branch, all or none. */
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
	const hint = `${onDiverged === "replay" ? "This version cannot replay. " : ""}Put the data branch on the current main (icebranch refresh --branch ${shellWord(context.branch)} --discard), run the connectors on it again, then publish.`;
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
			hint: `End what is left of the data branch (icebranch clean --branch ${shellWord(context.branch)}), or make it again (icebranch build) and run the connectors.`
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
// src/plan/reconcile.ts
/** Which data branches are merged, in the order of their merges. */
/** Oldest first: whoever branched first is most likely the parent of the others. */
function openBranches(state, context, inState = "open") {
	const all = [...state].flatMap(([table, { table: loaded }]) => [...marksOf(loaded.metadata)].flatMap(([dataBranch, mark]) => isOurs(mark, context) && mark.state === inState ? [{
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
	const context = await planContext(world, state, "", "");
	const { merged, open } = await mergedBranches(world, state, context);
	const groups = [];
	for (const { branch, dataBranch } of merged) {
		const planned = await publishOne(world, state, {
			...context,
			branch,
			dataBranch
		}, false);
		groups.push(planned);
		state = afterCommits(state, planned, context.now);
	}
	const notices = world.trigger.event === "local" ? open.map(stillOpen) : [];
	const ended = await endedEarly(world, state, context);
	return {
		groups,
		findings: [
			...notices,
			...ended,
			...cutOff(world, state, context)
		]
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
/**
* Merged, seen from here: the commit of the mark is in the production branch's history and was not
* there when the branch was built. A squash leaves no such trace: then the branch is named, by a
* person or by the pull request's own close.
*/
async function mergedBranches(world, state, context) {
	const production = await productionCommit(world);
	const merged = [];
	const open = [];
	for (const one of openBranches(state, context)) (await isMerged(world, one, production) ? merged : open).push(one);
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
		if (await isMergedByName(world, name, production)) merged.push(one);
	}
	return {
		merged,
		open
	};
}
/** From another branch `drift` and the sweep look at production all the same. */
async function productionCommit({ ports: { git }, trigger }) {
	const head = trigger.head ?? "HEAD";
	if (trigger.branch === trigger.production || trigger.event === "merge_group") return head;
	return await branchTip(git, trigger.production) ?? head;
}
async function isMerged({ ports: { git }, trigger }, { branch, commits }, production) {
	if (trigger.pull?.merged && trigger.pull.headBranch === branch) return true;
	for (const { base, head } of commits) {
		if (await git.resolve(head) === void 0) return false;
		if (!await git.isAncestor(head, production)) return false;
		if (await git.resolve(base) === void 0 || await git.isAncestor(head, base)) return false;
	}
	return true;
}
/** A branch that only first syncs know has no mark to say its commit; git's own branch does. */
async function isMergedByName({ ports: { git }, trigger }, name, production) {
	if (name === trigger.production) return false;
	const { pull } = trigger;
	if (pull?.merged && dataBranchName(pull.headBranch) === name) return true;
	const tip = await branchTip(git, name);
	return tip !== void 0 && git.isAncestor(tip, production);
}
/** A sweep, or a clean, that came before the merge: what it put aside would else go in silence. */
async function endedEarly(world, state, context) {
	const production = await productionCommit(world);
	const findings = [];
	for (const one of openBranches(state, context, "closed")) if (await isMerged(world, one, production)) findings.push(wasEnded(one));
	return findings;
}
function wasEnded({ branch, dataBranch, commits, tables }) {
	const { base, head } = commits[0] ?? {
		base: "BASE",
		head: branch
	};
	return {
		code: "IB404",
		level: "warning",
		message: `${branch} is merged, but its data branch on ${tables.join(", ")} was ended before; tags keep its rows until the sweep.`,
		hint: `To publish them run icebranch build --branch ${shellWord(dataBranch)} --base ${shellWord(base)} --head ${shellWord(head)}, then icebranch build on the production branch; else do nothing.`
	};
}
function stillOpen({ branch, tables }) {
	return {
		code: "IB421",
		level: "notice",
		message: `${branch} is not merged here; its data branch on ${tables.join(", ")} stays as it is.`,
		hint: `If it was merged by squash or rebase, run icebranch publish --branch ${shellWord(branch)}.`
	};
}
export { afterCommit as a, reconcileParts as i, publishParts as n, readEverything as r, mergedBranches as t };
