import { E as lineageGraph, Et as MAIN, M as loadTables, _t as branchHead, ct as hasOwnSnapshots, j as listNamespaces, ot as isOurs, pt as marksOf, st as classify, ut as shellWord, vt as findRef, wt as snapshotId } from "./core.js";
import { a as absentTable, b as setBranch, c as schemaFindings, d as makeRef, f as openMark, g as redoState, h as pinTable, i as writtenNamespaces, n as changedTables, o as describeTable, p as pinRef, s as schemaChange, t as planContext, v as removeRef, x as setMark } from "./context.js";
import { n as workflowOfChange } from "./workflow.js";
// src/plan/build-commit.ts
function commitOf(decision, plan, { table: { identifier, metadata } }, context) {
	const change = changeOf(decision, plan, metadata, context);
	if (change === void 0) return void 0;
	const { result, to, updates } = change;
	const refs = [context.dataBranch, MAIN].map((ref) => pinRef(metadata, ref));
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
function changeOf(decision, plan, metadata, context) {
	const adopted = (mark) => ({
		result: "adopted",
		to: plan.head,
		updates: [setMark(context.dataBranch, mark)]
	});
	switch (decision.kind) {
		case "create":
		case "again": return startAtMain(plan, metadata, context);
		case "restore": return restoreKept(decision, metadata, context);
		case "reopen": {
			const { publish: _, ...mark } = decision.mark;
			return adopted(reopened(mark, context));
		}
		case "adopt": return adopted(openMark(metadata, context));
		case "keep":
		case "pending":
		case "late-rows":
		case "foreign": return;
	}
}
function startAtMain({ main, head }, metadata, context) {
	if (main === null) return void 0;
	const { dataBranch, now, expireAfterMs: ms } = context;
	return {
		result: "created",
		to: main,
		updates: [head === null ? makeRef(metadata, "branch", dataBranch, main, {
			now,
			ms
		}) : setBranch(metadata, dataBranch, main), setMark(dataBranch, openMark(metadata, context))]
	};
}
function restoreKept(decision, metadata, context) {
	const { kept: _, stateTakenBack: __, ...mark } = decision.mark;
	const tag = findRef(metadata, decision.tag);
	if (tag === void 0) return void 0;
	const to = snapshotId(tag["snapshot-id"]);
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
			...redoState(metadata, decision.mark),
			setMark(dataBranch, reopened(mark, context))
		]
	};
}
/** Merged is what it is built for now: the commits of the first time may be merged already. */
function reopened(mark, { owner, base, head, now }) {
	return {
		...mark,
		...owner,
		base,
		head,
		state: "open",
		at: now
	};
}
// src/plan/forecast-findings.ts
/** main moves every night: what cannot be published today is a warning while the change is in work. */
function forecastFindings(plan, context) {
	if (plan.state === "diverged" || plan.state === "history-expired") return [{
		code: plan.state === "diverged" ? "IB401" : "IB403",
		level: context.strict ? "error" : "warning",
		message: `${plan.table} cannot be published as it stands: ${plan.note ?? ""}`,
		hint: `Put the data branch on the current main (icebranch refresh --branch ${shellWord(context.branch)} --discard) and run the connectors again.`
	}];
	if (plan.state === "replaced") return [{
		code: "IB405",
		level: "warning",
		message: `Publishing ${plan.table} exchanges all of its rows: the data branch holds a full refresh.`,
		hint: "Compare the two branches before you merge."
	}];
	return [];
}
// src/plan/build.ts
function planBuild(written, state, context) {
	return written.map((one) => planTable(one, state.get(one.table), context));
}
function planTable(written, found, context) {
	if (found === void 0) return {
		plan: absentTable(written, context.dataBranch),
		findings: [],
		commit: void 0
	};
	const { metadata } = found.table;
	const decision = decide(metadata, context);
	const mark = "mark" in decision ? decision.mark : void 0;
	const state = stateOf(decision, metadata, context);
	const plan = describeTable(written, found, context.dataBranch, state, mark);
	const diff = mark === void 0 ? void 0 : schemaChange(metadata, mark);
	return {
		plan,
		findings: [...findings(decision, plan, context), ...schemaFindings(written.table, written.nodes, diff)],
		commit: commitOf(decision, plan, found, context)
	};
}
function decide(metadata, context) {
	const main = branchHead(metadata, MAIN);
	const head = branchHead(metadata, context.dataBranch);
	const mark = marksOf(metadata).get(context.dataBranch);
	if (head === null && findRef(metadata, context.dataBranch) !== void 0) return { kind: "foreign" };
	if (mark === void 0 && head === null) return { kind: main === null ? "pending" : "create" };
	if (mark === void 0) return { kind: main === null ? "adopt" : "foreign" };
	if (!isOurs(mark, context) && !isFree(mark, context)) return { kind: "foreign" };
	switch (mark.state) {
		case "open":
			if (head !== null) return {
				kind: "keep",
				mark
			};
			return main === null ? { kind: "pending" } : {
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
			return {
				kind: "restore",
				mark,
				tag: mark.kept
			};
		case "published":
			if (hasOwnSnapshots(metadata, context.dataBranch)) return {
				kind: "late-rows",
				mark
			};
			return main === null ? { kind: "pending" } : {
				kind: "again",
				lost: false
			};
	}
}
/** Published, a name is free again: the next pull request from the same git branch takes it. */
function isFree(mark, context) {
	return isOurs(mark, {
		...context,
		owner: {
			...context.owner,
			pull: null
		}
	}) && mark.state === "published";
}
function stateOf(decision, metadata, context) {
	switch (decision.kind) {
		case "create":
		case "again":
		case "restore": return "create";
		case "adopt": return "new-main";
		case "keep":
		case "reopen": {
			const head = branchHead(metadata, context.dataBranch);
			const forecast = classify(metadata, context.dataBranch, decision.mark);
			return forecast === "equal" && head === decision.mark.snapshot ? "exists" : forecast;
		}
		case "pending": return "pending";
		case "late-rows": return "published";
		case "foreign": return "foreign";
	}
}
function findings(decision, plan, context) {
	if (decision.kind === "foreign") return [{
		code: "IB402",
		level: "error",
		message: `${plan.table} has a branch ${plan.branch} that icebranch did not make for ${context.branch}.`,
		hint: "Rename the git branch, or remove that Iceberg branch if nobody needs it."
	}];
	if (decision.kind === "late-rows") return [{
		code: "IB409",
		level: "error",
		message: `${plan.table}: a sync wrote to the data branch ${plan.branch} after it was published.`,
		hint: `Publish those rows (icebranch publish --branch ${shellWord(context.branch)}) or drop them (icebranch refresh --branch ${shellWord(context.branch)} --discard).`
	}];
	if (decision.kind === "again" && decision.lost) return [{
		code: "IB404",
		level: "warning",
		message: `The data branch ${plan.branch} of ${plan.table} was removed by somebody; it is made again on main.`,
		hint: "Run the connectors again if they had written to it."
	}];
	return forecastFindings(plan, context);
}
// src/commands/on-branch.ts
/** `plan` and `build` on a branch: its data branches, and what publishing them would do. */
async function branchParts(world, branch, dataBranch) {
	const { changes } = world;
	const file = await workflowOfChange(world);
	if (changes.length === 0) return {
		branch,
		...file
	};
	const touched = changedNamespaces(world);
	const listings = await listNamespaces(world.catalogs, [...touched, ...readNamespaces(world.graph)]);
	const known = new Map(listings.map((one) => [`${one.catalog}.${one.namespace}`, one.tables]));
	const graph = lineageGraph(world.head.project, (catalog) => {
		const own = listings.filter((one) => one.catalog === catalog);
		return own.length === 0 ? void 0 : own.flatMap(({ tables }) => tables);
	});
	const state = await loadTables(world.catalogs, touched.map((one) => ({
		...one,
		tables: known.get(`${one.catalog}.${one.namespace}`) ?? []
	})));
	const context = await planContext(world, state, branch, dataBranch);
	const written = changedTables(graph, changes, state);
	return {
		branch,
		...file,
		graph,
		groups: [planBuild(written, state, context)]
	};
}
function changedNamespaces({ changes, graph }) {
	const changed = new Set(changes.filter((one) => one.change !== "removed").map((one) => one.node));
	const all = graph.nodes.filter(({ id }) => changed.has(id)).flatMap(({ node }) => writtenNamespaces(node));
	return [...new Map(all.map((one) => [`${one.catalog}.${one.namespace}`, one])).values()];
}
/** Where views read what no file of the project makes: only the catalog can tell whether it is there. */
function readNamespaces(graph) {
	return graph.nodes.flatMap(({ node, reads }) => {
		if (node.kind === "ingest") return [];
		const made = new Set(reads.map(({ relation }) => relation));
		const { catalog, namespace } = node.identifier;
		return node.relations.filter((relation) => !made.has(relation)).map(({ parts }) => ({
			catalog: parts.at(-3) ?? catalog,
			namespace: parts.at(-2) ?? namespace
		}));
	});
}
export { branchParts };
