import { An as removeMark, Bn as withTarget, Cn as moveBranch, En as pinRefs, Fi as MAIN, Gn as hasOwnSnapshots, Gt as loadTables, Hn as isOurs, In as newestCommon, Kn as isSecondRoot, Ni as marksOf, Oi as snapshotId, On as pinTable, Pn as setMark, Rn as targetFinding, Sn as makeRef, Un as classify, Vi as IcebranchError, Vn as isOfProject, Wn as hasLateRows, Wt as listNamespaces, bi as findRef, ji as keptTag, jn as removeRef, kn as redoState, mn as shellWord, ur as concurrently, wi as isAncestor, wn as openMark, yi as branchHead, zn as targetOf } from "./core.js";
import { A as revertFindings, B as forecastFindings, D as changedTables, E as namedCatalogs, F as shapeChange, I as shapeFindings, L as foresee, M as ontoOfBranch, N as absentTable, O as everyTable, P as describeTable, R as replayFindings, T as planContext, V as dropReplayed, _ as readReplays, i as readWritten, j as dataBranchOf, k as writtenNamespaces, s as forecastViews, t as everyNamespaceOf, w as ofEveryPull, z as apartFinding } from "./on-production.js";
import { _ as tablesOfBranch, g as openBranches, n as viewsOfChange, p as ancestryOf, t as typedViewsOf } from "./typed-views.js";
import { a as overCatalogs, i as namespacesOfBoth } from "./catalog-graph2.js";
import { t as emptyCatalogs } from "./empty-catalogs.js";
import { a as workflowOfChange } from "./workflow.js";
// src/plan/build-commit.ts
/** The commit that `build` makes on one table. */
function commitOf(decision, built, { table: { identifier } }) {
	const { plan, metadata, target, context } = built;
	const change = changeOf(decision, built);
	if (change === void 0) return void 0;
	const { result, to } = change;
	const spare = spareBranches(metadata, context);
	const stood = "mark" in decision ? decision.mark.onto : void 0;
	const refs = pinRefs(metadata, context.dataBranch, target.ref, stood, ...spare);
	const updates = [...change.updates, ...spare.flatMap((name) => dropSpare(metadata, name))];
	return {
		move: {
			table: plan.table,
			result,
			from: plan.head,
			to,
			undo: null
		},
		commit: {
			identifier,
			requirements: [pinTable(metadata), ...refs],
			updates
		}
	};
}
function changeOf(decision, built) {
	const { plan, metadata, target, context } = built;
	const adopted = (mark) => ({
		result: "adopted",
		to: plan.head,
		updates: [setMark(context.dataBranch, mark)]
	});
	switch (decision.kind) {
		case "create":
		case "again": return startAtTarget(built);
		case "restore": return restoreKept(decision, built);
		case "reopen": {
			const { publish: _, ...mark } = decision.mark;
			return adopted(reopened(withTarget(mark, metadata, plan.head, target), context));
		}
		case "retarget": return movesToTarget(decision.mark, metadata, target, context) ? startAtTarget(built) : adopted(retargeted(decision.mark, built));
		case "own": return adopted(owned(decision.mark, context));
		case "adopt": return adopted(openMark(metadata, context, target));
		case "keep":
		case "pending":
		case "late-rows":
		case "apart":
		case "foreign": return;
	}
}
/** A branch that nobody wrote to goes where it would be made now; one with rows stays where they are. */
function movesToTarget(mark, metadata, target, { dataBranch }) {
	return target.head !== null && !hasOwnSnapshots(metadata, dataBranch, mark.onto);
}
function startAtTarget({ plan, metadata, target, context }) {
	const { head } = plan;
	if (target.head === null) return void 0;
	const { dataBranch, now, expireAfterMs: ms, keepUndoMs } = context;
	const mark = marksOf(metadata).get(dataBranch);
	const own = head !== null && hasOwnSnapshots(metadata, dataBranch, mark === void 0 || mark === "unreadable" ? void 0 : mark.onto);
	const life = {
		now,
		ms
	};
	return {
		result: "created",
		to: target.head,
		updates: [
			...own ? [makeRef(metadata, "tag", keptTag(dataBranch, head), head, {
				now,
				ms: keepUndoMs
			})] : [],
			head === null ? makeRef(metadata, "branch", dataBranch, target.head, life) : moveBranch(metadata, dataBranch, target.head, life),
			...own ? [] : dropReplayed(metadata, dataBranch),
			setMark(dataBranch, openMark(metadata, context, target))
		]
	};
}
function restoreKept(decision, { metadata, target, context }) {
	const { kept: _, stateTakenBack, ...rest } = decision.mark;
	const tag = findRef(metadata, decision.tag);
	if (tag === void 0) return void 0;
	const to = snapshotId(tag["snapshot-id"]);
	const redone = redoState(metadata, decision.mark);
	const mark = stateTakenBack !== void 0 && redone.length === 0 ? {
		...rest,
		stateTakenBack
	} : rest;
	const { dataBranch, now, expireAfterMs: ms } = context;
	return {
		result: "created",
		to,
		updates: [
			makeRef(metadata, "branch", dataBranch, to, {
				now,
				ms
			}),
			removeRef(decision.tag),
			...redone,
			setMark(dataBranch, reopened(withTarget(mark, metadata, to, target), context))
		]
	};
}
/** Merged is what it is built for now: the commits of the first time may be merged already. */
function reopened(mark, context) {
	const { base, head, now } = context;
	return {
		...asOwned(mark, context),
		base,
		head,
		state: "open",
		at: now
	};
}
function retargeted(mark, { plan, metadata, target, context }) {
	const { base, head } = context;
	return {
		...asOwned(withTarget(mark, metadata, plan.head, target), context),
		base,
		head
	};
}
/** A pull request takes a terminal's mark as it is; who takes over another git branch's begins anew. */
function owned(mark, context) {
	const { base, head, now } = context;
	const own = asOwned(mark, context);
	return isTakenOver(mark, context) ? {
		...own,
		base,
		head,
		at: now
	} : own;
}
/** A terminal does not know the repository's id, and forgets none that was known. */
function asOwned(mark, context) {
	const { owner, branch } = context;
	const moves = owner.pull !== null || isTakenOver(mark, context);
	const repository = owner.repository ?? mark.repository;
	return {
		...mark,
		repository,
		pull: owner.pull,
		...moves ? { branch } : {}
	};
}
/** Whether a person named the data branch of another git branch, to go on with it on this one. */
function isTakenOver(mark, { named, owner, branch }) {
	return named && owner.pull === null && mark.branch !== branch;
}
/** Other data branches of the same pull request that nobody wrote to: one is enough. */
function spareBranches(metadata, context) {
	const { pull } = context.owner;
	return [...marksOf(metadata)].flatMap(([name, mark]) => {
		if (!(pull !== null && name !== context.dataBranch && isOurs(mark, context)) || mark.pull !== pull || mark.state !== "open") return [];
		return findRef(metadata, name)?.type === "tag" || hasOwnSnapshots(metadata, name, mark.onto) ? [] : [name];
	});
}
function dropSpare(metadata, name) {
	return [...findRef(metadata, name) === void 0 ? [] : [removeRef(name)], removeMark(name)];
}
// src/plan/rivals.ts
/** Ours, in work, and to be published to the same ref: so neither a stack's parent nor its children. */
function rivalsOf(metadata, onto, context) {
	const { pull } = context.owner;
	return [...marksOf(metadata)].flatMap(([branch, mark]) => {
		if (branch === context.dataBranch || !isOfProject(mark, context)) return [];
		return mark.state === "open" && (mark.onto ?? "main") === onto && !(pull !== null && mark.pull === pull) ? [{
			branch,
			pull: mark.pull
		}] : [];
	});
}
/**
* A pull request that was stacked on another one's data branch, and goes to `main` now, takes along
* what it began with.
*/
function carriedFindings({ table, branch, head, onto, rivals }, metadata, target) {
	const isCarried = (rival) => {
		const common = newestCommon(metadata, head, branchHead(metadata, rival.branch));
		if (common === null) return false;
		return target === null || isAncestor(metadata, common, target) !== "yes";
	};
	return rivals.filter(isCarried).map((rival) => ({
		code: "IB424",
		level: "warning",
		message: `${table}: the data branch ${branch} shares rows that ${onto} has not with ${rival.branch}${whoseText(rival)}, which is in work still: whichever is published first publishes those too.`,
		hint: `Merge that one first; or put this one on ${onto} (icebranch refresh --branch ${shellWord(branch)} --discard), and run its connectors again.`
	}));
}
function whoseText({ pull }) {
	return pull === null ? "" : ` of #${pull}`;
}
/** One a rival, with all the tables that it shares. */
function rivalFindings(planned) {
	const pairs = planned.flatMap(({ plan }) => plan.rivals.map((rival) => ({
		rival,
		plan
	})));
	return [...Map.groupBy(pairs, ({ rival }) => `${rival.pull} ${rival.branch}`).values()].flatMap((group) => {
		const [first] = group;
		if (first === void 0) return [];
		const { rival, plan } = first;
		return [{
			code: "IB424",
			level: "notice",
			message: `${group.map((one) => one.plan.table).join(", ")}: the data branch ${rival.branch}${whoseText(rival)} is in work too, and whichever is published second will find that ${plan.onto} has moved.`,
			hint: "Agree which goes first; the other is replayed on top if it only added files, or else put on the new state (icebranch refresh --discard), and its connectors run again."
		}];
	});
}
// src/plan/build.ts
function planBuild(written, state, context, replays) {
	return written.map((one) => planTable(one, state.get(one.table), context, replays));
}
function planTable(written, found, context, replays) {
	const { dataBranch, owner } = context;
	if (found === void 0) return {
		plan: {
			...absentTable(written, dataBranch, context.onto?.ref),
			pull: owner.pull
		},
		findings: [],
		commit: void 0
	};
	const { metadata } = found.table;
	const target = targetOf(metadata, openMarkOf(metadata, context), context);
	const decision = decide(metadata, target, context);
	const mark = "mark" in decision ? decision.mark : void 0;
	const byRefs = stateOf(decision, metadata, target, context);
	const { state, tried } = mark === void 0 ? {
		state: byRefs,
		tried: void 0
	} : foresee(byRefs, {
		table: written.table,
		metadata,
		mark,
		target,
		replays
	}, context);
	const shown = mark && withTarget(mark, metadata, branchHead(metadata, dataBranch), target);
	const described = describeTable(written, found, dataBranch, state, shown, {
		...target,
		tried
	});
	const pull = decision.kind === "foreign" ? null : owner.pull ?? described.pull;
	const rivals = decision.kind === "foreign" ? [] : rivalsOf(metadata, target.ref, context);
	const plan = {
		...described,
		pull,
		rivals
	};
	return {
		plan,
		findings: [
			...findings(decision, plan, target, context, tried),
			...carriedFindings(plan, metadata, target.head),
			...state === "replay" && mark !== void 0 ? replayFindings(plan, metadata, mark) : [],
			...mark === void 0 ? [] : shapeFindings(written.table, written.nodes, shapeChange(found.table, dataBranch, mark))
		],
		commit: commitOf(decision, {
			plan,
			metadata,
			target,
			context
		}, found),
		...findRef(metadata, "airbyte_staging") === void 0 ? {} : { isStaged: true }
	};
}
/** Only what is not over yet says where it goes: a free name starts anew. */
function openMarkOf(metadata, context) {
	const mark = marksOf(metadata).get(context.dataBranch);
	return isOurs(mark, context) && mark.state !== "published" ? mark : void 0;
}
function decide(metadata, target, context) {
	const main = branchHead(metadata, MAIN);
	const head = branchHead(metadata, context.dataBranch);
	const mark = marksOf(metadata).get(context.dataBranch);
	if (head === null && findRef(metadata, context.dataBranch) !== void 0) return { kind: "foreign" };
	if (mark === void 0 && head === null) return { kind: target.head === null ? "pending" : "create" };
	if (mark === void 0) return { kind: main === null ? "adopt" : unmarked(metadata, context) };
	if (!isOurs(mark, context) && !isFree(mark, context)) return { kind: "foreign" };
	switch (mark.state) {
		case "open":
			if (head !== null) return {
				kind: openKind(mark, target, context),
				mark
			};
			return target.head === null ? { kind: "pending" } : {
				kind: "again",
				lost: true
			};
		case "undone": return head === null ? {
			kind: "again",
			lost: true
		} : {
			kind: "reopen",
			mark
		};
		case "closed":
			if (head !== null || mark.kept === void 0) return { kind: "foreign" };
			if (findRef(metadata, mark.kept) !== void 0) return {
				kind: "restore",
				mark,
				tag: mark.kept
			};
			return target.head === null ? { kind: "pending" } : {
				kind: "again",
				lost: true
			};
		case "published":
			if (hasLateRows(metadata, context.dataBranch, mark)) return {
				kind: "late-rows",
				mark
			};
			return target.head === null ? { kind: "pending" } : {
				kind: "again",
				lost: false
			};
	}
}
function unmarked(metadata, { dataBranch }) {
	return isSecondRoot(metadata, dataBranch) ? "apart" : "foreign";
}
function openKind(mark, target, context) {
	if (target.ref !== (mark.onto ?? "main")) return "retarget";
	return context.owner.pull !== null && mark.pull === null || isTakenOver(mark, context) ? "own" : "keep";
}
/** Published, a name is free again: the next pull request from the same git branch takes it. */
function isFree(mark, context) {
	return isOfProject(mark, context) && mark.state === "published";
}
function stateOf(decision, metadata, target, context) {
	const { dataBranch } = context;
	switch (decision.kind) {
		case "create":
		case "again":
		case "restore": return "create";
		case "adopt": return classify(metadata, dataBranch, { snapshot: target.head }, target.head);
		case "retarget":
			if (movesToTarget(decision.mark, metadata, target, context)) return "create";
			return forecastOf(decision.mark, metadata, target, dataBranch);
		case "keep":
		case "own":
		case "reopen": return forecastOf(decision.mark, metadata, target, dataBranch);
		case "pending": return "pending";
		case "late-rows": return "published";
		case "apart": return "diverged";
		case "foreign": return "foreign";
	}
}
function forecastOf(mark, metadata, target, dataBranch) {
	const head = branchHead(metadata, dataBranch);
	const { snapshot } = withTarget(mark, metadata, head, target);
	const forecast = classify(metadata, dataBranch, { snapshot }, target.head);
	return forecast === "equal" && head === snapshot ? "exists" : forecast;
}
function findings(decision, plan, target, context, tried) {
	if (decision.kind === "foreign") return [{
		code: "IB402",
		level: "error",
		message: `${plan.table} has a branch ${plan.branch} that icebranch did not make for ${context.branch}.`,
		hint: "Rename the git branch, or remove that Iceberg branch if nobody needs it."
	}];
	if (decision.kind === "apart") return [apartFinding(plan, "error")];
	if (decision.kind === "late-rows") return [{
		code: "IB409",
		level: "error",
		message: `${plan.table}: a sync wrote to the data branch ${plan.branch} after it was published.`,
		hint: `Publish those rows (icebranch publish --branch ${shellWord(plan.branch)}) or drop them (icebranch refresh --branch ${shellWord(plan.branch)} --discard).`
	}];
	if (decision.kind === "again" && decision.lost) return [{
		code: "IB404",
		level: "warning",
		message: `The data branch ${plan.branch} of ${plan.table} was removed by somebody; it is made again on ${target.ref}.`,
		hint: "Run the connectors again if they had written to it."
	}];
	const blocked = targetFinding(plan.table, target, context.strict ? "error" : "warning");
	return [...blocked === void 0 ? [] : [blocked], ...forecastFindings(plan, context, tried)];
}
// src/plan/whole-branches.ts
/** No first sync makes a branch there. */
function onWholeBranches(planned, dataBranch, branches) {
	const names = new Set(branches.map(({ catalog }) => catalog));
	const missing = branches.filter(({ catalog, isThere }) => !isThere && waits(planned, catalog));
	return {
		planned: planned.map((one) => names.has(one.plan.catalog) ? withNote(one) : one),
		findings: missing.map(({ catalog }) => toBeMade(catalog, dataBranch))
	};
}
/** Whether connectors are to write there, and no table of the change has the branch made by this plan. */
function waits(planned, catalog) {
	const own = planned.filter(({ plan }) => plan.catalog === catalog);
	return own.length > 0 && own.every(({ plan }) => plan.state === "pending");
}
function withNote({ plan, ...rest }) {
	if (plan.state !== "pending") return {
		plan,
		...rest
	};
	return {
		...rest,
		plan: {
			...plan,
			note: "The first sync on that branch makes the table."
		}
	};
}
function toBeMade(catalog, dataBranch) {
	return {
		code: "IB429",
		level: "warning",
		message: `The catalog ${catalog} has no branch ${dataBranch}, and all of its tables in this change are new: their connectors have nowhere to write to.`,
		hint: "Make that branch from the default one with Nessie's own tools, and run the connectors on it; the next build takes it over."
	};
}
// src/plan/offers.ts
/**
* What other pull requests from other git branches have in work, or had when they were closed. Whether
* they are closed, and their commits are part of this one's, git and GitHub have to say.
*/
function possibleOffers(state, context) {
	const all = [...state].flatMap(([table, { table: { metadata } }]) => [...marksOf(metadata)].flatMap(([dataBranch, mark]) => {
		if (!isOfProject(mark, context) || mark.pull === null) return [];
		return mark.pull !== context.owner.pull && mark.branch !== context.branch && (mark.state === "closed" || mark.state === "open") ? [{
			table,
			dataBranch,
			mark,
			pull: mark.pull
		}] : [];
	}));
	return [...Map.groupBy(all, ({ dataBranch, pull }) => `${pull} ${dataBranch}`).values()].flatMap((members) => {
		const [first] = members;
		if (first === void 0) return [];
		return [{
			dataBranch: first.dataBranch,
			pull: first.pull,
			ended: members.some(({ mark }) => mark.state === "closed"),
			heads: [...new Set(members.map(({ mark }) => mark.head))],
			tables: members.map(({ table }) => table)
		}];
	});
}
function offerFinding({ dataBranch, pull, tables }, branch) {
	return {
		code: "IB423",
		level: "notice",
		message: `The data branch ${dataBranch} of ${tables.join(", ")} was made for #${pull}, which is closed, and this pull request goes on from its commits.`,
		hint: `To take its rows over, check out ${branch} and run icebranch build --branch ${shellWord(dataBranch)}; the next run goes on with it.`
	};
}
// src/commands/offers.ts
/** Which data branches of closed pull requests this one may take over. */
/** None where the pull request's own data branch has rows already: it has begun anew. */
async function offersTo(world, state, context) {
	const { pull } = world.trigger;
	if (pull === void 0 || hasRows(state, context)) return [];
	const offers = possibleOffers(state, context);
	try {
		return offers.length === 0 ? [] : await standingOffers(world, context, offers);
	} catch (error) {
		if (error instanceof IcebranchError) return [];
		throw error;
	}
}
async function standingOffers(world, context, offers) {
	const numbers = [...new Set(offers.map((one) => one.pull))];
	const pulls = await world.ports.gitHub?.pulls(numbers);
	const ancestry = ancestryOf(world);
	const findings = [];
	for (const offer of offers) {
		const known = pulls?.get(offer.pull)?.state;
		if ((pulls === void 0 ? offer.ended : known === "closed") && await goesOn(offer, context, ancestry)) findings.push(offerFinding(offer, context.branch));
	}
	return findings;
}
function hasRows(state, context) {
	const { dataBranch } = context;
	return [...state.values()].some(({ table: { metadata } }) => {
		const mark = marksOf(metadata).get(dataBranch);
		return isOurs(mark, context) && mark.state === "open" && hasOwnSnapshots(metadata, dataBranch, mark.onto);
	});
}
/** Its commits are in this pull request, and not in what that is made to already. */
async function goesOn({ heads }, { base, head }, ancestry) {
	for (const old of heads) if (await ancestry(old, head) !== "yes" || await ancestry(old, base) === "yes") return false;
	return true;
}
// src/commands/on-branch.ts
/** `plan` and `build` on a branch: its data branches, and what publishing them would do. */
async function branchParts(world, branch, dataBranch) {
	const { changes } = world;
	const file = await workflowOfChange(world);
	const mayHaveBranches = world.trigger.pull !== void 0 && world.mayHaveBranches === true;
	if (changes.length === 0 && !mayHaveBranches) return {
		branch,
		...file
	};
	const changed = changedNamespaces(world);
	const touched = mayHaveBranches ? [...await everyNamespaceOf(world), ...changed] : changed;
	const listings = await listNamespaces(world.catalogs, [...touched, ...namespacesOfBoth(world)]);
	const known = new Map(listings.map((one) => [`${one.catalog}.${one.namespace}`, one.tables]));
	const overTables = overCatalogs(world, listings);
	const { graph } = overTables;
	const toLoad = new Map(touched.map((one) => [`${one.catalog}.${one.namespace}`, one]));
	const state = await loadTables(world.catalogs, [...toLoad].map(([name, one]) => ({
		...one,
		tables: known.get(name) ?? []
	})));
	const context = asAsked(world, state, await planContext(world, state, branch, dataBranch));
	const written = tablesOf(graph, changes, state, context);
	const whole = await wholeBranches(world, planBuild(written, state, context, await readReplays(world, written, state, context)), context);
	const { planned } = whole;
	const { findings: ofChange = [], ...change } = await viewsOfChange(overTables, state);
	const views = await forecastViews(world, typedViewsOf(graph, change.typing), context);
	const findings = [
		...file.findings ?? [],
		...ofChange,
		...views.findings ?? [],
		...whole.findings,
		...rivalFindings(planned),
		...alsoPublished(state, context),
		...await offersTo(world, state, context),
		...await emptyCatalogs(world.catalogs, catalogsWithout(listings, changed)),
		...await reverted(world, context)
	];
	return {
		branch,
		dataBranch: context.dataBranch,
		...file,
		graph,
		groups: [planned],
		...change,
		views: views.views ?? [],
		findings
	};
}
async function wholeBranches({ catalogs }, planned, { dataBranch }) {
	const names = [...new Set(planned.map(({ plan }) => plan.catalog))].sort();
	return onWholeBranches(planned, dataBranch, (await concurrently(names, async (catalog) => {
		const { branches } = await catalogs.open(catalog);
		return branches === void 0 ? [] : [{
			catalog,
			isThere: await branches.has(dataBranch)
		}];
	})).flat());
}
/** A pull request's data branch is found by marks and goes where its merge goes; a name that was given stands. */
function asAsked(world, state, context) {
	const { trigger, inputs } = world;
	const { pull, production } = trigger;
	const isNamed = inputs.branch !== void 0;
	if (pull === void 0) return {
		...context,
		named: isNamed && trigger.branch === context.branch
	};
	const dataBranch = isNamed ? context.dataBranch : dataBranchOf(state, context);
	const { baseBranch: base, number } = pull;
	const onto = ontoOfBranch(state, context, {
		base,
		production
	}, {
		dataBranch,
		pull: number
	});
	return {
		...context,
		dataBranch,
		onto
	};
}
/** The files that wrote those tables are gone by then: what the base wrote is asked for, too. */
async function reverted(world, context) {
	const number = world.trigger.pull?.reverts;
	if (number === void 0) return [];
	return revertFindings(await readWritten(world), context, number, namedCatalogs(world));
}
/** What the change writes to, and where it has a data branch from before: that is published, too. */
function tablesOf(graph, changes, state, context) {
	const changed = changedTables(graph, changes, state);
	const known = new Set(changed.map(({ table }) => table));
	const { dataBranch, owner } = context;
	if (owner.pull === null) return changed;
	const { all, mine } = branchesOfPull(state, context);
	const one = {
		dataBranch,
		tables: mine.filter((one) => one.dataBranch === dataBranch).flatMap(({ tables }) => tables)
	};
	const published = tablesOfBranch(one, everyTable(graph, state), state, all).filter(({ table, nodes }) => one.tables.includes(table) || nodes.length > 0 && isFirstSync(state.get(table), dataBranch));
	return [...changed, ...published.filter(({ table }) => !known.has(table))];
}
/** Those that its merge publishes: with its number, and what a terminal made for its git branch. */
function branchesOfPull(state, context) {
	const { branch, owner } = context;
	const all = openBranches(state, ofEveryPull(context));
	return {
		all,
		mine: all.filter((one) => one.pull === owner.pull || one.pull === null && one.branch === branch)
	};
}
/** A terminal may have given its git branch more than one, and the merge publishes them all. */
function alsoPublished(state, context) {
	if (context.owner.pull === null) return [];
	return branchesOfPull(state, context).mine.filter(({ dataBranch }) => dataBranch !== context.dataBranch).flatMap(({ dataBranch, tables }) => {
		const written = tables.filter((table) => {
			const metadata = state.get(table)?.table.metadata;
			if (metadata === void 0) return false;
			const mark = marksOf(metadata).get(dataBranch);
			return isOfProject(mark, context) && hasOwnSnapshots(metadata, dataBranch, mark.onto);
		});
		if (written.length === 0) return [];
		return [{
			code: "IB424",
			level: "warning",
			message: `The data branch ${dataBranch} on ${written.join(", ")} is this pull request's too: its merge publishes that one as well.`,
			hint: `If that is not wanted, end it: icebranch clean --branch ${shellWord(dataBranch)}.`
		}];
	});
}
/** A branch on a table that has no `main` yet, or that a sync began without the rows of `main`. */
function isFirstSync(found, dataBranch) {
	if (found === void 0) return false;
	const { metadata } = found.table;
	if (branchHead(metadata, dataBranch) === null) return false;
	return branchHead(metadata, "main") === null || isSecondRoot(metadata, dataBranch);
}
function changedNamespaces({ changes, graph }) {
	const changed = new Set(changes.filter((one) => one.change !== "removed").map((one) => one.node));
	return graph.nodes.filter(({ id }) => changed.has(id)).flatMap(({ node }) => writtenNamespaces(node));
}
/** Those written to, of which no listing has a table. */
function catalogsWithout(listings, written) {
	const filled = new Set(listings.filter(({ tables }) => tables.length > 0).map(({ catalog }) => catalog));
	return written.map(({ catalog }) => catalog).filter((catalog) => !filled.has(catalog));
}
export { branchParts };
