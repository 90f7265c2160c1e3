import { Ft as lineageGraph, Pt as diffGraphs, Wt as listNamespaces, ur as concurrently } from "./core.js";
import { t as orFinding } from "./read-views.js";
// src/commands/catalog-graph.ts
/** The graph of the files, and of the tables that the catalogs have beside them. */
/** Production's: a catalog that cannot be asked must not keep tables from being published. */
async function catalogGraphOrFindings(world) {
	const all = readNamespaces(world, world.graph).map((one) => [JSON.stringify(one), one]);
	const answers = await concurrently([...new Map(all).values()], (one) => orFinding(() => listNamespaces(world.catalogs, [one])));
	const listings = answers.flatMap((one) => "code" in one ? [] : one);
	const findings = answers.flatMap((one) => "code" in one ? [one] : []);
	return {
		graph: listings.length === 0 ? world.graph : graphOver(world.head, listings),
		findings
	};
}
/** The change with both of its commits over the catalogs' tables: what it does is judged from these. */
async function catalogGraphs(world) {
	const namespaces = namespacesOfBoth(world);
	if (namespaces.length === 0) return world;
	return overCatalogs(world, await listNamespaces(world.catalogs, namespaces));
}
function overCatalogs(world, listings) {
	const { base, head } = world;
	const graph = graphOver(head, listings);
	const baseGraph = base && graphOver(base, listings);
	if (baseGraph === void 0) return {
		...world,
		graph,
		baseGraph,
		changes: []
	};
	const changes = diffGraphs(baseGraph, graph);
	return {
		...world,
		baseGraph,
		changes,
		graph: withOldAsWarnings(graph, baseGraph, changes)
	};
}
/** A name that led nowhere before, in a file that the change does not touch, keeps no change out. */
function withOldAsWarnings(graph, base, changes) {
	const touched = new Set(changes.filter(({ change }) => change !== "downstream").map(({ file }) => file));
	const text = ({ file, message }) => JSON.stringify([file, message]);
	const old = new Set(base.findings.map(text));
	return softened(graph, (one) => !touched.has(one.file ?? "") && old.has(text(one)));
}
/** What is merged is merged: a name that leads nowhere keeps nothing from being published. */
function asMerged(graph) {
	return softened(graph, () => true);
}
function softened(graph, isSoft) {
	const findings = graph.findings.map((one) => one.code === "IB203" && isSoft(one) ? {
		...one,
		level: "warning"
	} : one);
	return {
		...graph,
		findings
	};
}
function graphOver({ project }, listings) {
	return lineageGraph(project, (catalog) => {
		const own = listings.filter((one) => one.catalog === catalog);
		return own.length === 0 ? void 0 : own.flatMap(({ tables }) => tables);
	});
}
function namespacesOfBoth(world) {
	const { graph, baseGraph } = world;
	return [graph, ...baseGraph ? [baseGraph] : []].flatMap((one) => readNamespaces(world, one));
}
/**
* Where views read what no file of the project makes: only the catalog can tell whether it is there.
* One that the configuration does not name is told at the view, as a table that is nowhere.
*/
function readNamespaces({ config: { catalogs } }, graph) {
	const isConfigured = ({ catalog }) => Object.hasOwn(catalogs, catalog) || Object.hasOwn(catalogs, "default");
	return graph.nodes.flatMap(({ node, reads }) => {
		if (node.kind === "ingest") return [];
		const made = new Set(reads.map(({ relation }) => relation));
		const { catalog, namespace } = node.identifier;
		return node.relations.filter((relation) => !made.has(relation)).map(({ parts }) => ({
			catalog: parts.at(-3) ?? catalog,
			namespace: parts.at(-2) ?? namespace
		}));
	}).filter(isConfigured);
}
export { overCatalogs as a, namespacesOfBoth as i, catalogGraphOrFindings as n, catalogGraphs as r, asMerged as t };
