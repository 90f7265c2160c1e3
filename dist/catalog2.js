import { Gi as compareText, Sr as currentSchema, Vi as IcebranchError, bi as findRef, br as storageOf, fr as REF_MAIN, ki as tableName, mr as findVersion, nr as brokenRequirement, pr as asViewMetadata, ur as concurrently, vi as asTableMetadata, xr as untaken } from "./core.js";
import { i as pause, n as commitInTurn, r as notDone, t as afterGoingBack } from "./in-turn.js";
import { t as notAsPlanned } from "./not-as-planned.js";
import { d as unreadable, i as isUnknown, l as unknown, n as errorType, o as notTogether, r as isAbsent } from "./refusal.js";
import { t as brokenCommit } from "./broken-commit.js";
import { o as randomBytes } from "./builtin_node_crypto.js";
import { t as byLocation } from "./by-location.js";
import { i as tableSays, n as namesKeys, o as vendedFor, r as secretsOf, s as wantsToSign, t as endpointFor } from "./vended.js";
// src/adapters/catalog/rest/asking.ts
/** Requests about views, and tables that are made: each answer in our words. */
function askingOf(connection, paths) {
	const { name } = connection;
	const refused = (answer, what) => unreadable(name, `does not ${what} (${connection.describe(answer)})`);
	const send = (path, body) => connection.request({
		method: "POST",
		path,
		repeatable: false,
		body
	});
	async function makeNamespace(namespace) {
		for (let depth = 1; depth <= namespace.length; depth++) {
			const body = {
				namespace: namespace.slice(0, depth),
				properties: {}
			};
			const answer = await send(paths.at("namespaces"), body);
			if (answer.status >= 300 && answer.status !== 409) throw refused(answer, `make the namespace ${body.namespace.join(".")}`);
		}
	}
	return {
		async get(path, what) {
			const answer = await connection.request({
				method: "GET",
				path,
				repeatable: true
			});
			if (isAbsent(answer)) return void 0;
			if (isMissing(answer)) throw noViews$1(name);
			if (answer.status !== 200 || !isObject(answer.body)) throw refused(answer, what);
			return answer.body;
		},
		async post(path, body, { what, identifier, inNamespace }) {
			let answer = await send(path, body);
			if (inNamespace !== void 0 && /NoSuchNamespace/.test(errorType(answer.body) ?? "")) {
				await makeNamespace(inNamespace);
				answer = await send(path, body);
			}
			const { status, foreign } = answer;
			if (status < 300 && !foreign) return;
			if (isMissing(answer)) throw noViews$1(name);
			if (status === 409) throw notAsPlanned(identifier, "somebody made it or wrote to it");
			if (status === 404) throw notAsPlanned(identifier, "it is gone");
			if (status >= 500 || status === 408 || status < 300) throw unknown(name, `HTTP ${status}`);
			throw refused(answer, what);
		},
		async remove(path, what) {
			const answer = await connection.request({
				method: "DELETE",
				path,
				repeatable: false
			});
			if (answer.status < 300 || isAbsent(answer)) return;
			if (answer.status >= 500) throw unknown(name, `HTTP ${answer.status}`);
			throw refused(answer, what);
		}
	};
}
/** A way that the server does not have; a view that it does not have is told in the specification's form. */
function isMissing(answer) {
	const { status, body } = answer;
	if (status === 405 || status === 501) return true;
	if (/Unsupported|NotImplemented/.test(errorType(body) ?? "")) return true;
	return status === 404 && !isAbsent(answer);
}
function noViews$1(catalog) {
	return new IcebranchError("IB431", `The catalog ${catalog} has no views.`, { hint: "Use a catalog that keeps them, or refresh the views by other means." });
}
function isObject(json) {
	return typeof json === "object" && json !== null && !Array.isArray(json);
}
// src/adapters/catalog/rest/idempotency.ts
/** Names for commits, by which a server knows one that it has done already. */
/**
* An answer is remembered with its key, a conflict too: whoever tries again after one needs another.
* After an answer that was lost it is the same. Sent to servers that say that they know it only.
*/
function idempotencyKeys(lifetimeMs) {
	return () => {
		let made = Date.now();
		let key = lifetimeMs === void 0 ? void 0 : uuidV7(made);
		const renew = () => {
			made = Date.now();
			key = lifetimeMs === void 0 ? void 0 : uuidV7(made);
		};
		return {
			current() {
				if (Date.now() - made > (lifetimeMs ?? 0)) renew();
				return key;
			},
			renew
		};
	};
}
/** https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7 */
function uuidV7(now) {
	const bytes = randomBytes(16);
	bytes.writeUIntBE(now, 0, 6);
	bytes[6] = (bytes[6] ?? 0) & 15 | 112;
	bytes[8] = (bytes[8] ?? 0) & 63 | 128;
	return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
// src/adapters/catalog/rest/commit.ts
/** Commits to a REST catalog: sent, read back, and never believed without a look. */
/** How often the same commit is sent where it was not done, and would still be right. */
const triesOf = {
	conflict: 5,
	refused: 1,
	unknown: 3
};
function restCommits(connection, paths, tables) {
	let transactions = connection.endpoints.has("POST /v1/{prefix}/transactions/commit");
	const keys = idempotencyKeys(connection.keyLifetimeMs);
	/** What was sent is there by now, perhaps: where nothing can be read, nobody knows. */
	const readBack = async (commits, sent) => {
		try {
			return await concurrently(commits, (commit) => tables.load(commit.identifier));
		} catch (error) {
			if (sent.kind !== "done" && !sent.unsure) throw error;
			throw unknown(connection.name, "its tables cannot be read back");
		}
	};
	const oneByOne = {
		load: tables.load,
		async commitOne(commit) {
			const [table] = await send([commit]);
			return table ?? missing(commit);
		}
	};
	/** The tables as they are once the commit is done, or looks like it. Throws IB411, IB412, IB420. */
	async function send(commits) {
		const key = keys();
		let unsure = false;
		for (let tries = 1;; tries++) {
			const sent = await post(connection, paths, commits, key.current()).catch((error) => {
				throw unsure && error instanceof IcebranchError ? unknown(connection.name, "a later try was not made") : error;
			});
			if (sent.kind === "absent") {
				if (unsure) throw unknown(connection.name, "and then that it has none of several tables");
				transactions = false;
				throw notTogether(connection.name);
			}
			unsure ||= sent.unsure;
			const now = await readBack(commits, sent);
			if (sent.kind === "done") return now;
			const fates = commits.map((commit, index) => fateOf(commit, now[index]));
			if (unsure && fates.includes("unclear")) throw unknown(connection.name, "it shows a part of it, and somebody has written since");
			if (unsure && fates.includes("taken")) return now;
			throwIfChanged(commits, now, sent.kind === "refused");
			if (tries >= triesOf[sent.kind]) throw givenUp(connection.name, sent, unsure);
			if (sent.kind === "conflict") key.renew();
			await pause(tries);
		}
	}
	/** One request for all; what the server left out is done one by one, or all is put back. */
	async function together(commits) {
		const before = await concurrently(commits, ({ identifier }) => tables.lastSeen(identifier));
		const now = await send(commits);
		const left = commits.filter((commit, index) => untaken(commit, now[index]).length > 0);
		const finished = left.length === 0 ? [] : await commitInTurn(left, oneByOne, path(commits, before, left));
		return commits.map((commit, index) => finished[left.indexOf(commit)] ?? now[index] ?? missing(commit));
	}
	async function single(commit) {
		const before = await tables.lastSeen(commit.identifier);
		const table = await oneByOne.commitOne(commit);
		const left = untaken(commit, table);
		if (left.length === 0) return table;
		throw await afterGoingBack(notDone(left), path([commit], [before], [commit]), oneByOne);
	}
	return {
		atomic: () => transactions,
		async commit(commits) {
			const [first] = commits;
			if (first === void 0) return [];
			if (commits.length === 1) return [await single(first)];
			return transactions ? together(commits) : commitInTurn(commits, oneByOne);
		}
	};
}
/** `left`: the commits that their tables do not show, or not whole. */
function path(commits, before, left) {
	return commits.flatMap((commit, index) => {
		const table = before[index];
		return table === void 0 ? [] : [{
			commit,
			before: table,
			took: !left.includes(commit)
		}];
	});
}
function fateOf(commit, table) {
	const left = untaken(commit, table).length;
	if (left === 0) return "taken";
	const added = commit.updates.filter(({ action }) => action === "add-snapshot");
	if (untaken({
		...commit,
		updates: added
	}, table).length < added.length) return "unclear";
	if (brokenRequirement(table?.metadata, commit.requirements) === void 0) return "as planned";
	return added.length === 0 && left < commit.updates.length ? "unclear" : "changed";
}
/** Throws IB411. `refused`: some servers refuse to remove a ref that is gone already. */
function throwIfChanged(commits, now, refused) {
	for (const [index, commit] of commits.entries()) {
		const { identifier, updates } = commit;
		const metadata = now[index]?.metadata;
		const gone = updates.filter((one) => one.action === "remove-snapshot-ref").find((one) => metadata !== void 0 && findRef(metadata, one["ref-name"]) === void 0);
		const broken = brokenCommit(metadata, commit) ?? (refused && gone !== void 0 ? `${gone["ref-name"]} is gone` : void 0);
		if (broken !== void 0) throw notAsPlanned(identifier, broken);
	}
}
async function post(connection, paths, commits, key) {
	const [one] = commits;
	const alone = commits.length === 1 && one !== void 0;
	try {
		return sentOf(await connection.request({
			method: "POST",
			repeatable: false,
			path: alone ? paths.table(one.identifier) : paths.at("transactions/commit"),
			body: alone ? bodyOf(one) : { "table-changes": commits.map(bodyOf) },
			...key === void 0 ? {} : { headers: { "idempotency-key": key } }
		}), alone, connection);
	} catch (error) {
		if (isUnknown(error)) return {
			kind: "unknown",
			unsure: true,
			error
		};
		throw error;
	}
}
/** `components/schemas/CommitTableRequest`; numbers of 64 bits stay exact. */
function bodyOf({ identifier, requirements, updates }) {
	const { namespace, name } = identifier;
	return {
		identifier: {
			namespace,
			name
		},
		requirements,
		updates
	};
}
function sentOf(answer, alone, connection) {
	const { status, body, foreign, unsure } = answer;
	const type = errorType(body) ?? "";
	if (status < 300 && !foreign) return {
		kind: "done",
		unsure
	};
	if (status < 300 || status >= 500 || status === 408) {
		if (!(status === 501 || /Unsupported|NotImplemented/.test(type))) return {
			kind: "unknown",
			unsure: true,
			error: unknown(connection.name, `HTTP ${status}`)
		};
	}
	if (status === 409 || status === 404 && (alone || /NoSuch/.test(type))) return {
		kind: "conflict",
		unsure
	};
	if (!alone && ([
		404,
		405,
		501
	].includes(status) || /Unsupported|NotImplemented/.test(type))) return unsure ? {
		kind: "unknown",
		unsure,
		error: unknown(connection.name, `HTTP ${status}`)
	} : {
		kind: "absent",
		unsure
	};
	return {
		kind: "refused",
		unsure,
		error: refusedCommit(answer, connection)
	};
}
function refusedCommit(answer, connection) {
	const said = connection.describe(answer);
	if (answer.status === 429) return new IcebranchError("IB410", `The catalog ${connection.name} is too busy (${said}).`, { hint: "Run again later: nothing was changed." });
	return new IcebranchError("IB420", `The catalog ${connection.name} refuses a commit (${said}).`, { hint: "Nothing was changed; look into the server's log for what it does not take." });
}
function missing(commit) {
	throw new IcebranchError("IB411", `${tableName(commit.identifier)} is gone.`, { hint: "Plan again." });
}
/** What an earlier try asked for may still be done, and then needs its files: no later answer settles that. */
function givenUp(catalog, sent, unsure) {
	if (sent.kind === "unknown") return sent.error;
	if (unsure) return unknown(catalog, "an earlier try may still be carried out");
	return sent.kind === "conflict" ? tooBusy(catalog) : sent.error;
}
function tooBusy(catalog) {
	return new IcebranchError("IB411", `The catalog ${catalog} was changed by others ${triesOf.conflict} times while this commit was tried.`, { hint: "Run again when fewer writers are at work: nothing was changed." });
}
// src/adapters/catalog/rest/paths.ts
/** Where a namespace and a table are below a REST catalog's address. */
/** The unit separator, unless the server's configuration names another, in encoded form. */
const unitSeparator = "%1F";
function pathsOf({ properties }) {
	const separator = separatorOf(properties["namespace-separator"] || unitSeparator);
	const prefix = (properties.prefix ?? "").replace(/^\/+|\/+$/g, "");
	const start = prefix === "" ? "v1/" : `v1/${encodedPrefix(prefix)}/`;
	const namespaceOf = (namespace) => segment(namespace.map((one) => encodeURIComponent(one)).join(separator));
	const below = (what) => (namespace) => `${start}namespaces/${namespaceOf(namespace)}/${what}`;
	const [tables, views] = [below("tables"), below("views")];
	return {
		at: (rest) => start + rest,
		tables,
		views,
		table: ({ namespace, name }) => `${tables(namespace)}/${segment(encodeURIComponent(name))}`,
		view: ({ namespace, name }) => `${views(namespace)}/${segment(encodeURIComponent(name))}`,
		parent: (namespace) => namespace.join(decodeURIComponent(separator))
	};
}
/** The server may name it: what ends a segment or a path in an address would ask for something else. */
function separatorOf(encoded) {
	if (/^([^%/\\?#]|%[0-7][\dA-F])+$/i.test(encoded)) return encoded;
	throw new IcebranchError("IB420", "The REST catalog's namespace-separator cannot be used.", { hint: "Set namespace-separator to one in encoded form, such as %1F or a dot, or mend the server's configuration." });
}
/** A server gives it as it is to stand in the path, some of it encoded already, such as a bucket's ARN. */
function encodedPrefix(prefix) {
	return prefix.replace(/%(?![0-9A-Fa-f]{2})|[^\w\-.~!$&'()*+,;=:@/%]/gu, encodeURIComponent);
}
/** A URL takes such a segment for a step up, and the request would be about something else. */
function segment(encoded) {
	if (encoded !== "" && encoded !== "." && encoded !== "..") return encoded;
	throw new IcebranchError("IB420", `A REST catalog cannot be asked for the name "${encoded}".`, { hint: "Rename it: in an address it has a meaning of its own." });
}
// src/adapters/catalog/rest/reading.ts
/** What a REST catalog holds: namespaces, tables, and the metadata of each. */
function reading(connection, paths) {
	const seen = /* @__PURE__ */ new Map();
	const get = (path, query = {}) => connection.request({
		method: "GET",
		path,
		query,
		repeatable: true
	});
	const refused = (answer, doing) => unreadable(connection.name, `does not ${doing} (${connection.describe(answer)})`);
	async function load(identifier) {
		const answer = await get(paths.table(identifier), { snapshots: "all" });
		const table = isAbsent(answer) ? void 0 : loaded(identifier, answer, refused);
		seen.set(key(identifier), table);
		return table;
	}
	/** All pages of a list; undefined where there is nothing of that name. */
	async function pages(path, query, member) {
		const all = [];
		const tokens = /* @__PURE__ */ new Set();
		for (let token = ""; !tokens.has(token);) {
			tokens.add(token);
			const answer = await get(path, {
				...query,
				pageToken: token
			});
			if (isAbsent(answer)) return void 0;
			const page = answer.status === 200 ? objectOf(answer.body) : void 0;
			const items = page?.[member];
			if (!Array.isArray(items)) throw refused(answer, `list its ${member}`);
			all.push(...items);
			const next = page?.["next-page-token"];
			if (typeof next !== "string" || next === "") return all;
			token = next;
		}
		throw unreadable(connection.name, `lists its ${member} in pages that have no end`);
	}
	async function below(parent) {
		const query = parent.length === 0 ? {} : { parent: paths.parent(parent) };
		const children = (await pages(paths.at("namespaces"), query, "namespaces") ?? []).filter(isNamespace).filter((one) => isBelow(one, parent));
		const deeper = await concurrently(children, below);
		return [...children, ...deeper.flat()];
	}
	async function names(path) {
		const all = (await pages(path, {}, "identifiers") ?? []).map((one) => objectOf(one)?.name).filter((one) => typeof one === "string");
		return [...new Set(all)].toSorted(compareText);
	}
	return {
		load,
		async lastSeen(identifier) {
			return seen.has(key(identifier)) ? seen.get(key(identifier)) : load(identifier);
		},
		async listNamespaces() {
			return [...new Map((await below([])).map((one) => [one.join(""), one]))].toSorted(([a], [b]) => compareText(a, b)).map(([, one]) => one);
		},
		async listTables(namespace) {
			return (await names(paths.tables(namespace))).map((name) => ({
				namespace,
				name
			}));
		},
		async listViews(namespace) {
			return (await names(paths.views(namespace))).map((name) => ({
				namespace,
				name
			}));
		}
	};
}
function key({ namespace, name }) {
	return [...namespace, name].join("");
}
function isNamespace(json) {
	return Array.isArray(json) && json.length > 0 && json.every((one) => typeof one === "string");
}
function isBelow(namespace, parent) {
	return namespace.length > parent.length && parent.every((part, index) => namespace[index] === part);
}
function objectOf(json) {
	return typeof json === "object" && json !== null && !Array.isArray(json) ? json : void 0;
}
/** The answer's `config` and credentials are for readers of files, and are not looked at. */
function loaded(identifier, answer, refused) {
	const name = tableName(identifier);
	const body = answer.status === 200 ? objectOf(answer.body) : void 0;
	const metadata = objectOf(body?.metadata);
	if (body === void 0 || metadata === void 0) throw refused(answer, `load ${name}`);
	if (metadata["view-uuid"] !== void 0 && metadata["table-uuid"] === void 0) return void 0;
	const location = body["metadata-location"];
	if (typeof location !== "string") throw new IcebranchError("IB418", `The catalog does not say where the metadata of ${name} is.`, { hint: "Its tables cannot be changed safely; look into the server's settings." });
	return {
		identifier,
		metadataLocation: location,
		metadata: asTableMetadata(metadata, location)
	};
}
// src/adapters/catalog/rest/storage.ts
/**
* Where the files of a REST catalog's table are, and with whose keys: those that its server hands
* out, or our own, which go to no address that the server names.
*/
function tableStorages(connection, paths, stores) {
	return async (table) => {
		const places = placesOf(table);
		const strange = places.find((one) => kindOf(one) === "other");
		if (strange !== void 0) return { none: strangePlace(strange) };
		if (places.every((one) => kindOf(one) === "local")) return stores.local();
		const says = await ask(connection, paths, table);
		connection.keepSecrets(secretsOf(says));
		const at = opener(says, connection.own, stores);
		for (const place of places) {
			const found = await at(place);
			if ("none" in found) return found;
		}
		return byLocation(async (location) => {
			const found = await at(location);
			if (!("none" in found)) return found;
			throw new IcebranchError("IB427", `There is no way to ${location}: ${found.none}.`, { hint: "Give the catalog's configuration keys that may read and write it." });
		});
	};
}
/** Where files are and new ones go. */
function placesOf({ metadata }) {
	const { properties = {}, location } = metadata;
	return [location, properties["write.metadata.path"]].filter((one) => one !== void 0);
}
function kindOf(location) {
	if (/^s3[an]?:/i.test(location)) return "s3";
	return /^(file:|\/)/.test(location) ? "local" : "other";
}
function strangePlace(location) {
	const scheme = /^[a-z][a-z0-9+.-]{0,19}:/i.exec(location)?.[0];
	return `its files are ${scheme === void 0 ? "at no address" : `at ${scheme}//`}, and icebranch reads and writes files on disks and in S3 alone`;
}
async function ask(connection, paths, { identifier }) {
	const { own, defaults, overrides } = connection;
	const header = "x-iceberg-access-delegation";
	const isSet = Object.keys(own).some((key) => key.toLowerCase() === `header.${header}`);
	const request = {
		method: "GET",
		path: paths.table(identifier),
		repeatable: true,
		query: { snapshots: "refs" },
		...isSet ? {} : { headers: { [header]: "vended-credentials" } }
	};
	const answer = await connection.request(request).catch((error) => {
		if (error instanceof IcebranchError && error.code === "IB427" && namesKeys(own)) return void 0;
		throw error;
	});
	if (answer === void 0) return {
		defaults,
		overrides,
		config: {},
		credentials: []
	};
	if (isAbsent(answer)) throw notAsPlanned(identifier, "it is gone");
	const { status, body } = answer;
	if (status !== 200 || typeof body !== "object" || body === null || Array.isArray(body)) throw unreadable(connection.name, `does not load ${tableName(identifier)} (${connection.describe(answer)})`);
	return {
		defaults,
		overrides,
		...tableSays(body)
	};
}
/** Each store is opened once; the same settings are the same store. */
function opener(says, own, stores) {
	const opened = /* @__PURE__ */ new Map();
	return async (location) => {
		if (kindOf(location) !== "s3") return stores.local();
		const vended = vendedFor(location, says, own);
		if (vended === void 0) return ownStore(location, says, own, stores);
		const key = JSON.stringify(vended);
		const store = opened.get(key) ?? stores.vended(vended);
		opened.set(key, store);
		return store;
	};
}
async function ownStore(location, says, own, stores) {
	if (own["s3.signer"]) return { none: "requests to S3 that its catalog signs (s3.signer) are not supported" };
	const { storage, endpoint, hasKeys: find } = await stores.own();
	if (!await find()) return { none: wantsToSign(location, says) ? signs : noKeys };
	const named = endpointFor(location, says);
	if (endpoint !== void 0 || named === void 0 || isAws(named)) return storage;
	return { none: `its server says that its files are at ${URL.canParse(named) ? new URL(named).host : "an address that cannot be read"} and hands out no keys, and our own go to no store that the configuration does not name (s3.endpoint)` };
}
const noKeys = "its server hands out no keys for its files, and none of our own are found for S3 (s3.access-key-id)";
const signs = "its server signs requests to S3 itself in place of handing out keys, and none of our own are found (s3.access-key-id)";
function isAws(endpoint) {
	if (!URL.canParse(endpoint)) return false;
	return /(^|\.)amazonaws\.com(\.cn)?$/.test(new URL(endpoint).hostname);
}
// src/adapters/catalog/rest/views.ts
/** Views of a REST catalog: no transaction holds a view, so each write is one step, read back. */
function restViews(means) {
	const load = (identifier) => loadView(identifier, means);
	return {
		load,
		list: (namespace) => means.tables.listViews(namespace),
		async write(write) {
			const { change } = write;
			switch (change.kind) {
				case "create":
					await create(write, change, means);
					break;
				case "update":
					await update(write, change, means);
					break;
				case "drop": await drop(write, change, means);
			}
			return load(write.identifier);
		}
	};
}
async function loadView(identifier, { asking, paths, tables }) {
	const body = await asking.get(paths.view(identifier), `load the view ${tableName(identifier)}`);
	if (body === void 0) {
		if (await tables.load(identifier) !== void 0) return { kind: "table" };
		return {
			kind: "none",
			storage: await tables.load(storageOf(identifier))
		};
	}
	const location = body["metadata-location"];
	const metadataLocation = typeof location === "string" ? location : "";
	const metadata = asViewMetadata(body.metadata ?? null, metadataLocation);
	const named = findVersion(metadata, metadata["current-version-id"])?.["storage-table"];
	const at = named === void 0 ? storageOf(identifier) : {
		namespace: named.namespace,
		name: named.name
	};
	return {
		kind: "view",
		view: {
			identifier,
			metadataLocation,
			metadata,
			storage: await tables.load(at)
		}
	};
}
/** Storage first: a view without it cannot be read. What is made and does not hold is removed again. */
async function create({ identifier, storage }, change, means) {
	const { asking, paths, catalog } = means;
	const isNew = change.storage.kind === "new";
	const table = isNew ? await createStorage(storage, change, means) : (await catalog.commit([commitOf(change)]))[0];
	if (table === void 0) throw notAsPlanned(storage, "it is gone");
	const { version, properties } = change.view;
	const schema = {
		...currentSchema(table.metadata),
		"schema-id": 0
	};
	const body = {
		name: identifier.name,
		schema,
		"view-version": version,
		properties
	};
	let made;
	try {
		await asking.post(paths.views(identifier.namespace), body, {
			what: `make the view ${tableName(identifier)}`,
			identifier
		});
		made = await viewAt(identifier, means);
		await pointMain(made, means);
		if (currentOf(made)?.["storage-table"] === void 0) throw dropsStorage(means.name);
	} catch (error) {
		if (!(error instanceof IcebranchError && error.code === "IB412")) {
			if (made !== void 0) await asking.remove(paths.view(identifier), "drop what was made");
			if (isNew) await catalog.dropTable(table);
		}
		throw error;
	}
}
function commitOf({ storage }) {
	if (storage.kind === "kept") return storage.commit;
	throw new Error("a table that is made has no commit");
}
async function createStorage(storage, { view, storage: kept }, { asking, paths, tables }) {
	const body = {
		name: storage.name,
		schema: view.schema,
		"partition-spec": {
			"spec-id": 0,
			fields: []
		},
		"write-order": {
			"order-id": 0,
			fields: []
		},
		"stage-create": false,
		properties: {
			"format-version": "2",
			...kept.kind === "new" ? kept.properties : {}
		}
	};
	await asking.post(paths.tables(storage.namespace), body, {
		what: `make the table ${tableName(storage)}`,
		identifier: storage,
		inNamespace: storage.namespace
	});
	const table = await tables.load(storage);
	if (table !== void 0) return table;
	throw notAsPlanned(storage, "it is gone");
}
async function update(write, { before, updates, storage }, means) {
	const { identifier } = write;
	await assertPinned(identifier, before, means);
	const [table] = storage === void 0 ? [] : await means.catalog.commit([storage]);
	const fields = table && currentSchema(table.metadata)?.fields;
	const sent = updates.map((one) => one.action === "add-schema" && fields ? {
		...one,
		schema: {
			...one.schema,
			fields
		}
	} : one);
	await send(identifier, before.uuid, sent, means);
	const view = await viewAt(identifier, means);
	if (currentOf(view)?.["storage-table"] === void 0) throw dropsStorage(means.name);
	await pointMain(view, means);
}
/** The specification lets a view's commit require nothing but its uuid: the look before is all there is. */
async function assertPinned(identifier, { uuid, metadataLocation }, means) {
	const { metadata, metadataLocation: now } = await viewAt(identifier, means);
	if (metadata["view-uuid"] !== uuid || now !== metadataLocation) throw notAsPlanned(identifier, "somebody wrote to it");
}
async function viewAt(identifier, means) {
	const seen = await loadView(identifier, means);
	if (seen.kind === "view") return seen.view;
	throw notAsPlanned(identifier, "it is gone");
}
function currentOf({ metadata }) {
	return findVersion(metadata, metadata["current-version-id"]);
}
/** A server may give a version another number than it was sent with. */
async function pointMain({ identifier, metadata }, means) {
	const id = String(metadata["current-version-id"]);
	const ref = metadata.properties?.[REF_MAIN];
	if (ref === void 0 || ref === id) return;
	await send(identifier, metadata["view-uuid"], [{
		action: "set-properties",
		updates: { [REF_MAIN]: id }
	}], means);
}
async function send(identifier, uuid, updates, { asking, paths }) {
	const { namespace, name } = identifier;
	const body = {
		identifier: {
			namespace,
			name
		},
		requirements: [{
			type: "assert-view-uuid",
			uuid
		}],
		updates
	};
	await asking.post(paths.view(identifier), body, {
		what: `change the view ${tableName(identifier)}`,
		identifier
	});
}
async function drop({ identifier, storage: stored }, { before, storage }, means) {
	const { asking, paths, tables, catalog } = means;
	if (before !== void 0) await assertPinned(identifier, before, means);
	if (storage?.kind === "kept") await catalog.commit([storage.commit]);
	if (before !== void 0) await asking.remove(paths.view(identifier), `drop the view ${tableName(identifier)}`);
	if (storage?.kind !== "dropped") return;
	const table = await tables.load(stored);
	if (table?.metadataLocation !== storage.metadataLocation) throw notAsPlanned(stored, "somebody wrote to it");
	await catalog.dropTable(table);
}
function dropsStorage(catalog) {
	return new IcebranchError("IB431", `The catalog ${catalog} keeps views and drops their storage-table, so that none of them is materialized.`, { hint: "What was made is removed again; use a catalog that keeps unknown keys of a view, or refresh the views by other means." });
}
// src/adapters/catalog/rest/catalog.ts
/** The catalog behind a connection to an Iceberg REST server. */
const tableCommit = "POST /v1/{prefix}/namespaces/{namespace}/tables/{table}";
const viewEndpoints = [
	"POST /v1/{prefix}/namespaces/{namespace}/views",
	"GET /v1/{prefix}/namespaces/{namespace}/views/{view}",
	"POST /v1/{prefix}/namespaces/{namespace}/views/{view}"
];
const noViews = { none: "its server lists none among its endpoints" };
const noCommit = "its server lists no commit among its endpoints";
function restCatalog({ name, connection, stores }) {
	const paths = pathsOf(connection);
	const tables = reading(connection, paths);
	const commits = restCommits(connection, paths, tables);
	const { endpoints } = connection;
	const isWritten = endpoints.has(tableCommit) || commits.atomic();
	const refuse = () => {
		throw new IcebranchError("IB426", `Nothing can be written to ${name}: ${noCommit}.`, { hint: "Name the address of a server that commits." });
	};
	const catalog = {
		...isWritten ? {} : { readOnly: noCommit },
		get atomic() {
			return commits.atomic();
		},
		listNamespaces: () => tables.listNamespaces(),
		listTables: (namespace) => tables.listTables(namespace),
		loadTable: (identifier) => tables.load(identifier),
		commit: async (all) => isWritten ? commits.commit(all) : refuse(),
		/**
		* The specification has no "if it is still as it was" for this: between the last look and the
		* drop somebody may write, and what they wrote goes with the table. Its files stay.
		*/
		async dropTable({ identifier, metadataLocation }) {
			if (!isWritten) refuse();
			const table = await tables.load(identifier);
			if (table === void 0 || table.metadataLocation !== metadataLocation) throw notAsPlanned(identifier, "somebody wrote to it");
			const why = await drop(identifier);
			if (await tables.load(identifier) === void 0) return;
			throw why === void 0 ? notDone([`${tableName(identifier)} is still there`]) : unknown(name, why);
		},
		strayMetadata: async () => [],
		tableStorage: tableStorages(connection, paths, stores),
		[Symbol.asyncDispose]: () => connection[Symbol.asyncDispose]()
	};
	const asking = askingOf(connection, paths);
	return Object.assign(catalog, { views: hasViews() ? restViews({
		name,
		asking,
		paths,
		tables,
		catalog
	}) : noViews });
	function hasViews() {
		if (!isWritten) return false;
		return !connection.listsEndpoints || viewEndpoints.every((one) => endpoints.has(one));
	}
	/** Why it is not known whether the server did it; undefined where it says so. */
	async function drop(identifier) {
		try {
			const answer = await connection.request({
				method: "DELETE",
				path: paths.table(identifier),
				repeatable: false,
				query: { purgeRequested: "false" }
			});
			if (answer.status < 300 || answer.status === 404) return void 0;
			if (answer.status >= 500) return `HTTP ${answer.status}`;
			throw unreadable(name, `does not drop ${tableName(identifier)} (${connection.describe(answer)})`);
		} catch (error) {
			if (isUnknown(error)) return "no answer";
			throw error;
		}
	}
}
export { restCatalog };
