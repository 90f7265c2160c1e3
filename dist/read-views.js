import { Hi as asFinding, Vi as IcebranchError, ki as tableName, ur as concurrently } from "./core.js";
// src/commands/read-views.ts
/** What the catalogs have of views: those that are asked for by name, and those of whole namespaces. */
/** A view, or a catalog, that cannot be read keeps no table from being published. */
async function readViews(world, declared, namespaces) {
	const catalogs = [...declared, ...namespaces].map(({ catalog }) => catalog);
	const all = await concurrently([...new Set(catalogs)].sort(), async (catalog) => {
		const own = declared.filter((one) => one.catalog === catalog);
		const folders = namespaces.filter((one) => one.catalog === catalog);
		return orFinding(() => readCatalog(world, catalog, own, folders));
	});
	const read = all.filter((one) => "state" in one);
	return {
		state: new Map(read.flatMap(({ state }) => [...state])),
		findings: all.flatMap((one) => "state" in one ? one.findings : [one])
	};
}
/** What is asked for views alone: where it cannot be had, all else goes on. */
async function orFinding(read) {
	try {
		return await read();
	} catch (error) {
		if (!(error instanceof IcebranchError) || error.code === "IB904") throw error;
		return {
			...asFinding(error),
			level: "warning"
		};
	}
}
async function readCatalog(world, catalog, declared, namespaces) {
	const opened = await world.catalogs.open(catalog);
	const { views } = opened;
	const idOf = (identifier) => `${catalog}.${tableName(identifier)}`;
	const named = declared.map(({ identifier }) => [idOf(identifier), identifier]);
	if ("none" in views) {
		const none = {
			kind: "unsupported",
			why: views.none
		};
		return {
			state: new Map(named.map(([id]) => [id, none])),
			findings: []
		};
	}
	const folders = [...new Set(namespaces.map(({ namespace }) => namespace))];
	const listed = await concurrently(folders, (folder) => listIn(opened, views, folder.split(".")));
	const all = new Map([...named, ...listed.flat().map((one) => [idOf(one), one])]);
	const seen = await concurrently([...all], async ([id, identifier]) => {
		return {
			id,
			found: await orFinding(() => views.load(identifier))
		};
	});
	return {
		state: new Map(seen.flatMap(({ id, found }) => "kind" in found ? [[id, {
			kind: "seen",
			seen: found
		}]] : [])),
		findings: seen.flatMap(({ found }) => "kind" in found ? [] : [found])
	};
}
/** Views, and those of which an undo has left the storage table alone. */
async function listIn(catalog, views, namespace) {
	const stored = (await catalog.listTables(namespace)).flatMap(({ name }) => name.endsWith("__storage") ? [{
		namespace,
		name: name.slice(0, -9)
	}] : []);
	return [...await views.list(namespace), ...stored];
}
export { readViews as n, orFinding as t };
