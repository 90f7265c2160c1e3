import { Gi as compareText, Vi as IcebranchError, br as storageOf, ir as nextMetadataLocation, ki as tableName, mr as findVersion, rr as metadataNumber, tr as applyUpdates, ur as concurrently } from "./core.js";
import { n as readMetadataFile, r as readViewFile, t as encodeMetadata } from "./metadata-file.js";
import { t as notAsPlanned } from "./not-as-planned.js";
import { s as randomUUID } from "./builtin_node_crypto.js";
import { t as brokenCommit } from "./broken-commit.js";
import { i as pause } from "./in-turn.js";
import { c as typeIs, n as chunks, o as rowsIn, r as namespacesOf, s as rowsOf, t as catalogNames } from "./sql-statements.js";
import { n as newTableMetadata, r as newViewMetadata, t as applyViewUpdates } from "./view-commit.js";
// src/adapters/catalog/sql-commit.ts
/** A commit to a SQL catalog: new metadata files first, then all pointers in one transaction. */
/** How often a commit is tried again because others moved the same rows for other reasons. */
const maxTries = 10;
const alone = {
	files: [],
	changes: []
};
async function commitAll(commits, means, together = alone) {
	const files = /* @__PURE__ */ new Set();
	let prepared = [];
	try {
		for (let tries = 1;; tries++) {
			prepared = await prepareAll(commits, prepared, means);
			await writeFiles([...together.files, ...prepared.flatMap(({ next }) => next ?? [])], files, means.storage);
			const unmoved = await swapAll(prepared, means, together);
			if (unmoved === void 0) return prepared.map(committed);
			if (tries === maxTries) throw outrun(unmoved);
			await pause(Math.min(tries, 4));
		}
	} catch (error) {
		if (!(error instanceof IcebranchError && error.code === "IB412")) await removeFiles([...files], files, means.storage);
		throw error;
	}
}
function committed({ identifier, file, next }) {
	return {
		identifier,
		file: next ?? file,
		before: file.location
	};
}
/** All requirements are looked at. A table that stands where it stood at the last try stays as it was prepared. */
async function prepareAll(commits, before, { rows, driver, readTable, clock }) {
	const pointers = await rows.pointers(commits.map(({ identifier }) => rowKey(identifier)));
	const columns = await driver.columns();
	return concurrently([...commits.entries()], async ([index, commit]) => {
		const last = before[index];
		if (last !== void 0 && last.file.location === pointers[index]) return last;
		const prepared = prepare(commit, await readTable(commit.identifier, pointers[index]), clock());
		assertFits(prepared, columns);
		return prepared;
	});
}
function prepare(commit, file, now) {
	const { identifier, updates } = commit;
	const broken = brokenCommit(file?.metadata, commit);
	if (broken !== void 0 || file === void 0) throw notAsPlanned(identifier, broken ?? "it does not exist");
	const metadata = applyUpdates(file.metadata, updates, {
		now,
		previousLocation: file.location
	});
	if (metadata === file.metadata) return {
		identifier,
		file,
		next: void 0
	};
	return {
		identifier,
		file,
		next: {
			location: nextMetadataLocation(file.location, randomUUID()),
			metadata,
			gzip: file.gzip
		}
	};
}
/** MySQL cuts off what is too long for a column, and dashtool's are shorter than the others'. */
function assertFits({ identifier, file, next }, columns) {
	if (next === void 0) return;
	for (const [column, place] of [["metadata_location", next], ["previous_metadata_location", file]]) {
		const { location } = place ?? { location: "" };
		const length = [...location].length;
		const most = columns.get(column);
		if (most === void 0 || length <= most) continue;
		throw new IcebranchError("IB426", `The location of a metadata file of ${tableName(identifier)} has ${length} characters, and the catalog's column ${column} takes ${most}.`, { hint: "Widen both columns of iceberg_tables to varchar(1000), as pyiceberg and Java have them." });
	}
}
/** `files`: those that were written before, and at the end those that are wanted. */
async function writeFiles(wanted, files, storage) {
	const locations = new Set(wanted.map(({ location }) => location));
	await removeFiles([...files].filter((location) => !locations.has(location)), files, storage);
	const missing = wanted.filter(({ location }) => !files.has(location));
	for (const { location } of missing) files.add(location);
	await concurrently(missing, ({ location, metadata, gzip }) => storage.create(location, encodeMetadata(metadata, gzip)));
}
async function removeFiles(locations, files, storage) {
	await concurrently(locations, async (location) => {
		files.delete(location);
		await storage.remove(location).catch(() => void 0);
	});
}
/** In one order for everybody, so that two of them do not wait for each other. The answer is a table that did not move. */
async function swapAll(prepared, { name, driver }, together) {
	const swaps = prepared.flatMap(({ identifier, file, next }) => next === void 0 ? [] : [{
		identifier,
		...rowKey(identifier),
		from: file.location,
		to: next.location
	}]).sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name));
	if (together.changes.length > 0) return changeAll(swaps, together.changes, {
		name,
		driver
	});
	if (swaps.length === 0) return void 0;
	const answer = await driver.swap(name, swaps);
	if (answer === "committed") return void 0;
	return swaps[answer]?.identifier ?? {
		namespace: [],
		name
	};
}
/** Throws IB411 where it is what was planned by its place that is not there any more. */
async function changeAll(swaps, changes, { name, driver }) {
	const all = [...swaps.map((swap) => ({
		...swap,
		type: "TABLE"
	})), ...changes];
	const answer = await driver.change(name, all);
	if (answer === "committed") return void 0;
	const { identifier } = all[answer] ?? { identifier: {
		namespace: [],
		name: ""
	} };
	if (answer < swaps.length) return identifier;
	throw notAsPlanned(identifier, "somebody made it, took it away, or wrote to it");
}
function rowKey({ namespace, name }) {
	return {
		namespace: namespace.join("."),
		name
	};
}
function loaded(identifier, file) {
	return {
		identifier,
		metadataLocation: file.location,
		metadata: file.metadata
	};
}
function outrun(identifier) {
	return new IcebranchError("IB411", `${tableName(identifier)} was changed by others each of the ${maxTries} times that this commit was tried.`, { hint: "Run again when fewer writers are at work: nothing was changed." });
}
// src/adapters/catalog/sql-rows.ts
/** The rows of one catalog, asked for many at a time: over a network each question costs a round trip. */
function catalogRows(driver, catalog) {
	const listed = /* @__PURE__ */ new Map();
	async function ask(keys, statement) {
		const rows = [];
		for (const some of chunks(keys)) rows.push(...await driver.query(statement(some)));
		return rows.filter((row) => row.catalog_name === catalog && mayBeTable(row));
	}
	const inNamespaces = batched(async (namespaces) => {
		const rows = await ask([...new Set(namespaces)], (some) => rowsIn(catalog, some));
		const byNamespace = Map.groupBy(rows, (row) => String(row.table_namespace));
		return namespaces.map((namespace) => byNamespace.get(namespace) ?? []);
	});
	async function pointers(keys) {
		const rows = await ask(keys, (some) => rowsOf(catalog, some));
		const found = new Map(rows.map((row) => [keyOf(row), pointerOf(row)]));
		return keys.map((key) => found.get(keyText(key)));
	}
	const onePointer = batched(pointers);
	return {
		async namespaces() {
			return (await driver.query(namespacesOf(catalog, driver.spelling))).filter((row) => row.catalog_name === catalog).map((row) => String(row.table_namespace)).sort(compareText);
		},
		async otherNames() {
			return (await driver.query(catalogNames)).map((row) => String(row.catalog_name)).filter((name) => name !== catalog).sort(compareText);
		},
		async list(namespace) {
			const rows = await inNamespaces(namespace);
			for (const row of rows) {
				const location = pointerOf(row);
				if (location !== void 0) listed.set(keyOf(row), location);
			}
			return rows.toSorted((a, b) => compareText(String(a.table_name), String(b.table_name)));
		},
		async pointer(key) {
			const text = keyText(key);
			const location = listed.get(text);
			listed.delete(text);
			return location ?? onePointer(key);
		},
		pointers,
		forget: () => listed.clear()
	};
}
function mayBeTable(row) {
	return (row.iceberg_type ?? "TABLE") === "TABLE";
}
function pointerOf(row) {
	const location = row.metadata_location;
	return typeof location === "string" ? location : void 0;
}
function keyOf(row) {
	return keyText({
		namespace: String(row.table_namespace),
		name: String(row.table_name)
	});
}
function keyText({ namespace, name }) {
	return JSON.stringify([namespace, name]);
}
/** Gathers what is asked for in one turn of the event loop, or while an answer is awaited. */
function batched(answer) {
	let waiting = [];
	let isAtWork = false;
	async function work() {
		while (waiting.length > 0) {
			const batch = waiting;
			waiting = [];
			try {
				const values = await answer(batch.map(({ key }) => key));
				for (const [index, { done }] of batch.entries()) done(values[index]);
			} catch (error) {
				for (const { failed } of batch) failed(error);
			}
		}
		isAtWork = false;
	}
	return (key) => new Promise((done, failed) => {
		waiting.push({
			key,
			done,
			failed
		});
		if (isAtWork) return;
		isAtWork = true;
		setImmediate(() => void work());
	});
}
// src/adapters/catalog/sql-views.ts
/** Materialized views of a SQL catalog: a row of their own beside that of the table that stores them. */
function sqlViews(means) {
	const { name, driver, storage, readTable, rows } = means;
	async function pointerRows(identifier) {
		const key = rowKey(identifier);
		return (await driver.query(rowsOf(name, [key]))).find((row) => isOf(row, name, key.namespace) && row.table_name === key.name);
	}
	async function tableAt(identifier) {
		const file = await readTable(identifier, await rows.pointer(rowKey(identifier)));
		return file && loaded(identifier, file);
	}
	async function load(identifier) {
		const row = await pointerRows(identifier);
		if (row === void 0) return {
			kind: "none",
			storage: await tableAt(storageOf(identifier))
		};
		if (!typeIs(row, "VIEW")) return { kind: "table" };
		const file = await readViewFile(storage, String(row.metadata_location));
		if (file === void 0) return { kind: "table" };
		const { location: metadataLocation, metadata } = file;
		return {
			kind: "view",
			view: {
				identifier,
				metadataLocation,
				metadata,
				storage: await tableAt(storedBy(identifier, metadata))
			}
		};
	}
	/** The tables of a run are read already. Of what cannot be read, whoever asks for it by name is told. */
	async function isView(namespace, row) {
		const identifier = {
			namespace,
			name: String(row.table_name)
		};
		try {
			return await readTable(identifier, String(row.metadata_location)) === void 0;
		} catch (error) {
			if (error instanceof IcebranchError && ["IB413", "IB418"].includes(error.code)) return false;
			throw error;
		}
	}
	return {
		load,
		async list(namespace) {
			const key = namespace.join(".");
			const may = (await driver.query(rowsIn(name, [key]))).filter((row) => isOf(row, name, key) && typeIs(row, "VIEW"));
			return (await concurrently(may, async (row) => row.iceberg_type === "VIEW" || await isView(namespace, row) ? [String(row.table_name)] : [])).flat().sort(compareText).map((one) => ({
				namespace,
				name: one
			}));
		},
		async write(write) {
			rows.forget();
			const together = await togetherOf(write, means);
			await commitAll(commitsOf(write.change), means, together);
			return load(write.identifier);
		}
	};
}
function isOf(row, catalog, namespace) {
	return row.catalog_name === catalog && row.table_namespace === namespace;
}
function storedBy(identifier, metadata) {
	const named = findVersion(metadata, metadata["current-version-id"])?.["storage-table"];
	return named === void 0 ? storageOf(identifier) : {
		namespace: named.namespace,
		name: named.name
	};
}
function commitsOf(change) {
	const { storage } = change;
	if (storage === void 0) return [];
	if ("kind" in storage) return storage.kind === "kept" ? [storage.commit] : [];
	return [storage];
}
async function togetherOf(write, means) {
	const { change } = write;
	switch (change.kind) {
		case "create": return created(write, change, means);
		case "update": return updated(write, change, means);
		case "drop": return dropped(write, change);
	}
}
async function created({ identifier, storage }, change, { warehouse, name, clock, driver }) {
	const now = clock();
	const folder = [
		warehouse,
		name,
		...identifier.namespace
	].join("/");
	const place = (of) => {
		const location = `${folder}/${of.name}`;
		return {
			uuid: randomUUID(),
			location,
			now
		};
	};
	const view = newFile(newViewMetadata(change.view, place(identifier)));
	const { schema } = change.view;
	const table = change.storage.kind === "new" ? newFile(newTableMetadata({
		schema,
		...change.storage
	}, place(storage))) : void 0;
	const columns = await driver.columns();
	for (const next of [view, table ?? view]) assertFits({
		identifier,
		file: void 0,
		next
	}, columns);
	const tableRow = table === void 0 ? [] : [{
		identifier: storage,
		...rowKey(storage),
		...fresh,
		type: "TABLE",
		to: table.location
	}];
	return {
		files: [view, ...table === void 0 ? [] : [table]],
		changes: [...tableRow, {
			identifier,
			...rowKey(identifier),
			...fresh,
			type: "VIEW",
			to: view.location
		}]
	};
}
const fresh = { from: void 0 };
function newFile(metadata) {
	return {
		location: `${metadata.location}/metadata/00000-${randomUUID()}.metadata.json`,
		metadata,
		gzip: false
	};
}
async function updated({ identifier }, { before, updates }, { storage, clock, driver }) {
	const file = await readViewFile(storage, before.metadataLocation);
	if (file === void 0) throw notAsPlanned(identifier, "it is a table by now");
	const metadata = applyViewUpdates(file.metadata, updates, clock());
	const next = {
		...file,
		location: nextMetadataLocation(file.location, randomUUID()),
		metadata
	};
	assertFits({
		identifier,
		file,
		next
	}, await driver.columns());
	const swap = {
		from: file.location,
		to: next.location
	};
	return {
		files: [next],
		changes: [{
			identifier,
			...rowKey(identifier),
			type: "VIEW",
			...swap
		}]
	};
}
function dropped({ identifier, storage: stored }, { before, storage }) {
	const gone = (of, type, from) => ({
		identifier: of,
		...rowKey(of),
		type,
		from,
		to: void 0
	});
	return {
		files: [],
		changes: [...before === void 0 ? [] : [gone(identifier, "VIEW", before.metadataLocation)], ...storage?.kind === "dropped" ? [gone(stored, "TABLE", storage.metadataLocation)] : []]
	};
}
// src/adapters/catalog/stray-metadata.ts
/** Metadata files in a table's folder that nothing points at: what writers that lost a race leave. */
/** How many files of one table are read: each is as large as the table's history is long. */
const maxReads = 20;
/**
* One listing of the folder, then at most 20 files. Some writers keep no log of the files that were
* the table's, so what is likely comes first: numbers that two files have, then the highest.
*/
async function readStrays(storage, table, sought) {
	const own = table.metadataLocation;
	const files = (await storage.list(own.slice(0, own.lastIndexOf("/") + 1))).filter(isMetadata);
	const strays = [];
	for (const { location } of candidates(files, table, sought).slice(0, maxReads)) {
		const file = await readIfWhole(storage, location);
		if (file !== void 0) strays.push({
			identifier: table.identifier,
			metadataLocation: location,
			metadata: file.metadata
		});
	}
	return strays;
}
function candidates(files, { metadata, metadataLocation }, sought) {
	const known = new Set([metadataLocation, ...(metadata["metadata-log"] ?? []).map((one) => one["metadata-file"])].map(fileName));
	const numbers = Map.groupBy(files, metadataNumber);
	const least = sought === "latest" ? leastNumber(metadataLocation, metadata) : 0;
	return files.filter((location) => !known.has(fileName(location))).map((location) => {
		const number = metadataNumber(location);
		return {
			location,
			number,
			isDouble: (numbers.get(number)?.length ?? 0) > 1
		};
	}).filter(({ number }) => number >= least).sort((a, b) => Number(b.isDouble) - Number(a.isDouble) || b.number - a.number || compareText(a.location, b.location));
}
/**
* Of a file whose writer began where the table's last snapshot was the last one. Most writers count
* files; dashtool's library numbers a file as its last snapshot.
*/
function leastNumber(location, metadata) {
	const own = metadataNumber(location);
	const last = metadata["last-sequence-number"];
	return last === void 0 ? own : Math.min(own, Number(last) + 1);
}
function isMetadata(location) {
	return /\.metadata\.json(\.gz)?$/.test(location);
}
function fileName(location) {
	return location.slice(location.lastIndexOf("/") + 1);
}
/**
* A half-written file is what a killed writer leaves: it holds no snapshot that was committed. One
* that cannot be read for another reason may, and silence would look as if there were none.
*/
async function readIfWhole(storage, location) {
	try {
		return await readMetadataFile(storage, location);
	} catch (error) {
		if (error instanceof IcebranchError && ["IB413", "IB418"].includes(error.code)) return void 0;
		throw error;
	}
}
// src/adapters/catalog/sql.ts
/**
* The SQL catalog as pyiceberg, Java's JdbcCatalog and dashtool write it: a row a table in
* `iceberg_tables`, whose `metadata_location` is swapped by everyone with one compare-and-swap.
* Version 1 has a column `iceberg_type`; in version 0 only the metadata tells views from tables.
*/
function sqlCatalog(options) {
	const { name, driver, storage, warehouse = "" } = options;
	const rows = catalogRows(driver, name);
	const files = /* @__PURE__ */ new Map();
	async function readFile(location) {
		if (!files.has(location)) files.set(location, await readMetadataFile(storage, location));
		return files.get(location);
	}
	/** `location`: where the table was seen to point. */
	async function readTable(identifier, location) {
		if (location === void 0) return void 0;
		try {
			return await readFile(location);
		} catch (error) {
			if (!(error instanceof IcebranchError && error.code === "IB413")) throw error;
			const [now] = await rows.pointers([rowKey(identifier)]);
			if (now === location) throw error;
			return now === void 0 ? void 0 : readFile(now);
		}
	}
	const means = {
		...options,
		rows,
		readTable
	};
	return {
		atomic: true,
		views: /^(\/|[a-z0-9]+:)/i.test(warehouse) ? sqlViews({
			...means,
			warehouse: warehouse.replace(/\/+$/, "")
		}) : { none: "its configuration names no warehouse to make them in" },
		async listNamespaces() {
			return (await rows.namespaces()).map((namespace) => namespace.split("."));
		},
		otherNames: () => rows.otherNames(),
		async listTables(namespace) {
			return (await rows.list(namespace.join("."))).map((row) => ({
				namespace,
				name: String(row.table_name)
			}));
		},
		async loadTable(identifier) {
			const file = await readTable(identifier, await rows.pointer(rowKey(identifier)));
			return file && loaded(identifier, file);
		},
		async commit(commits) {
			rows.forget();
			return (await commitAll(commits, means)).map(({ identifier, file, before }) => {
				if (before !== file.location) files.delete(before);
				files.set(file.location, file);
				return loaded(identifier, file);
			});
		},
		async dropTable({ identifier, metadataLocation }) {
			rows.forget();
			if (!await driver.remove(name, {
				...rowKey(identifier),
				from: metadataLocation
			})) throw notAsPlanned(identifier, "somebody wrote to it");
		},
		tableStorage: async () => storage,
		strayMetadata: (table, sought) => readStrays(storage, table, sought),
		[Symbol.asyncDispose]: () => driver[Symbol.asyncDispose]()
	};
}
export { sqlCatalog };
