import { Et as MAIN, Ot as stringifyJson, _t as branchHead, ft as markKey, gt as addedBetween, jt as compareText, lt as snapshotsAhead, mt as renderMark, pt as marksOf, vt as findRef, yt as findSnapshot } from "./core.js";
import { i as retentionOf } from "./commit.js";
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
* The mark of a data branch that starts at the table's `main`, or is found on a table without one:
* there the connector's state is that of the branch's own first sync, and before it was none.
*/
function openMark(metadata, context) {
	const main = branchHead(metadata, MAIN);
	return {
		...context.owner,
		state: "open",
		branch: context.branch,
		base: context.base,
		head: context.head,
		snapshot: main,
		schema: metadata["current-schema-id"] ?? 0,
		spec: metadata["default-spec-id"] ?? 0,
		sortOrder: metadata["default-sort-order-id"] ?? 0,
		connectorState: main === null ? {} : connectorState(metadata),
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
function absentTable(written, branch) {
	return {
		...written,
		uuid: null,
		branch,
		state: "pending",
		base: null,
		main: null,
		head: null,
		added: null,
		schemaChange: null,
		sharedState: false,
		note: "The first sync makes the table and its data branch."
	};
}
function describeTable(written, { table: { metadata } }, branch, state, mark) {
	const main = branchHead(metadata, MAIN);
	const head = branchHead(metadata, branch);
	return {
		...written,
		uuid: metadata["table-uuid"],
		branch,
		state,
		base: mark?.snapshot ?? null,
		main,
		head,
		added: head === null || head === main ? null : addedOnBranch(metadata, state, main, head),
		schemaChange: mark === void 0 ? null : schemaChangeText(schemaChange(metadata, mark)),
		sharedState: Object.keys(connectorState(metadata)).length > 0,
		note: note(metadata, state, main, head)
	};
}
function addedOnBranch(metadata, state, main, head) {
	return state === "fast-forward" || state === "new-main" || state === "replaced" ? addedBetween(metadata, main, head) : null;
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
function note(metadata, state, main, head) {
	switch (state) {
		case "diverged": return main === null ? "main is gone since the data branch was made." : `main has moved on by ${ahead(metadata, head, main)}: ${writerOf(metadata, main)}.`;
		case "history-expired": return "The snapshots between main and the data branch have been expired, so nothing proves that main would lose no rows.";
		case "foreign": return "icebranch did not make this branch, so it is neither moved nor removed.";
		case "missing": return "The data branch is gone: somebody removed it.";
		case "replaced": return "A full refresh: all rows of main are exchanged for those of the data branch.";
		case "behind": return "No sync has written to the data branch since main moved on: there is nothing to publish.";
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
function ahead(metadata, head, main) {
	const count = snapshotsAhead(metadata, head, main);
	return count === 1 ? "1 snapshot" : `${count} snapshots`;
}
/** Who moved `main`, as far as its newest snapshot says. */
function writerOf(metadata, id) {
	const snapshot = findSnapshot(metadata, id);
	const summary = snapshot?.summary ?? {};
	const engine = summary["engine-name"] ?? summary["app-name"] ?? summary["app-id"];
	const rows = summary["added-records"];
	const when = snapshot === void 0 ? "" : ` at ${new Date(Number(snapshot["timestamp-ms"])).toISOString()}`;
	return `snapshot ${id}, ${summary.operation ?? "a commit"}${rows === void 0 ? "" : ` of ${rows} ${rows === "1" ? "row" : "rows"}`}${when}${engine === void 0 ? "" : ` by ${engine}`}`;
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
		base: trigger.base ?? trigger.head ?? "",
		head: (pull?.closed === false ? pull.headCommit : trigger.head) ?? "",
		strict: inputs.strict,
		expireAfterMs: config.branches.expireAfterMs,
		keepUndoMs: config.publish.keepUndoMs,
		now: ports.clock()
	};
}
async function knownCommits({ ports: { git } }, state) {
	const named = /* @__PURE__ */ new Set();
	for (const { table } of state.values()) for (const mark of marksOf(table.metadata).values()) if (mark !== "unreadable" && /^[0-9a-f]{40,64}$/.test(mark.base)) named.add(mark.base);
	const known = /* @__PURE__ */ new Set();
	for (const oid of named) if (await git.resolve(oid) !== void 0) known.add(oid);
	return known;
}
export { removeMark as _, absentTable as a, setBranch as b, schemaFindings as c, makeRef as d, openMark as f, redoState as g, pinTable as h, writtenNamespaces as i, connectorState as l, pinShape as m, changedTables as n, describeTable as o, pinRef as p, everyTable as r, schemaChange as s, planContext as t, isTakenBackSince as u, removeRef as v, setMark as x, restoreState as y };
