import { F as isAbsolute, I as join, Vi as IcebranchError, gt as constants, pt as setTimeout, tr as applyUpdates, ur as concurrently } from "./core.js";
import { t as brokenCommit } from "./broken-commit.js";
import { a as open, c as realpath, d as stat, f as writeFile, l as rename, n as link, o as readFile, s as readdir, u as rm } from "./builtin_node_fs_promises.js";
import { s as randomUUID, t as createHash } from "./builtin_node_crypto.js";
import { n as commitInTurn } from "./in-turn.js";
import { n as readMetadataFile, t as encodeMetadata } from "./metadata-file.js";
import { t as notAsPlanned } from "./not-as-planned.js";
// src/adapters/catalog/file-hint.ts
/**
* `version-hint.text`: the number of a table's current version, for readers that cannot list. It is a
* hint only: it may lag behind, or be away for a moment while Java's writers exchange it.
* https://github.com/apache/iceberg/blob/apache-iceberg-1.11.0/core/src/main/java/org/apache/iceberg/hadoop/HadoopTableOperations.java
*/
const fileName = "version-hint.text";
/** undefined where there is none, or none with a number. */
async function readHint(folder) {
	const text = await readFile(join(folder, fileName), "utf8").catch(() => "");
	return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : void 0;
}
/** Readers do without it, so that it fails is no failure. */
async function writeHint(folder, version) {
	const written = join(folder, temporaryName());
	try {
		await writeFile(written, String(version), { flag: "wx" });
		await rm(join(folder, `.${fileName}.crc`), { force: true });
		await rename(written, join(folder, fileName));
	} catch {
		await rm(written, { force: true }).catch(() => void 0);
	}
}
/** Nobody takes it for a version, and clean-ups of orphan files find it. */
function temporaryName() {
	return `${randomUUID()}.icebranch.tmp`;
}
// src/adapters/catalog/file-versions.ts
const pattern = /^v(0|[1-9]\d{0,8})\.(metadata\.json|gz\.metadata\.json|metadata\.json\.gz)$/;
/** undefined where no name is a version's. Of two forms of one version Java takes the plain one. */
function currentVersion(names) {
	let current;
	for (const name of [...names].sort((a, b) => b.length - a.length)) {
		const digits = pattern.exec(name)?.[1];
		if (digits === void 0) continue;
		const number = Number(digits);
		if (current === void 0 || number >= current.number) current = {
			number,
			name
		};
	}
	return current;
}
/** Whether another form of the same version takes its place. `name`: a version's. */
function isHidden(name, names) {
	const number = pattern.exec(name)?.[1];
	const current = currentVersion(names.filter((one) => pattern.exec(one)?.[1] === number));
	return current !== void 0 && current.name !== name;
}
/**
* As Java would name it: by the table's property, not by the file before. Writers that chose
* different names for one version would all be the first.
*/
function nextVersion({ number }, { properties }) {
	const next = number + 1;
	return {
		number: next,
		name: `v${next}${isGzipped(properties?.["write.metadata.compression-codec"]) ? ".gz" : ""}.metadata.json`
	};
}
function isGzipped(codec) {
	return codec?.toLowerCase() === "gzip";
}
// src/adapters/catalog/file-commit.ts
/** Writing to a table that is a folder on a local disk, so that of several writers one wins. */
/**
* Makes the version that follows `current`; false where another writer was first. The file is whole
* and on the disk before it has its name, and only one file gets a name: a reader sees the old version
* or the new one, whenever this ends. `folder`: a path, of the table's metadata.
*/
async function commitVersion(folder, current, next, bytes) {
	const written = join(folder, temporaryName());
	try {
		await writeThrough(written, bytes);
		if ((await versionIn(folder))?.number !== current.number) return false;
		await rm(join(folder, `.${next.name}.crc`), { force: true });
		if (!await nameIt(written, join(folder, next.name))) return false;
		await syncFolder(folder);
		await writeHint(folder, next.number);
		return true;
	} catch (cause) {
		if (errorCode(cause) === "ENOENT") return false;
		throw unwritable(folder, cause);
	} finally {
		await rm(written, { force: true }).catch(() => void 0);
	}
}
/**
* Takes the table out of the catalog: its metadata folder gets another name, and every file stays.
* False where the table is not at `current` any more; then all is as it was.
*/
async function dropFolder(folder, current) {
	const away = `${folder}.${temporaryName().replace(/\.tmp$/, ".dropped")}`;
	try {
		if ((await versionIn(folder))?.number !== current.number) return false;
		await rename(folder, away);
		if ((await versionIn(away))?.number === current.number) return true;
		await rename(away, folder).catch(() => void 0);
		return false;
	} catch (cause) {
		if (errorCode(cause) === "ENOENT") return false;
		throw unwritable(folder, cause);
	}
}
async function versionIn(folder) {
	return currentVersion((await readdir(folder, { withFileTypes: true })).filter((one) => !one.isDirectory()).map(({ name }) => name));
}
async function writeThrough(path, bytes) {
	const file = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY);
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
}
/** A second name for a file is given by the system to one alone, unlike a rename. */
async function nameIt(written, path) {
	try {
		await link(written, path);
		return true;
	} catch (cause) {
		if (await isSameFile(written, path)) return true;
		if (errorCode(cause) === "EEXIST") return false;
		throw cause;
	}
}
async function isSameFile(a, b) {
	const [one, other] = await Promise.all([a, b].map((path) => stat(path).catch(() => void 0)));
	return one !== void 0 && one.ino === other?.ino && one.dev === other.dev;
}
/** Not every system can do it, and the commit is there by then. */
async function syncFolder(folder) {
	try {
		const handle = await open(folder, "r");
		await handle.sync().finally(() => handle.close());
	} catch {}
}
const withoutLinks = [
	"EPERM",
	"ENOTSUP",
	"EOPNOTSUPP",
	"ENOSYS",
	"EMLINK"
];
function unwritable(folder, cause) {
	const code = errorCode(cause);
	if (withoutLinks.includes(code)) return new IcebranchError("IB426", `${folder} cannot be written safely: its file system makes no second name for a file (${code}).`, {
		hint: "Keep the warehouse on a file system that has hard links.",
		cause
	});
	return new IcebranchError("IB608", `${folder} cannot be written (${code}).`, {
		hint: "Check that the warehouse folder can be written by the user that runs icebranch.",
		cause
	});
}
function errorCode(cause) {
	return cause.code ?? "unknown";
}
// src/adapters/catalog/file-lasting.ts
/**
* Java's writers look whether a version is there and then rename their file to its name, which on a
* local disk takes the place of whatever came in between. What was committed is therefore looked at
* once more when they have had their time, and committed again where it is gone.
*/
/** From their look to their rename takes Java's writers a millisecond, or some when there is much to do. */
const settleMs = 100;
const maxRounds = 5;
async function commitLastingly(commits, maker, storage) {
	const traces = /* @__PURE__ */ new Map();
	const moved = /* @__PURE__ */ new Map();
	const catalog = {
		load: maker.load,
		commitOne: (commit) => maker.commitOne(commit, ({ location, bytes, before }) => {
			traces.set(location, {
				location,
				digest: digestOf(bytes),
				before
			});
		})
	};
	let pending = commits;
	for (let round = 0; round < maxRounds; round++) {
		const trodden = [...moved].flatMap(([commit, { metadataLocation }]) => {
			const before = traces.get(metadataLocation)?.before;
			return before === void 0 || pending.includes(commit) ? [] : [{
				commit,
				before,
				took: true
			}];
		});
		const done = await commitInTurn(pending, catalog, trodden);
		for (const [index, commit] of pending.entries()) {
			const table = done[index];
			if (table !== void 0) moved.set(commit, table);
		}
		if (traces.size > 0) await setTimeout(settleMs);
		const lasted = await concurrently(pending, (commit) => lasts(traces.get(moved.get(commit)?.metadataLocation ?? ""), storage)).catch((error) => {
			throw unseen(error);
		});
		pending = pending.filter((_commit, index) => !lasted[index]);
		if (pending.length === 0) return commits.flatMap((commit) => moved.get(commit) ?? []);
	}
	throw new IcebranchError("IB412", "Another writer took the place of what was committed.", { hint: "Run again when it is done: what is there is found, and the rest goes on from there." });
}
/** It is done by then: nobody may call it failed because it cannot be looked at. */
function unseen(error) {
	if (!(error instanceof IcebranchError)) return error;
	return new IcebranchError("IB412", `Nobody can tell whether it lasts: ${error.message}`, {
		hint: "Run again: what was done is found, and the rest goes on from there.",
		cause: error
	});
}
async function lasts(trace, storage) {
	if (trace === void 0) return true;
	const { location, digest } = trace;
	const slash = location.lastIndexOf("/") + 1;
	try {
		if (digestOf(await storage.read(location)) !== digest) return false;
		const files = await storage.list(location.slice(0, slash));
		return !isHidden(location.slice(slash), files.map((one) => one.slice(one.lastIndexOf("/") + 1)));
	} catch (error) {
		if (error instanceof IcebranchError && error.code === "IB413") return true;
		throw error;
	}
}
function digestOf(bytes) {
	return createHash("sha256").update(bytes).digest("base64");
}
// src/adapters/catalog/file-warehouse.ts
/**
* A folder of tables without a catalog: `NAMESPACE/TABLE/metadata/vN.metadata.json` below it, a nested
* namespace being a folder in a folder. Links are not followed: they lead out of the folder, or give
* one table two names.
*/
/** No namespace is nested deeper by anybody who has to write its name. */
const maxDepth = 8;
function isRemote(location) {
	return /^s3[an]?:/i.test(location);
}
/** As the local storage reads locations: `file:/a`, `file:///a` and `/a` are one. */
function pathOf(location) {
	return location.replace(/^file:/, "").replace(/^\/\/+/, "/");
}
/**
* Where the namespaces are, without a slash at its end. The entry `default` serves catalogs of any
* name, so each has a folder of its own there, as dashtool's have.
*/
function warehouseLocation(name, address, root) {
	const place = address.uri.replace(/(?<=[^/:])\/+$/, "");
	if (/^[a-z][a-z0-9+.-]*:/i.test(place) && !isRemote(place) && !/^file:\//.test(place)) throw new IcebranchError("IB420", `The catalog ${name} is no folder that can be opened.`, { hint: "Write its uri as file:///FOLDER or s3://BUCKET/FOLDER." });
	const folder = !isRemote(place) && !place.startsWith("file:") && !isAbsolute(place) ? join(root, place) : place;
	return address.shared ? `${folder}/${name}` : folder;
}
function openWarehouse(location, storage) {
	const at = (parts) => [location, ...parts].join("/");
	async function versionAt(parts) {
		return currentVersion((await storage.list(at([...parts, "metadata"]))).map((one) => one.slice(one.lastIndexOf("/") + 1)));
	}
	async function folders(parts) {
		return (await storage.list(at(parts))).filter((one) => one.endsWith("/")).map((one) => one.split("/").at(-2) ?? "").filter((one) => isName(one) && !/^\.|=/.test(one)).sort();
	}
	async function namespacesIn(parts) {
		const below = await concurrently(await folders(parts), async (name) => {
			if (await versionAt([...parts, name]) !== void 0) return "table";
			return parts.length < maxDepth ? namespacesIn([...parts, name]) : [];
		});
		return [...parts.length > 0 && below.includes("table") ? [parts] : [], ...below.flatMap((one) => one === "table" ? [] : one)];
	}
	return {
		async find({ namespace, name }) {
			const parts = [...namespace, name];
			if (namespace.length === 0 || !parts.every(isName)) return void 0;
			const folder = at([...parts, "metadata"]);
			const hint = isRemote(location) ? void 0 : await readHint(pathOf(folder));
			const version = await versionAt(parts);
			if (version === void 0) return void 0;
			if (hint !== void 0 && hint > version.number) throw versionIsGone(folder, hint);
			if (!isRemote(location)) await checkInside(location, [
				...parts,
				"metadata",
				version.name
			]);
			return {
				folder,
				version
			};
		},
		async tables(namespace) {
			if (namespace.length === 0 || !namespace.every(isName)) return [];
			const names = await folders(namespace);
			const versions = await concurrently(names, (name) => versionAt([...namespace, name]));
			return names.filter((_name, index) => versions[index] !== void 0);
		},
		namespaces: () => namespacesIn([])
	};
}
/** Of one folder, and of no other one by way of `..`. */
function isName(part) {
	return part !== "" && part !== "." && part !== ".." && !/[/\0]/.test(part);
}
async function checkInside(location, parts) {
	const root = await realpath(pathOf(location));
	const path = join(pathOf(location), ...parts);
	if (await realpath(path) === join(root, ...parts)) return;
	throw new IcebranchError("IB410", `${path} is reached through a link, which is not followed.`, { hint: "Put the table's folder itself into the warehouse." });
}
function versionIsGone(folder, hint) {
	return new IcebranchError("IB418", `Version ${hint} of the table in ${folder} is gone.`, { hint: "Restore its file, or correct version-hint.text if an older version is meant." });
}
// src/adapters/catalog/file.ts
/**
* Folders of tables without a catalog, as Java's HadoopCatalog and dashtool's library keep them. On a
* local disk a version's name is given to one writer alone, so it can be written; in S3 other engines
* move files by copying them over whatever is there, so it is only read.
*/
/** How often a commit is tried again because others wrote to the same table for other reasons. */
const maxTries = 10;
const noSafeWrite = "its tables are folders in S3, where the engines that write to them do not keep each other from losing commits";
/** Throws IB420 for what is no folder. */
function fileCatalog({ name, address, root, storage, clock }) {
	const location = warehouseLocation(name, address, root);
	const warehouse = openWarehouse(location, storage);
	const load = tableLoader(warehouse, storage);
	const maker = {
		async load(identifier) {
			const table = await load(identifier);
			return table && loaded(table);
		},
		commitOne: committer(load, clock)
	};
	const isReadOnly = isRemote(location);
	function checkWritable() {
		if (!isReadOnly) return;
		throw new IcebranchError("IB426", `The catalog ${name} is only read, since ${noSafeWrite}.`, { hint: "Register the tables with a catalog (sql, rest, nessie) to write to them." });
	}
	return {
		atomic: false,
		...isReadOnly ? { readOnly: noSafeWrite } : {},
		views: { none: "folders of tables have none" },
		listNamespaces: () => warehouse.namespaces(),
		async listTables(namespace) {
			return (await warehouse.tables(namespace)).map((one) => ({
				namespace,
				name: one
			}));
		},
		loadTable: maker.load,
		async commit(commits) {
			checkWritable();
			return commitLastingly(commits, maker, storage);
		},
		async dropTable({ identifier, metadataLocation }) {
			checkWritable();
			const table = await load(identifier);
			if (!(table?.metadataLocation === metadataLocation) || !await dropFolder(pathOf(table.folder), table.version)) throw notAsPlanned(identifier, "somebody wrote to it");
		},
		strayMetadata: async () => [],
		tableStorage: async () => storage,
		async [Symbol.asyncDispose]() {}
	};
}
/** A view, which dashtool's library keeps as it keeps tables, is none. */
function tableLoader(warehouse, storage) {
	return async function load(identifier, again = true) {
		const found = await warehouse.find(identifier);
		if (found === void 0) return void 0;
		const metadataLocation = `${found.folder}/${found.version.name}`;
		try {
			const file = await readMetadataFile(storage, metadataLocation);
			return file && {
				...found,
				identifier,
				metadataLocation,
				metadata: file.metadata
			};
		} catch (error) {
			if (again && error instanceof IcebranchError && error.code === "IB413") return load(identifier, false);
			throw error;
		}
	};
}
function committer(load, clock) {
	return async (commit, made) => {
		const { identifier, updates } = commit;
		for (let tries = 0; tries < maxTries; tries++) {
			const table = await load(identifier);
			const broken = brokenCommit(table?.metadata, commit);
			if (broken !== void 0 || table === void 0) throw notAsPlanned(identifier, broken ?? "it does not exist");
			const { folder, version, metadataLocation: previousLocation } = table;
			const metadata = applyUpdates(table.metadata, updates, {
				now: clock(),
				previousLocation
			});
			if (metadata === table.metadata) return loaded(table);
			const next = nextVersion(version, metadata);
			const bytes = encodeMetadata(metadata, next.name.includes(".gz"));
			const location = `${folder}/${next.name}`;
			if (!await commitVersion(pathOf(folder), version, next, bytes)) continue;
			made({
				location,
				bytes,
				before: loaded(table)
			});
			return {
				identifier,
				metadataLocation: location,
				metadata
			};
		}
		throw notAsPlanned(identifier, `others wrote to it ${maxTries} times meanwhile`);
	};
}
function loaded({ identifier, metadataLocation, metadata }) {
	return {
		identifier,
		metadataLocation,
		metadata
	};
}
export { fileCatalog };
