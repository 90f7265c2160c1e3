import { Pt as lineageGraph, Ut as listNamespaces } from "./core.js";
// src/commands/catalog-graph.ts
/** The graph of the files, and of the tables that the catalogs have beside them. */
/** Asks the catalogs for what no file makes; where there is nothing of the kind, it asks none. */
async function catalogGraph(world) {
	const namespaces = readNamespaces(world.graph);
	if (namespaces.length === 0) return world.graph;
	return graphWith(world, await listNamespaces(world.catalogs, namespaces));
}
function graphWith({ head }, listings) {
	return lineageGraph(head.project, (catalog) => {
		const own = listings.filter((one) => one.catalog === catalog);
		return own.length === 0 ? void 0 : own.flatMap(({ tables }) => tables);
	});
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
export { graphWith as n, readNamespaces as r, catalogGraph as t };
