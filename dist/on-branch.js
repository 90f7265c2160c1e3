import { E as lineageGraph, M as loadTables, at as classify, it as isOurs, j as listNamespaces, lt as marksOf, mt as findRef, ot as hasOwnSnapshots, pt as branchHead, xt as MAIN, yt as snapshotId } from "./core.js";
import { _ as removeRef, a as absentTable, b as setMark, c as schemaFindings, d as openMark, f as pinRef, h as redoState, i as writtenNamespaces, m as pinTable, n as changedTables, o as describeTable, s as schemaChange, t as planContext, u as makeRef, y as setBranch } from "./context.js";
import { n as workflowOfChange } from "./workflow.js";
// src/plan/forecast-findings.ts
/** main moves every night: what cannot be published today is a warning while the change is in work. */
function forecastFindings(plan, context) {
	const level = context.strict ? "error" : "warning";
	const refresh = `icebranch refresh --branch ${context.branch}`;
	if (plan.state === "diverged") return [{
		code: "IB401",
		level,
		message: `${plan.table} cannot be published as it stands: ${plan.note ?? ""}`,
		hint: `Put the data branch on the current main (${refresh} --discard) and run the connectors again.`
	}];
	if (plan.state === "history-expired") return [{
		code: "IB403",
		level,
		message: `${plan.table} cannot be published as it stands: ${plan.note ?? ""}`,
		hint: `Put the data branch on the current main (${refresh} --discard) and run the connectors again.`
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
	if (mark === void 0 && head === null) return { kind: main === null ? "pending" : "create" };
	if (mark === void 0) return { kind: main === null ? "adopt" : "foreign" };
	if (!isOurs(mark, context)) return { kind: "foreign" };
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
		hint: `Publish those rows (icebranch publish --branch ${context.branch}) or drop them (icebranch refresh --branch ${context.branch} --discard).`
	}];
	if (decision.kind === "again" && decision.lost) return [{
		code: "IB404",
		level: "warning",
		message: `The data branch ${plan.branch} of ${plan.table} was removed by somebody; it is made again on main.`,
		hint: "Run the connectors again if they had written to it."
	}];
	return forecastFindings(plan, context);
}
function commitOf(decision, plan, { table: { identifier, metadata } }, context) {
	const { dataBranch } = context;
	const pins = [
		pinTable(metadata),
		pinRef(metadata, dataBranch),
		pinRef(metadata, MAIN)
	];
	const planned = (move, updates) => ({
		move: {
			table: plan.table,
			from: plan.head,
			undo: null,
			...move
		},
		commit: {
			identifier,
			requirements: pins,
			updates
		}
	});
	switch (decision.kind) {
		case "create":
		case "again": {
			const main = plan.main;
			if (main === null) return void 0;
			const ref = plan.head === null ? makeRef(metadata, "branch", dataBranch, main, {
				now: context.now,
				ms: context.expireAfterMs
			}) : setBranch(metadata, dataBranch, main);
			return planned({
				result: "created",
				to: main
			}, [ref, setMark(dataBranch, openMark(metadata, context))]);
		}
		case "restore": {
			const { kept: _, stateTakenBack: __, ...mark } = decision.mark;
			const kept = findRef(metadata, decision.tag);
			if (kept === void 0) return void 0;
			const to = snapshotId(kept["snapshot-id"]);
			return planned({
				result: "created",
				to
			}, [
				makeRef(metadata, "branch", dataBranch, to, {
					now: context.now,
					ms: context.expireAfterMs
				}),
				removeRef(decision.tag),
				...redoState(metadata, decision.mark),
				setMark(dataBranch, {
					...mark,
					...context.owner,
					state: "open",
					at: context.now
				})
			]);
		}
		case "reopen": {
			const { publish: _, ...mark } = decision.mark;
			return planned({
				result: "adopted",
				to: plan.head
			}, [setMark(dataBranch, {
				...mark,
				...context.owner,
				state: "open",
				at: context.now
			})]);
		}
		case "adopt": return planned({
			result: "adopted",
			to: plan.head
		}, [setMark(dataBranch, openMark(metadata, context))]);
		case "keep":
		case "pending":
		case "late-rows":
		case "foreign": return;
	}
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
