import { $r as compareText, Hr as tableName, Sr as nextMetadataLocation, Xr as IcebranchError, br as brokenRequirement, qr as concurrently, xr as metadataNumber, yr as applyUpdates } from "./core.js";
import { n as readMetadataFile, t as encodeMetadata } from "./metadata-file.js";
import { t as notAsPlanned } from "./not-as-planned.js";
import { s as randomUUID } from "./builtin_node_crypto.js";
import { i as pause } from "./in-turn.js";
import { n as chunks, o as rowsIn, r as namespacesOf, s as rowsOf, t as catalogNames } from "./sql-statements.js";
// src/adapters/catalog/sql-commit.ts
/** A commit to a SQL catalog: new metadata files first, then all pointers in one transaction. */
/** How often a commit is tried again because others moved the same rows for other reasons. */
const maxTries = 10;
async function commitAll(commits, means) {
	const files = /* @__PURE__ */ new Set();
	let prepared = [];
	try {
		for (let tries = 1;; tries++) {
			prepared = await prepareAll(commits, prepared, means);
			await writeFiles(prepared, files, means.storage);
			const unmoved = await swapAll(prepared, means);
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
	const { identifier, requirements, updates } = commit;
	const broken = brokenRequirement(file?.metadata, requirements);
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
	for (const [column, { location }] of [["metadata_location", next], ["previous_metadata_location", file]]) {
		const length = [...location].length;
		const most = columns.get(column);
		if (most === void 0 || length <= most) continue;
		throw new IcebranchError("IB426", `The location of a metadata file of ${tableName(identifier)} has ${length} characters, and the catalog's column ${column} takes ${most}.`, { hint: "Widen both columns of iceberg_tables to varchar(1000), as pyiceberg and Java have them." });
	}
}
/** `files`: those that were written before, and at the end those that are wanted. */
async function writeFiles(prepared, files, storage) {
	const wanted = prepared.flatMap(({ next }) => next ?? []);
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
async function swapAll(prepared, { name, driver }) {
	const swaps = prepared.flatMap(({ identifier, file, next }) => next === void 0 ? [] : [{
		identifier,
		...rowKey(identifier),
		from: file.location,
		to: next.location
	}]).sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name));
	if (swaps.length === 0) return void 0;
	const answer = await driver.swap(name, swaps);
	if (answer === "committed") return void 0;
	return swaps[answer]?.identifier ?? {
		namespace: [],
		name
	};
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
	const { name, driver, storage } = options;
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
	return {
		atomic: true,
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
			return (await commitAll(commits, {
				...options,
				rows,
				readTable
			})).map(({ identifier, file, before }) => {
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
		strayMetadata: (table, sought) => readStrays(storage, table, sought),
		[Symbol.asyncDispose]: () => driver[Symbol.asyncDispose]()
	};
}
export { sqlCatalog };
