import { Ai as isMarkKey, Fi as MAIN, Gi as compareText, Ii as parseJson, Li as stringifyJson, Mi as markKey, Oi as snapshotId, Vi as IcebranchError, ki as tableName, nr as brokenRequirement, ur as concurrently, vi as asTableMetadata, xi as findSnapshot } from "./core.js";
import { t as notAsPlanned } from "./not-as-planned.js";
import { l as unknown, r as isAbsent } from "./refusal.js";
import { s as randomUUID, t as createHash } from "./builtin_node_crypto.js";
// src/adapters/catalog/nessie/content.ts
function keyOf({ namespace, name }) {
	return [...namespace, name];
}
function identifierOf(key) {
	return {
		namespace: key.slice(0, -1),
		name: key.at(-1) ?? ""
	};
}
/** A key as one string, never the same for two. */
function keyText(key) {
	return JSON.stringify(key);
}
/** undefined where it is a view's, a namespace's, or none. */
function tableContent(json) {
	const content = json ?? {};
	return content.type === "ICEBERG_TABLE" ? content : void 0;
}
// src/adapters/catalog/nessie/api-json.ts
/** Nessie's JSON, read into our own words. */
/** Names our commits, so that they are found again in Nessie's history. */
const commitProperty = "icebranch.commit";
function objectOf(json) {
	return typeof json === "object" && json !== null && !Array.isArray(json) ? json : {};
}
function listOf(json) {
	return Array.isArray(json) ? json.map(objectOf) : [];
}
function textOf(json) {
	return typeof json === "string" ? json : void 0;
}
function refOf(json) {
	const { name, type, hash } = objectOf(json);
	if (typeof name !== "string" || typeof hash !== "string") throw new IcebranchError("IB410", "Nessie answered with a branch without a name or a commit.", { hint: "Look into Nessie's log, and whether something between it and icebranch changes its answers." });
	return {
		name,
		type: type === "TAG" ? "TAG" : "BRANCH",
		hash
	};
}
function keyIn(json) {
	const { elements } = objectOf(json);
	return Array.isArray(elements) ? elements.map(String) : [];
}
function logEntry({ commitMeta, operations }) {
	const { hash, commitTime, allProperties, parentCommitHashes } = objectOf(commitMeta);
	const ours = objectOf(allProperties)[commitProperty];
	return {
		hash: String(hash),
		time: Date.parse(String(commitTime)),
		ours: Array.isArray(ours) ? textOf(ours[0]) : void 0,
		isMerge: Array.isArray(parentCommitHashes) && parentCommitHashes.length > 1,
		operations: listOf(operations).map(operation)
	};
}
function operation({ key, content }) {
	return {
		key: keyIn(key),
		contentType: textOf(objectOf(content).type),
		content: tableContent(content)
	};
}
/** A branch at its commit: read so, all answers are of one moment, and a write is a compare-and-swap. */
function at({ name, hash }) {
	return encodeURIComponent(`${name}@${hash}`);
}
// src/adapters/catalog/nessie/refusal.ts
/** What Nessie's answers mean where they are not the one that was hoped for. */
/** Something moved between two requests: to read again may do. */
function moved(what, hint = "Plan again: nothing was changed.") {
	return new IcebranchError("IB411", what, { hint });
}
function unsupported(what, hint) {
	return new IcebranchError("IB420", what, { hint });
}
function notOurs(branch) {
	return new IcebranchError("IB402", `Nessie has a branch ${branch} that icebranch did not make.`, { hint: "Rename the git branch, or remove that Nessie branch if nobody needs it." });
}
function noNessie(catalog) {
	return new IcebranchError("IB410", `The catalog ${catalog} has no API of Nessie's, version 2.`, { hint: "Give it the type rest if it is not Nessie; else check that its uri ends in /iceberg/, and Nessie's log." });
}
function noList(catalog, member) {
	return new IcebranchError("IB410", `The catalog ${catalog} does not list all of its ${member}.`, { hint: "Check its uri, Nessie's log, and whether something between it and icebranch changes its answers." });
}
function noEnd(catalog, what) {
	return new IcebranchError("IB410", `The catalog ${catalog} lists its ${what} without an end.`, { hint: "Look into Nessie's log, and whether something between it and icebranch repeats its answers." });
}
/** Whether it was said that nothing was done, and not merely not said what was. */
function isRefusal(error) {
	if (!(error instanceof IcebranchError)) return false;
	return error.code !== "IB412" && error.code !== "IB410";
}
/** The body of an answer, if it is a success. */
function bodyOf(answer, catalog) {
	if (answer.status >= 200 && answer.status < 300 && !answer.foreign) return objectOf(answer.body);
	if (answer.status === 404 && !answer.foreign) throw moved("Nessie no longer has a branch that was to be read.");
	throw new IcebranchError("IB410", `The catalog ${catalog} does not answer as Nessie does (${describe(answer)}).`, { hint: "Check its uri, and Nessie's log." });
}
/** Of a write: whether it was done, or refused because something moved; anything else is thrown. */
function writeOutcome(answer, doing) {
	const { status, unsure, foreign } = answer;
	if (status >= 200 && status < 300 && !foreign) return "done";
	const isConflict = (status === 409 || status === 404) && !foreign;
	if (isConflict && !unsure) return "conflict";
	if (unsure || isConflict || foreign || status >= 500) throw unsaid(doing);
	throw unsupported(`Nessie refused: ${doing} (${describe(answer)}).`, "Look into Nessie's log; nothing was changed by that request.");
}
/** What Nessie holds tells. */
function unsaid(doing) {
	return new IcebranchError("IB412", `Nessie did not say whether it did: ${doing}.`, { hint: "Run again: what was done is found, and the rest goes on from there." });
}
/** The status, and Nessie's own name for the problem: what else it says may quote anything. */
function describe({ status, body }) {
	const { errorCode } = objectOf(body);
	return typeof errorCode === "string" && /^[A-Z_]{1,60}$/.test(errorCode) ? `HTTP ${status}, ${errorCode}` : `HTTP ${status}`;
}
// src/adapters/catalog/nessie/api-reads.ts
function reads(connection, base) {
	async function read(path, query = {}) {
		const request = {
			method: "GET",
			path: base + path,
			query,
			repeatable: true
		};
		return bodyOf(await connection.request(request), connection.name);
	}
	async function pages(path, member, query = {}) {
		const all = [];
		const tokens = /* @__PURE__ */ new Set();
		for (let token; !tokens.has(token);) {
			tokens.add(token);
			const page = await read(path, withToken(query, token));
			token = nextOf(page);
			if (!Array.isArray(page[member]) || page.hasMore === true && token === void 0) throw noList(connection.name, member);
			all.push(...listOf(page[member]));
			if (token === void 0) return all;
		}
		throw noEnd(connection.name, member);
	}
	return {
		async config() {
			const request = {
				method: "GET",
				path: `${base}config`,
				repeatable: true
			};
			const { defaultBranch, noAncestorHash } = objectOf((await connection.request(request)).body);
			if (typeof defaultBranch !== "string" || typeof noAncestorHash !== "string") throw noNessie(connection.name);
			return {
				defaultBranch,
				emptyHash: noAncestorHash
			};
		},
		async refs() {
			return (await pages("trees", "references")).map(refOf);
		},
		async commonAncestor(branch) {
			const { reference } = await read(`trees/${encodeURIComponent(branch)}`, { fetch: "ALL" });
			return textOf(objectOf(objectOf(reference).metadata).commonAncestorHash);
		},
		async entries(ref, content) {
			return (await pages(`trees/${at(ref)}/entries`, "entries", { content: String(content) })).map((one) => ({
				type: String(one.type),
				key: keyIn(one.name),
				content: one.content
			}));
		},
		async differences(from, to) {
			return (await pages(`trees/${at(from)}/diff/${at(to)}`, "diffs")).map((one) => ({
				key: keyIn(one.key),
				from: tableContent(one.from),
				to: tableContent(one.to)
			}));
		},
		async contents(ref, keys) {
			if (keys.length === 0) return /* @__PURE__ */ new Map();
			const path = `${base}trees/${at(ref)}/contents`;
			const body = { requestedKeys: keys.map((key) => ({ elements: key })) };
			const { contents } = bodyOf(await connection.request({
				method: "POST",
				path,
				body,
				repeatable: true
			}), connection.name);
			const found = listOf(contents).map((one) => [keyText(keyIn(one.key)), objectOf(one.content)]);
			return new Map(found);
		},
		async history(ref, next) {
			const page = await read(`trees/${at(ref)}/history`, withToken({ fetch: "ALL" }, next));
			return {
				entries: listOf(page.logEntries).map(logEntry),
				next: nextOf(page)
			};
		}
	};
}
function withToken(query, token) {
	return token === void 0 ? query : {
		...query,
		"page-token": token
	};
}
function nextOf({ hasMore, token }) {
	return hasMore === true ? textOf(token) : void 0;
}
// src/adapters/catalog/nessie/api-writes.ts
function writes(connection, base) {
	/** Never sent twice by the connection: whether it was done, Nessie's history tells. */
	const write = (request) => connection.request({
		...request,
		path: base + request.path,
		repeatable: false
	});
	return {
		async commit(commit, changes) {
			const operations = changes.map(({ key, ...rest }) => ({
				...rest,
				key: { elements: key }
			}));
			const path = `trees/${at(commit.onto)}/history/commit`;
			const body = {
				commitMeta: metaOf(commit),
				operations
			};
			const answer = await write({
				method: "POST",
				path,
				body
			});
			if (writeOutcome(answer, `a commit to ${commit.onto.name}`) === "conflict") return "conflict";
			return refOf(objectOf(answer.body).targetBranch);
		},
		async merge(commit, from, keys) {
			const path = `trees/${at(commit.onto)}/history/merge`;
			const answer = await write({
				method: "POST",
				path,
				body: mergeBody(commit, from, keys)
			});
			const doing = `a merge into ${commit.onto.name}`;
			if (answer.status === 400 && !answer.unsure) return "merged";
			if (writeOutcome(answer, doing) === "conflict") return "conflict";
			const { wasApplied, resultantTargetHash } = objectOf(answer.body);
			if (wasApplied === true) return {
				...commit.onto,
				hash: String(resultantTargetHash)
			};
			if (answer.unsure) throw unsaid(doing);
			return "merged";
		},
		async create({ name, type, hash }) {
			return writeOutcome(await write({
				method: "POST",
				path: "trees",
				query: {
					name,
					type
				},
				body: {
					type: "DETACHED",
					hash
				}
			}), `making ${name}`);
		},
		async assign(ref, hash) {
			const body = {
				type: "DETACHED",
				hash
			};
			return writeOutcome(await write({
				method: "PUT",
				path: `trees/${at(ref)}`,
				body
			}), `moving ${ref.name}`);
		},
		async remove(ref) {
			return writeOutcome(await write({
				method: "DELETE",
				path: `trees/${at(ref)}`
			}), `removing ${ref.name}`);
		}
	};
}
/**
* NORMAL lets a key be new only; FORCE with what is expected is a compare-and-swap, where NORMAL
* would refuse what an undo has put back. Without dry run: 0.99 merges in earnest where that is asked
* for as its OpenAPI description says (`dryRun`), and what cannot be merged whole changes nothing.
*/
function mergeBody(commit, from, keys) {
	const modes = keys.map(({ key, expected }) => ({
		key: { elements: key },
		...expected === void 0 ? { mergeBehavior: "NORMAL" } : {
			mergeBehavior: "FORCE",
			expectedTargetContent: expected
		}
	}));
	return {
		fromRefName: from.name,
		fromHash: from.hash,
		commitMeta: metaOf(commit),
		defaultKeyMergeMode: "DROP",
		keyMergeModes: modes
	};
}
function metaOf({ message, name }) {
	return {
		message,
		properties: { [commitProperty]: name }
	};
}
// src/adapters/catalog/nessie/api.ts
/**
* The part of Nessie's own API, version 2, that icebranch uses, request by request.
* https://github.com/projectnessie/nessie/blob/nessie-0.99.0/api/NESSIE-SPEC-2-0.md
*/
function nessieApi(connection) {
	const base = apiBase(connection);
	return {
		...reads(connection, base),
		...writes(connection, base)
	};
}
/** Nessie names its address in Iceberg's configuration; requests to another host are not for us to send. */
function apiBase({ name, properties }) {
	const { "nessie.core-base-uri": core, uri = "" } = properties;
	const address = core ?? uri.replace(/\/iceberg(\/.*)?$/, "/api/");
	if (URL.canParse(address) && new URL(address).origin === originOf(uri)) return new URL("v2/", address.endsWith("/") ? address : `${address}/`).href;
	throw new IcebranchError("IB410", `The catalog ${name} does not say where Nessie's own API is, or names another host for it.`, { hint: "Give its uri as Nessie itself names it (nessie.core-base-uri in GET iceberg/v1/config), such as http://nessie:19120/iceberg/." });
}
function originOf(uri) {
	return URL.canParse(uri) ? new URL(uri).origin : void 0;
}
// src/adapters/catalog/nessie/empty-table.ts
/**
* What a new table was before its first row, remembered when it comes to the default branch: an undo
* puts it back to that. To take it off that branch would do, too, but Nessie merges a new table from
* a branch once: it could never be published again.
*/
async function emptyContents({ places }, view, { table, state, landing }) {
	if (!(table.main === void 0 && landing?.onto === view.main.name) || typeof landing.source === "string") return state;
	const { ref } = landing.source;
	const name = keyText(table.key);
	const { entries } = await places.history(view, ref);
	const made = entries.flatMap(({ operations }) => operations).findLast(({ key, content }) => keyText(key) === name && content !== void 0)?.content;
	return made !== void 0 && snapshotId(made.snapshotId) === "-1" ? {
		...state,
		empty: made
	} : state;
}
// src/adapters/catalog/nessie/state.ts
/** What icebranch keeps of one table. */
const noState = {
	properties: {},
	refs: {},
	ended: {},
	landed: null,
	empty: null
};
function changeOf(before, after) {
	return {
		properties: difference(before.properties, after.properties),
		refs: difference(before.refs, after.refs),
		ended: difference(before.ended, after.ended),
		...same$2(before.landed, after.landed) ? {} : { landed: after.landed },
		...same$2(before.empty, after.empty) ? {} : { empty: after.empty }
	};
}
function isNoChange({ properties, refs, ended, ...rest }) {
	return [
		properties,
		refs,
		ended,
		rest
	].every((one) => Object.keys(one).length === 0);
}
function applyChange(state, change) {
	return {
		...state,
		...change,
		properties: joined(state.properties, change.properties),
		refs: joined(state.refs, change.refs),
		ended: joined(state.ended, change.ended)
	};
}
function difference(before, after) {
	const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
	const set = Object.entries(after).filter(([name, value]) => !Object.hasOwn(before, name) || !same$2(before[name], value));
	return {
		...Object.fromEntries(gone.map((name) => [name, null])),
		...Object.fromEntries(set)
	};
}
function joined(before, change) {
	const all = Object.entries({
		...before,
		...change
	});
	return Object.fromEntries(all.filter((one) => one[1] !== null));
}
function same$2(a, b) {
	return stringifyJson(a) === stringifyJson(b);
}
function isEmpty({ properties, refs, ended }) {
	return [
		properties,
		refs,
		ended
	].every((one) => Object.keys(one).length === 0);
}
function trackedBranch(state, name) {
	const ref = Object.hasOwn(state.refs, name) ? state.refs[name] : void 0;
	return ref?.type === "branch" ? ref : void 0;
}
/** Those that Nessie's tag still keeps. */
function keptTags({ refs }, { others }) {
	const tags = Object.entries(refs).flatMap(([name, ref]) => ref.type === "tag" && others.has(ref.keeper) ? [[name, ref]] : []);
	return Object.fromEntries(tags);
}
/** What the table is on the data branch as far as icebranch put it there. */
function lastLocation({ line }) {
	return line.at(-1)?.location;
}
// src/adapters/catalog/nessie/ledger.ts
/**
* What icebranch keeps of tables on Nessie: marks and receipts, and which of the data branches and
* tags are on which table. On the tables themselves it would be a change of every one of them, which
* the merge of another branch then conflicts with. So it is on a Nessie branch of its own, which has
* no history in common with the others and is never merged: an entry a table, kept as the properties
* of a namespace, since that is the content that takes text.
*/
const ledgerBranch = "icebranch-ledger";
/** No run is at work so long: an intent as old as that will not come true any more. */
const longestRunMs = 36e5;
function isOld({ at }, now) {
	return now - at > longestRunMs;
}
const emptyLedger = {
	tables: /* @__PURE__ */ new Map(),
	refs: /* @__PURE__ */ new Map(),
	isMade: false
};
const formatKey = ["icebranch"];
/** Throws IB420 where the branch of that name is not ours, or a later version's, and IB418. */
function parseLedger(entries) {
	if (entries.length === 0) return emptyLedger;
	const tables = /* @__PURE__ */ new Map();
	const refs = /* @__PURE__ */ new Map();
	let version;
	for (const { key, content } of entries) {
		const { id, properties } = objectOf(content);
		const { v, table, ref, ...rest } = objectOf(properties);
		if (key[0] === formatKey[0]) version = textOf(v);
		if (table !== void 0) tables.set(String(table), tableEntry(table, rest, String(id)));
		if (ref !== void 0) {
			const made = refEntry(ref, String(id));
			refs.set(made.name, made);
		}
	}
	if (version !== "1") throw new IcebranchError("IB420", `The Nessie branch ${ledgerBranch} is ${version === void 0 ? "not icebranch's" : "a later version's"}.`, { hint: "icebranch keeps its marks on a branch of that name: rename yours, or update." });
	return {
		tables,
		refs,
		isMade: true
	};
}
function tableEntry(table, { now, next }, contentId) {
	const key = parse(table);
	const [state, intents] = [parse(now), parse(next)];
	if (!(Array.isArray(key) && isStateLike(state) && Array.isArray(intents) && intents.every((one) => isStateLike(objectOf(one).change)))) throw unreadable();
	return {
		key: key.map(String),
		contentId,
		now: state,
		next: intents
	};
}
function isStateLike(json) {
	const { properties, refs, ended } = objectOf(json);
	return [
		properties,
		refs,
		ended
	].every((one) => typeof one === "object" && one !== null);
}
function refEntry(ref, contentId) {
	const { name, type, bases } = objectOf(parse(ref));
	if (typeof name !== "string" || !Array.isArray(bases)) throw unreadable();
	return {
		name,
		type: type === "TAG" ? "TAG" : "BRANCH",
		bases: bases.map(String),
		contentId
	};
}
/** Of the first commit. */
function formatChange() {
	return put(formatKey, { v: "1" }, void 0);
}
function tableChange(key, entry, before) {
	const elements = [entryName("table", keyText(key))];
	if (entry === void 0 || isEmpty(entry.now) && entry.next.length === 0) return before === void 0 ? [] : [{
		type: "DELETE",
		key: elements
	}];
	const { now, next } = entry;
	return [put(elements, {
		table: keyText(key),
		now: render(now),
		next: render(next)
	}, before?.contentId)];
}
function refChange(name, entry, before) {
	const elements = [entryName("ref", name)];
	if (entry === void 0) return before === void 0 ? [] : [{
		type: "DELETE",
		key: elements
	}];
	const { type, bases } = entry;
	return [put(elements, { ref: render({
		name,
		type,
		bases
	}) }, before?.contentId)];
}
/** Keys of more than 500 characters are refused: https://projectnessie.org/nessie-latest/api */
const maxName = 400;
function entryName(kind, name) {
	const whole = `${kind} ${name}`;
	if (whole.length <= maxName) return whole;
	throw new IcebranchError("IB420", `A name of ${name.length} characters is too long for Nessie.`, { hint: "Nessie takes keys of up to 500 characters; rename the table or the branch." });
}
function put(elements, properties, id) {
	const content = {
		type: "NAMESPACE",
		elements,
		properties
	};
	return {
		type: "PUT",
		key: elements,
		content: id === void 0 ? content : {
			...content,
			id
		}
	};
}
function render(value) {
	return stringifyJson(value);
}
function parse(text) {
	try {
		return parseJson(String(text));
	} catch (cause) {
		throw unreadable(cause);
	}
}
function unreadable(cause) {
	return new IcebranchError("IB418", `An entry of the Nessie branch ${ledgerBranch} is not ours.`, {
		hint: "Nobody but icebranch should write to it: put the branch back to an earlier commit of its own.",
		cause
	});
}
// src/adapters/catalog/nessie/names.ts
/** What Nessie takes as the name of a branch. */
/** `Reference.name` in Nessie's OpenAPI description; 0.99 also refuses these words and what looks like a hash. */
const legal = /^[A-Za-z](?:(?:(?!\.\.)[A-Za-z0-9./_-])*[A-Za-z0-9_-])?$/;
const taken = /^(head|detached|[0-9a-f]{8,64})$/i;
/** Throws IB605. */
function requireBranchName(name, defaultBranch) {
	if (name !== defaultBranch && name !== "icebranch-ledger" && legal.test(name) && !taken.test(name)) return;
	throw new IcebranchError("IB605", `No data branch on Nessie can be called ${name}.`, { hint: "Nessie's names begin with a letter and have letters, digits, and . / _ - in them, but no two dots in a row, and neither dot nor slash at the end: rename the git branch, or name the data branch with --branch." });
}
/** One tag of Nessie keeps all tables of one of its commits, whatever tags of tables it stands for. */
function keeperOf({ hash }) {
	return `icebranch-kept-${hash.slice(0, 16)}`;
}
/** A run that was killed may leave one that the ledger does not know. */
function isKeeper({ name, type }) {
	return type === "TAG" && /^icebranch-kept-[0-9a-f]{16}$/.test(name);
}
// src/adapters/catalog/nessie/places.ts
/** On which branches and tags of Nessie a table is, and which of them are a data branch's. */
function nessiePlaces(api, reader) {
	const before = /* @__PURE__ */ new Map();
	async function history(view, ref) {
		const unknown = {
			entries: [],
			whole: false,
			since: void 0
		};
		if (ref.type === "TAG") return unknown;
		const ours = view.ledger.refs.get(ref.name);
		if (ours !== void 0) return reader.history(ref, ours.bases);
		const base = await reader.commonAncestor(ref);
		return base === void 0 ? unknown : reader.history(ref, [base]);
	}
	/** Keys that a branch had when it left the default branch: if that has them no more, they were dropped. */
	async function dropped(view, ref) {
		const keys = [...(await reader.differences(view.main, ref)).values()].filter(({ from }) => from === void 0).map(({ key }) => key);
		const hash = await reader.commonAncestor(ref);
		if (hash === void 0) return /* @__PURE__ */ new Set();
		return new Set((await api.contents({
			...ref,
			hash
		}, keys)).keys());
	}
	async function wasDropped(view, ref, key) {
		if (ref.type === "TAG") return true;
		const name = `${view.main.hash} ${ref.hash}`;
		const asked = before.get(name) ?? dropped(view, ref);
		before.set(name, asked);
		return (await asked).has(keyText(key));
	}
	async function place(view, ref, key, state, isOnMain) {
		if (!isShown(view, ref)) return void 0;
		const known = view.ledger.refs.get(ref.name);
		const tracked = trackedBranch(state, ref.name);
		const difference = (await reader.differences(view.main, ref)).get(keyText(key));
		const content = difference?.to;
		if (!(difference === void 0 ? isOnMain : content !== void 0)) return void 0;
		const found = {
			ref,
			tracked,
			isOurs: known !== void 0,
			content
		};
		if (tracked !== void 0) return found;
		if (known !== void 0) return await isNews(view, difference, found, state) ? found : void 0;
		return difference !== void 0 && difference.from === void 0 && await wasDropped(view, ref, key) ? void 0 : found;
	}
	/** All tables are on a branch of ours: one that nobody wrote to there is not on the data branch. */
	async function isNews(view, difference, { ref, content }, { ended }) {
		if (difference === void 0 || content === void 0) return false;
		if (Object.hasOwn(ended, ref.name) && ended[ref.name] === content.metadataLocation) return false;
		const key = keyText(difference.key);
		const { entries } = await history(view, ref);
		return entries.some(({ ours, operations }) => ours === void 0 && operations.some((one) => keyText(one.key) === key));
	}
	return {
		async of(view, key, state, isOnMain) {
			return (await concurrently([...view.others.values()], (ref) => place(view, ref, key, state, isOnMain))).filter((one) => one !== void 0);
		},
		async beside(view) {
			const refs = [...view.others.values()].filter((ref) => isShown(view, ref));
			const keys = (await concurrently(refs, (ref) => reader.differences(view.main, ref))).flatMap((one) => [...one.values()]).filter(({ from, to }) => from === void 0 && to !== void 0).map(({ key }) => [keyText(key), key]);
			return [...new Map(keys).values()];
		},
		history
	};
}
/** Not our own tags, nor a branch that is called `main` beside a default branch of another name. */
function isShown({ ledger }, ref) {
	return ledger.refs.get(ref.name)?.type !== "TAG" && !isKeeper(ref) && ref.name !== "main";
}
// src/adapters/catalog/nessie/reader.ts
/** Reads of Nessie, each answered once for each commit: what Nessie has at a commit never changes. */
/** The snapshot that it shows; null where it has no rows. */
function currentOf({ metadata }) {
	const current = metadata["current-snapshot-id"] ?? null;
	return current === null || snapshotId(current) === "-1" ? null : current;
}
function versionOf(file) {
	const id = currentOf(file);
	const snapshot = id === null ? void 0 : findSnapshot(file.metadata, snapshotId(id));
	return {
		location: file.location,
		snapshot: snapshot ?? null
	};
}
/** How far back a history is read: beyond, nothing is known of how two branches descend. */
const maxCommits = 5e3;
function nessieReader(connection, api) {
	const prefix = prefixOf(connection);
	const config = remember(async (_) => {
		const found = await api.config();
		if (prefix.ref !== void 0 && prefix.ref !== found.defaultBranch) throw otherBranch(found);
		return found;
	});
	const otherBranch = ({ defaultBranch }) => unsupported(`The address of the catalog ${connection.name} names the Nessie branch ${prefix.ref}; icebranch publishes to the default branch, ${defaultBranch}.`, "Give the address without a branch: data branches are Nessie branches that icebranch makes itself.");
	const ledgers = remember(async (_, ref) => {
		return parseLedger(await api.entries(ref, true));
	});
	const differences = remember(async (_, from, to) => {
		const all = await api.differences(from, to);
		return new Map(all.map((one) => [keyText(one.key), one]));
	});
	const files = remember(async (_, ref, key) => {
		const path = `v1/${prefix.at(ref)}/${tablePath(key)}`;
		return tableFile(await connection.request({
			method: "GET",
			path,
			repeatable: true
		}), connection.name);
	});
	const listings = remember(async (_, ref) => {
		return (await api.entries(ref, false)).filter(({ type }) => type === "ICEBERG_TABLE").map(({ key }) => key);
	});
	const ancestors = remember((_, { name }) => api.commonAncestor(name));
	const histories = remember(async (_, ref) => historyReader(api, ref));
	async function readView() {
		const { defaultBranch, emptyHash } = await config("");
		const others = new Map((await api.refs()).map((ref) => [ref.name, ref]));
		const main = others.get(defaultBranch);
		if (main === void 0) throw moved(`Nessie has no branch ${defaultBranch}.`);
		const found = others.get(ledgerBranch);
		others.delete(defaultBranch);
		others.delete(ledgerBranch);
		return {
			main,
			others,
			ledgerRef: found ?? {
				name: "icebranch-ledger",
				type: "BRANCH",
				hash: emptyHash
			},
			ledger: found === void 0 || found.hash === emptyHash ? emptyLedger : await ledgers(found.hash, found)
		};
	}
	let underWay;
	return {
		view(fresh = false) {
			if (!fresh && underWay !== void 0) return underWay;
			const mine = readView().finally(() => {
				if (underWay === mine) underWay = void 0;
			});
			underWay = mine;
			return mine;
		},
		differences: (main, ref) => differences(`${main.hash} ${ref.hash}`, main, ref),
		history: async (ref, since) => (await histories(ref.hash, ref))(since),
		commonAncestor: (ref) => ancestors(`${ref.name} ${ref.hash}`, ref),
		table: (ref, key) => files(`${ref.hash} ${keyText(key)}`, ref, key),
		tables: (ref) => listings(ref.hash, ref)
	};
}
/** One request for each key; what failed is asked for again. */
function remember(ask) {
	const known = /* @__PURE__ */ new Map();
	return (key, ...more) => {
		const asked = known.get(key) ?? ask(key, ...more);
		known.set(key, asked);
		asked.catch(() => known.delete(key));
		return asked;
	};
}
/** Reads on only as far as it is asked to, one page at a time. */
function historyReader(api, ref) {
	const entries = [];
	let next;
	let isOver = false;
	let turn = Promise.resolve();
	async function until(since) {
		if (since.includes(ref.hash)) return {
			entries: [],
			whole: true,
			since: ref.hash
		};
		for (let from = 0;;) {
			const index = entries.findIndex(({ hash }, place) => place >= from && since.includes(hash));
			if (index >= 0) return {
				entries: entries.slice(0, index),
				whole: true,
				since: entries[index]?.hash
			};
			if (isOver || entries.length >= maxCommits) return {
				entries,
				whole: false,
				since: void 0
			};
			from = entries.length;
			const page = await api.history(ref, next);
			entries.push(...page.entries);
			next = page.next;
			isOver = next === void 0;
		}
	}
	return (since) => {
		const answer = turn.then(() => until(since));
		turn = answer.catch(() => void 0);
		return answer;
	};
}
/**
* The prefix that Iceberg's configuration gives, escaped as it stands in a path, is
* `BRANCH|WAREHOUSE`; Nessie takes a commit after the branch's name too.
*/
function prefixOf({ properties: { prefix } }) {
	const [ref, ...warehouse] = decodeURIComponent(prefix ?? "").split("|");
	const suffix = warehouse.map((part) => `|${part}`).join("");
	return {
		ref: ref === "" ? void 0 : ref,
		at: ({ name, hash }) => encodeURIComponent(`${name}@${hash}${suffix}`)
	};
}
function tablePath(key) {
	return `namespaces/${key.slice(0, -1).map(encodeURIComponent).join("%1F")}/tables/${encodeURIComponent(key.at(-1) ?? "")}`;
}
function tableFile(answer, catalog) {
	if (isAbsent(answer)) return void 0;
	if (answer.status === 400) throw moved("Nessie no longer has a branch that was to be read.");
	const { metadata, "metadata-location": location } = bodyOf(answer, catalog);
	const known = textOf(location) ?? "";
	return {
		location: known,
		metadata: asTableMetadata(metadata, known)
	};
}
/** Goes on with what somebody wrote after the last version of the line, oldest first. */
function extendLine(line, written) {
	const whole = [...line];
	for (const { location, snapshot, isMerged } of written) {
		if (snapshot === null || isMerged) {
			whole.push({
				location,
				snapshot
			});
			continue;
		}
		const known = whole.find((one) => idOf(one.snapshot) === idOf(snapshot));
		whole.push({
			...known ?? link(whole.at(-1)?.snapshot ?? null, snapshot),
			location
		});
	}
	return whole;
}
/** Where what a line goes on from cannot be read. */
function cutLine([first, ...rest]) {
	return first === void 0 ? [] : [{
		...first,
		parent: 0
	}, ...rest];
}
/**
* Where somebody gave the default branch another schema or property, its snapshot is the one that it
* was: who goes on from that snapshot has not seen the change, and would take it back.
*/
function partFrom(line, main) {
	const head = idOf(main.snapshot);
	if (head === null || line.some(({ location }) => location === main.location)) return line;
	const place = line.findLastIndex(({ snapshot }) => idOf(snapshot) === head);
	return place < 0 ? line : line.map((one, index) => index === place + 1 ? {
		...one,
		parent: null
	} : one);
}
function link(before, after) {
	const told = after["parent-snapshot-id"] ?? void 0;
	if (told !== void 0) return {
		snapshot: after,
		parent: told
	};
	if (before === null) return {
		snapshot: after,
		parent: null
	};
	switch (howItFollows(before, after)) {
		case "on-top": return {
			snapshot: after,
			parent: before["snapshot-id"]
		};
		case "anew": return {
			snapshot: after,
			parent: null
		};
		case "exchanged": {
			const summary = {
				...after.summary,
				operation: "overwrite"
			};
			return {
				snapshot: {
					...after,
					summary
				},
				parent: null
			};
		}
		case "unknown": return {
			snapshot: after,
			parent: 0
		};
	}
}
/**
* `anew`: a single snapshot that keeps no row of the one before it, as a connector that sets an
* Iceberg branch writes it, or one that starts a full refresh. `exchanged`: several snapshots in one
* commit, of which Nessie keeps the last; together they may have exchanged all rows.
* https://iceberg.apache.org/spec/#optional-snapshot-summary-fields
*/
function howItFollows(before, after) {
	const rows = goesOn(before, after, "total-records", "added-records", "deleted-records");
	const files = goesOn(before, after, "total-data-files", "added-data-files", "deleted-data-files");
	if (rows === void 0 || files === void 0) return "unknown";
	if (rows && files) return "on-top";
	return Number(after["sequence-number"] ?? 0) - Number(before["sequence-number"] ?? 0) > 1 ? "exchanged" : "anew";
}
/** undefined where a summary does not say. */
function goesOn(before, after, total, added, deleted) {
	const [from, to] = [count(before, total), count(after, total)];
	if (from === void 0 || to === void 0) return void 0;
	return to === from + (count(after, added) ?? 0) - (count(after, deleted) ?? 0);
}
function count({ summary }, key) {
	const text = summary?.[key];
	return text !== void 0 && /^\d+$/.test(text) ? Number(text) : void 0;
}
/** The default branch's snapshots from `start` on; `versions` oldest first. */
function mainLine(start, versions) {
	let line = start === null ? [] : [{
		id: start,
		time: 0,
		parent: null
	}];
	for (const { head, time } of versions) {
		const place = head === null ? -1 : line.findIndex(({ id }) => same$1(id, head));
		if (head === null) line = [];
		else if (place >= 0) line = line.slice(0, place + 1);
		else line.push({
			id: head,
			time,
			parent: line.at(-1)?.id ?? null
		});
	}
	return line;
}
function same$1(a, b) {
	return snapshotId(a) === snapshotId(b);
}
function idOf(snapshot) {
	return snapshot === null ? null : snapshotId(snapshot["snapshot-id"]);
}
/**
* All snapshots of a table that are known of, each with its parent. What a data branch's own line
* says goes before what the default branch's commits say: a publish brings a whole line in one.
*/
function joinLines(lines, shown, main) {
	const snapshots = /* @__PURE__ */ new Map();
	const parents = /* @__PURE__ */ new Map();
	for (const { snapshot, parent } of lines.flat()) {
		if (snapshot === null) continue;
		const id = snapshotId(snapshot["snapshot-id"]);
		if (!snapshots.has(id)) snapshots.set(id, snapshot);
		if (parent !== void 0 && !parents.has(id)) parents.set(id, parent);
	}
	for (const snapshot of shown) {
		const id = snapshotId(snapshot["snapshot-id"]);
		if (!snapshots.has(id)) snapshots.set(id, snapshot);
	}
	for (const { id, time, parent } of main) {
		const text = snapshotId(id);
		if (!parents.has(text)) parents.set(text, parent);
		if (!snapshots.has(text)) snapshots.set(text, {
			"snapshot-id": id,
			"timestamp-ms": time
		});
	}
	return [...snapshots].map(([id, snapshot]) => withParent(snapshot, parents.get(id)));
}
function withParent(snapshot, parent) {
	if (parent === void 0) return snapshot;
	const { "parent-snapshot-id": _, ...rest } = snapshot;
	const root = rest;
	return parent === null ? root : {
		...root,
		"parent-snapshot-id": parent
	};
}
// src/adapters/catalog/nessie/resolve.ts
/** What the ledger says of a table, once Nessie's history has told which of its intents came true. */
async function resolveEntry(reader, view, entry) {
	const intents = entry?.next ?? [];
	const found = await concurrently(intents, (intent) => movedBranch(reader, view, intent));
	const shown = intents.filter((_, index) => found[index] !== void 0);
	return {
		state: shown.filter((intent) => !isPassed(intent, shown)).reduce((state, { change }) => applyChange(state, change), entry?.now ?? noState),
		open: intents.filter((_, index) => found[index] === void 0)
	};
}
/**
* Whether it only looks as if it had come true: where a branch is made, or moved whole, its
* history may show that commit because another run has put it there, or on a later one. That run
* wrote of it after this intent, and had seen it open: it never comes true. `shown`: oldest first.
*/
function isPassed(intent, shown) {
	const place = shown.indexOf(intent);
	const later = place < 0 ? [] : shown.slice(place + 1);
	return intent.to !== null && later.some(({ on }) => on === intent.on);
}
/** The branch that was to be moved, if it was. */
async function movedBranch(reader, view, { commit, on, to, since }) {
	const ref = on === view.main.name ? view.main : view.others.get(on);
	if (ref === void 0) return void 0;
	const { entries, whole } = await reader.history(ref, [since]);
	return entries.some(({ ours, hash }) => ours === commit || hash === to) || whole && to === since ? ref : void 0;
}
// src/adapters/catalog/nessie/virtual-metadata.ts
/** The metadata of a table with Nessie's branches as its refs, and icebranch's marks as its properties. */
function virtualMetadata(parts) {
	const { file, isOnMain, state } = parts;
	const { metadata } = file;
	const refs = refsOf(parts);
	const tags = Object.values(keptTags(parts.state, parts.view));
	const lines = [...parts.branches, ...tags].map(({ line }) => isOnMain ? partFrom(line, versionOf(file)) : line);
	const shown = metadata.snapshots ?? [];
	const properties = {
		...ownProperties(metadata),
		...state.properties
	};
	const joined = {
		...metadata,
		properties,
		refs,
		snapshots: joinLines(lines, shown, mainSnapshots(parts))
	};
	return isOnMain ? joined : {
		...joined,
		"current-snapshot-id": -1,
		"snapshot-log": []
	};
}
/** A change of any of its branches is a change of the table: who drops it must have seen all of them. */
function locationOf({ location }, branches) {
	if (branches.length === 0) return location;
	const all = branches.map((one) => `${one.ref.name} ${one.location}`).sort(compareText);
	return `${location}#${createHash("sha256").update(all.join("\n")).digest("hex").slice(0, 16)}`;
}
/**
* The connectors' state is on each Nessie branch by itself, as all of the table is: a publish takes
* it along and an undo brings it back, so there is nothing to keep watch over.
*/
function ownProperties({ properties = {} }) {
	const isOther = (key) => !/^(airbyte|nessie)\./.test(key) && !isMarkKey(key);
	return Object.fromEntries(Object.entries(properties).filter(([key]) => isOther(key)));
}
function refsOf(parts) {
	const { file, isOnMain, branches } = parts;
	const head = currentOf(file);
	const main = isOnMain && head !== null ? [[MAIN, {
		type: "branch",
		"snapshot-id": head,
		...file.metadata.refs?.[MAIN]
	}]] : [];
	const others = [...branches].filter((one) => one.head !== null).sort((a, b) => compareText(a.ref.name, b.ref.name)).map(({ ref, head: id, tracked }) => {
		return [ref.name, {
			type: ref.type === "TAG" ? "tag" : "branch",
			"snapshot-id": id,
			...tracked?.retention
		}];
	});
	const tags = Object.entries(keptTags(parts.state, parts.view)).flatMap(([name, { line, retention }]) => {
		const id = line.at(-1)?.snapshot?.["snapshot-id"];
		return id === void 0 ? [] : [[name, {
			type: "tag",
			"snapshot-id": id,
			...retention
		}]];
	});
	return Object.fromEntries([
		...main,
		...others,
		...tags
	]);
}
function mainSnapshots({ file, isOnMain, sinceBranched }) {
	if (sinceBranched !== "unknown") return sinceBranched;
	const id = currentOf(file);
	return isOnMain && id !== null ? [{
		id,
		time: 0,
		parent: 0
	}] : [];
}
// src/adapters/catalog/nessie/table.ts
/** A table as the rest of icebranch knows it: Nessie's branches as refs of one table's metadata. */
/** undefined where there is no table of that name on any branch. */
async function readTable(reader, places, view, key) {
	const entry = view.ledger.tables.get(keyText(key));
	const { state, open } = await resolveEntry(reader, view, entry);
	const main = await reader.table(view.main, key);
	const found = await places.of(view, key, state, main !== void 0);
	const branches = await concurrently(found, (place) => readBranch({
		reader,
		places,
		view,
		key,
		main
	}, place));
	const file = main ?? await fileOfNew(reader, key, branches, keeperOfNew(view, state));
	if (file === void 0) return void 0;
	const sinceBranched = await mainHistory(reader, view, key, main, branches);
	const metadata = virtualMetadata({
		state,
		isOnMain: main !== void 0,
		file,
		branches,
		sinceBranched,
		view
	});
	const metadataLocation = locationOf(file, branches);
	const shapes = new Map(branches.flatMap(({ ref, written }) => written ? [[ref.name, written.metadata]] : []));
	return {
		key,
		loaded: {
			identifier: identifierOf(key),
			metadataLocation,
			metadata,
			shapes
		},
		entry,
		state,
		open,
		main,
		branches: new Map(branches.map((branch) => [branch.ref.name, branch]))
	};
}
/** Whether a table that the default branch does not have is on another one. */
async function isThere(reader, places, view, key) {
	const { state } = await resolveEntry(reader, view, view.ledger.tables.get(keyText(key)));
	if (keeperOfNew(view, state) !== void 0) return true;
	return (await places.of(view, key, state, false)).length > 0;
}
/** What keeps a new table whose data branch was ended; one that has been on the default branch was dropped. */
function keeperOfNew(view, state) {
	const [kept] = state.landed === null ? Object.values(keptTags(state, view)) : [];
	return kept && {
		name: kept.keeper,
		type: "TAG",
		hash: kept.hash
	};
}
async function readBranch(reading, place) {
	const { content } = place;
	const { main } = reading;
	const location = content?.metadataLocation ?? main?.location ?? "";
	const head = content === void 0 ? main && currentOf(main) : content.snapshotId;
	const isEmpty = head === void 0 || head === null || snapshotId(head) === "-1";
	const known = (place.tracked !== void 0 || place.isOurs || main === void 0) && await lineOf(reading, place, location);
	return {
		...place,
		location,
		head: isEmpty ? null : head,
		...known || {
			line: [],
			written: void 0
		}
	};
}
/** From where icebranch put it, or where the branch began, what writers made of it since. */
async function lineOf({ reader, places, view, key, main }, { ref, tracked, content }, location) {
	const start = tracked?.line;
	const asPut = (line) => ({
		line,
		written: void 0
	});
	if (start === void 0 && content === void 0 && main !== void 0) return asPut([versionOf(main)]);
	const last = tracked && lastLocation(tracked);
	if (start !== void 0 && last === location) return asPut(start);
	const { entries, whole, since } = await places.history(view, ref);
	const name = keyText(key);
	const changes = entries.flatMap(({ hash, ours, isMerge, operations }) => {
		const change = operations.find((one) => keyText(one.key) === name);
		return change === void 0 ? [] : [{
			hash,
			isOurs: ours !== void 0 || change?.content?.metadataLocation === last,
			isMerged: isMerge
		}];
	});
	const own = changes.findIndex(({ isOurs }) => isOurs);
	const foreign = (own < 0 ? changes : changes.slice(0, own)).reverse();
	const found = (await concurrently(foreign, async ({ hash, isMerged }) => {
		const file = await reader.table({
			...ref,
			hash
		}, key);
		return file && {
			file,
			version: {
				...versionOf(file),
				isMerged
			}
		};
	})).filter((one) => one !== void 0);
	const versions = found.map(({ version }) => version);
	const written = found.at(-1)?.file;
	if (!(whole || own >= 0)) return {
		line: cutLine(extendLine([], versions)),
		written
	};
	const base = since === void 0 ? void 0 : await reader.table({
		...ref,
		hash: since
	}, key);
	return {
		line: extendLine(start ?? (base === void 0 ? [] : [versionOf(base)]), versions),
		written
	};
}
/** A table that no default branch has: what a data branch says of it, before what others' branches do. */
async function fileOfNew(reader, key, branches, keeper) {
	const rank = ({ tracked, isOurs }) => tracked ? 0 : isOurs ? 1 : 2;
	const [first] = [...branches].sort((a, b) => rank(a) - rank(b) || compareText(a.ref.name, b.ref.name));
	const ref = first?.ref ?? keeper;
	return ref && reader.table(ref, key);
}
/**
* Asked only where the default branch has moved since some data branch was put on it. The longest
* answer has all the others in it.
*/
async function mainHistory(reader, view, key, main, branches) {
	const starts = branches.flatMap(({ tracked }) => tracked?.main ?? []).filter(({ location }) => main !== void 0 && location !== main.location);
	if (main === void 0 || starts.length === 0) return [];
	const read = await Promise.all(starts.map(async (start) => ({
		start,
		...await reader.history(view.main, [start.hash])
	})));
	if (read.some(({ whole }) => !whole)) return "unknown";
	const [longest] = read.sort((a, b) => b.entries.length - a.entries.length);
	if (longest === void 0) return [];
	const name = keyText(key);
	const versions = longest.entries.flatMap(({ time, operations }) => {
		const change = operations.find((one) => keyText(one.key) === name);
		if (change === void 0) return [];
		const { content } = change;
		return [{
			head: content === void 0 || snapshotId(content.snapshotId) === "-1" ? null : content.snapshotId,
			time
		}];
	});
	return mainLine(longest.start.head, versions.reverse());
}
// src/adapters/catalog/nessie/source.ts
/** From which branch or tag of Nessie a table's new place is taken. */
/** The branch that the commit is about is meant before others that are at the same snapshot. */
function findSource(target, id, change) {
	const { view, table, marked } = change;
	const { main, branches, state } = table;
	const ofMain = target !== "main" && main !== void 0 && same(currentOf(main), id) ? [{
		kind: "main",
		ref: view.main,
		line: [versionOf(main)]
	}] : [];
	const ofBranches = [...branches.values()].filter((one) => one.ref.name !== target && same(one.head, id) && one.line.length > 0).sort((a, b) => Number(marked.includes(b.ref.name)) - Number(marked.includes(a.ref.name))).map((one) => sourceOf(one));
	const ofTags = Object.values(state.refs).flatMap((ref) => {
		if (ref.type !== "tag" || idOf(ref.line.at(-1)?.snapshot ?? null) !== snapshotId(id)) return [];
		const keeper = {
			name: ref.keeper,
			type: "TAG",
			hash: ref.hash
		};
		return view.others.has(ref.keeper) ? [{
			kind: "tag",
			ref: keeper,
			line: ref.line
		}] : [];
	});
	const isOwn = ({ ref }) => marked.includes(ref.name);
	const [found] = [
		...ofMain,
		...ofBranches.filter(isOwn),
		...ofTags,
		...ofBranches
	];
	if (found !== void 0) return found;
	throw moved(`${tableName(table.loaded.identifier)} is on no branch or tag at snapshot ${snapshotId(id)}.`);
}
function sourceOf({ ref, line }) {
	return {
		kind: "branch",
		ref,
		line
	};
}
function same(a, b) {
	return a !== null && a !== void 0 && snapshotId(a) === snapshotId(b);
}
// src/adapters/catalog/nessie/translate.ts
/** What one table's commit, in Iceberg's words, asks of Nessie. */
/** Throws IB411, IB402, IB420, IB605 where Nessie has no way to do it; nothing is approximated. */
function translate(view, table, updates) {
	const commit = {
		view,
		table,
		marked: updates.flatMap((update) => update.action === "set-properties" ? [...table.branches.keys()].filter((name) => Object.hasOwn(update.updates, markKey(name))) : [])
	};
	return updates.reduce((wanted, update) => applyUpdate(wanted, update, commit), {
		table,
		state: table.state,
		landing: void 0
	});
}
function applyUpdate(wanted, update, change) {
	const { state } = wanted;
	switch (update.action) {
		case "set-snapshot-ref": {
			const { action: _, "ref-name": name, type, "snapshot-id": id, ...retention } = update;
			if (name === "main") return setMain(wanted, id, change);
			return type === "tag" ? setTag(wanted, name, id, retention, change) : setBranch(wanted, name, id, retention, change);
		}
		case "remove-snapshot-ref": return removeRef(wanted, update["ref-name"], change);
		case "set-properties": {
			requireOwnProperties(Object.keys(update.updates));
			const properties = {
				...state.properties,
				...update.updates
			};
			return takeOver({
				...wanted,
				state: {
					...state,
					properties
				}
			}, change);
		}
		case "remove-properties": return {
			...wanted,
			state: {
				...state,
				properties: omit(state.properties, update.removals)
			}
		};
		case "add-schema":
		case "set-current-schema":
		case "add-snapshot":
		case "remove-snapshots": throw new Error("no schema is changed on Nessie, and no snapshot made");
	}
}
function setMain(wanted, id, change) {
	const { view, table } = change;
	if (table.main !== void 0 && same(currentOf(table.main), id)) return wanted;
	const source = findSource(MAIN, id, change);
	requireSeen(source, change);
	const landed = source.line.at(-1)?.location ?? null;
	return withLanding({
		...wanted,
		state: {
			...wanted.state,
			landed
		}
	}, {
		onto: view.main.name,
		source
	}, change);
}
/**
* Nessie exchanges the table whole. So nothing else of it may have changed either: another schema or
* property leaves the snapshot as it is.
*/
function requireSeen(source, { table }) {
	const { main, state } = table;
	if (main === void 0 || currentOf(main) === null) return;
	if (!(source.kind === "branch" ? source.line.some(({ location }) => location === main.location) : state.landed === main.location)) throw moved(`${tableName(table.loaded.identifier)} has another schema or other properties on the default branch since.`, "Nothing was changed: put the data branch on the new state (icebranch refresh --discard), and run its connectors again.");
}
/** The same of a data branch that another one is published to. */
function requireSeenOn({ ref, head, location }, source, change) {
	const seen = source.line.filter(({ snapshot }) => head !== null && idOf(snapshot) === String(head));
	if (seen.length === 0 || seen.some((one) => one.location === location)) return;
	throw moved(`${tableName(change.table.loaded.identifier)} has another schema or other properties on ${ref.name} since.`);
}
function setTag(wanted, name, id, retention, change) {
	const { ref, line } = findSource(void 0, id, change);
	const tag = {
		type: "tag",
		keeper: keeperOf(ref),
		hash: ref.hash,
		line,
		retention
	};
	return {
		...wanted,
		state: {
			...wanted.state,
			refs: {
				...wanted.state.refs,
				[name]: tag
			}
		}
	};
}
function setBranch(wanted, name, id, retention, change) {
	const { view, table } = change;
	requireBranchName(name, view.main.name);
	if (view.others.has(name) && !view.ledger.refs.has(name)) throw notOurs(name);
	const before = trackedBranch(wanted.state, name);
	const isThere = table.branches.get(name);
	const stays = before !== void 0 && isThere !== void 0 && same(isThere.head, id);
	const source = stays ? void 0 : findSource(name, id, change);
	if (source !== void 0 && isThere !== void 0) requireSeenOn(isThere, source, change);
	const { line, main } = stays ? before : {
		line: source?.line ?? [],
		main: mainNow(change)
	};
	const { refs, ended } = wanted.state;
	const tracked = {
		type: "branch",
		line,
		main,
		retention
	};
	const state = {
		...wanted.state,
		refs: {
			...refs,
			[name]: tracked
		},
		ended: omit(ended, [name])
	};
	const next = {
		...wanted,
		state
	};
	return source === void 0 ? next : withLanding(next, {
		onto: name,
		source
	}, change);
}
function mainNow({ view, table: { main } }) {
	return {
		hash: view.main.hash,
		location: main?.location ?? null,
		head: main === void 0 ? null : currentOf(main)
	};
}
function removeRef(wanted, name, change) {
	const { table, view } = change;
	const { state } = wanted;
	if (name === "main") {
		if (table.main !== void 0 && state.landed !== table.main.location) throw moved(`${tableName(table.loaded.identifier)} was changed on the default branch since.`);
		const landed = state.empty?.metadataLocation ?? null;
		const landing = {
			onto: view.main.name,
			source: state.empty ? "back" : "gone"
		};
		return withLanding({
			...wanted,
			state: {
				...state,
				landed
			}
		}, landing, change);
	}
	const branch = table.branches.get(name);
	if (branch !== void 0 && trackedBranch(state, name) === void 0) throw notOurs(name);
	const ended = branch === void 0 ? state.ended : {
		...state.ended,
		[name]: branch.location
	};
	return {
		...wanted,
		state: {
			...state,
			refs: omit(state.refs, [name]),
			ended
		}
	};
}
/** A mark on a branch that a first sync made: from now on it is a data branch. */
function takeOver(wanted, change) {
	const { table, marked } = change;
	const { refs, ended } = wanted.state;
	const taken = marked.flatMap((name) => {
		const branch = table.branches.get(name);
		return branch !== void 0 && !Object.hasOwn(refs, name) && !Object.hasOwn(ended, name) && branch.ref.type === "BRANCH" ? [[name, branch]] : [];
	}).map(([name, { line }]) => {
		return [name, {
			type: "branch",
			line,
			main: mainNow(change),
			retention: {}
		}];
	});
	return {
		...wanted,
		state: {
			...wanted.state,
			refs: {
				...refs,
				...Object.fromEntries(taken)
			}
		}
	};
}
function withLanding(wanted, landing, { table }) {
	if (wanted.landing === void 0) return {
		...wanted,
		landing
	};
	throw unsupported(`${tableName(table.loaded.identifier)} cannot be moved on two Nessie branches at once.`, "Nessie moves one branch at a time; do it in two steps.");
}
/** What connectors keep on a table is on each Nessie branch by itself, and is not ours to write. */
function requireOwnProperties(keys) {
	const key = keys.find((one) => !isMarkKey(one) && !one.startsWith("icebranch."));
	if (key === void 0) return;
	throw unsupported(`The table property ${key} cannot be written on Nessie.`, "It is on every Nessie branch by itself: set it with the engine that uses it.");
}
function omit(object, keys) {
	return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
// src/adapters/catalog/nessie/settle.ts
/** Where no answer comes, what Nessie holds tells whether it was done; nothing is blindly repeated. */
async function settle(doing, found) {
	try {
		return await doing();
	} catch (error) {
		if (isRefusal(error)) throw error;
		const done = await found().catch(() => void 0);
		if (done === void 0) throw error;
		return done;
	}
}
// src/adapters/catalog/nessie/write-ledger.ts
/** Throws IB411 where another run wrote of the same tables since the view. */
async function writeLedger(means, { ledger, ledgerRef }, changes, message) {
	const { api, reader } = means;
	if (changes.length === 0) return;
	if (!ledger.isMade) await make(means, ledgerRef);
	const name = randomUUID();
	const all = ledger.isMade ? changes : [formatChange(), ...changes];
	if (await settle(() => api.commit({
		onto: ledgerRef,
		message,
		name
	}, all), async () => {
		const now = (await reader.view(true)).ledgerRef;
		const { entries } = await reader.history(now, [ledgerRef.hash]);
		return entries.some(({ ours }) => ours === name) ? now : void 0;
	}) === "conflict") throw moved("Another run of icebranch wrote of the same tables in between.");
}
/** A branch or tag that may as well be there already. */
async function make({ api, reader }, ref) {
	return settle(() => api.create(ref), async () => {
		const { others, ledgerRef, ledger } = await reader.view(true);
		return ref.name === ledgerRef.name && ledger.isMade || others.get(ref.name)?.hash === ref.hash ? "done" : void 0;
	});
}
// src/adapters/catalog/nessie/our-refs.ts
/** Nessie's branches and tags that icebranch made, or took over. */
/** A tag is named by the commit that it keeps: one that is there already is as good. */
async function makeKeepers(means, view, all) {
	await concurrently(keepersOf(all), async (keeper) => {
		const there = view.others.get(keeper.name);
		if (there === void 0) await make(means, keeper);
		else if (there.hash !== keeper.hash) throw moved(`The Nessie tag ${keeper.name} is not where icebranch would make it.`);
	});
}
function keepersOf(all) {
	const tags = all.flatMap(({ state }) => Object.values(state.refs).flatMap((ref) => ref.type === "tag" ? [{
		name: ref.keeper,
		type: "TAG",
		hash: ref.hash
	}] : []));
	return [...new Map(tags.map((tag) => [tag.name, tag])).values()];
}
/** What the ledger does not know of them yet. */
async function newRefs({ reader }, view, all, move) {
	const { refs } = view.ledger;
	const tags = keepersOf(all).filter(({ name }) => !refs.has(name));
	const branches = new Set(all.flatMap(({ state }) => Object.entries(state.refs).flatMap(([name, { type }]) => type === "branch" ? [name] : [])));
	const changes = tags.flatMap(({ name, hash }) => refChange(name, {
		type: "TAG",
		bases: [hash]
	}, void 0));
	for (const name of branches) {
		const known = refs.get(name);
		const bases = await newBases({
			reader,
			view,
			name,
			known,
			move
		});
		if (bases !== void 0) changes.push(...refChange(name, {
			type: "BRANCH",
			bases
		}, known));
	}
	return changes;
}
/** undefined where the ledger has them already. */
async function newBases({ reader, view, name, known, move }) {
	if (move?.sign.on === name) {
		if (move.made !== void 0) return [move.made.hash];
		if (move.how.kind === "whole") return [...known?.bases ?? [], move.how.to].slice(-8);
	}
	const there = view.others.get(name);
	if (known !== void 0 || there === void 0) return void 0;
	const ancestor = await reader.commonAncestor(there);
	return ancestor === void 0 ? [] : [ancestor];
}
/** What was put elsewhere whole begins there from now on. */
function settledBases(view, { sign, how }) {
	const known = view.ledger.refs.get(sign.on);
	if (how.kind !== "whole" || known === void 0) return [];
	return refChange(sign.on, {
		type: "BRANCH",
		bases: [how.to]
	}, known);
}
// src/adapters/catalog/nessie/cleanup.ts
/** Branches and tags of Nessie that no table needs any more. */
/**
* Whether a branch of ours can go, or be put elsewhere: no table but those named has a data branch
* there, and nobody wrote anything else to it.
*/
async function isSpare({ reader, places }, view, ref, but) {
	if (!view.ledger.refs.has(ref.name)) return false;
	const named = new Set(but.map(keyText));
	if (await isUsed(reader, view, ref.name, named)) return false;
	const { entries, whole } = await places.history(view, ref);
	if (!whole) return false;
	const differences = await reader.differences(view.main, ref);
	return entries.filter(({ ours }) => ours === void 0).flatMap(({ operations }) => operations).filter(({ contentType }) => contentType !== void 0 && contentType !== "NAMESPACE").every(({ key, contentType }) => {
		const name = keyText(key);
		if (named.has(name)) return true;
		if (contentType !== "ICEBERG_TABLE") return false;
		const difference = differences.get(name);
		const ended = view.ledger.tables.get(name)?.now.ended[ref.name];
		return difference === void 0 || difference.to?.metadataLocation === ended;
	});
}
/** Whether a table needs it, beside those named. */
async function isUsed(reader, view, ref, but = /* @__PURE__ */ new Set()) {
	const others = [...view.ledger.tables].flatMap(([name, one]) => but.has(name) ? [] : [one]);
	if (others.filter(({ next }) => next.length === 0).some(({ now }) => uses(now.refs, ref))) return true;
	const unsettled = others.filter(({ next }) => next.length > 0);
	return (await concurrently(unsettled, (entry) => isUsedBy(reader, view, entry, ref))).includes(true);
}
/** What a killed run has done holds, however long ago it was; what it has not does no more after some time. */
async function isUsedBy(reader, view, entry, ref) {
	const { state, open } = await resolveEntry(reader, view, entry);
	const at = Date.now();
	const about = open.filter((intent) => !isOld(intent, at)).map(({ change }) => change.refs);
	return [state.refs, ...about].some((refs) => uses(refs, ref));
}
function uses(refs, name) {
	return Object.entries(refs).some(([ref, one]) => one?.type === "tag" ? one.keeper === name : one?.type === "branch" && ref === name);
}
/** What is left undone is done after the next commit. */
async function tidy(means, written) {
	try {
		const view = await means.reader.view(true);
		await makeKeepers(means, view, written);
		const removed = [];
		for (const name of view.ledger.refs.keys()) if (await removeSpare(means, view, name)) removed.push(name);
		if (removed.length > 0) await forgetRefs(means, removed);
	} catch (error) {
		if (!(error instanceof IcebranchError)) throw error;
	}
}
/** Whether it is gone. */
async function removeSpare(means, view, name) {
	const ref = view.others.get(name);
	if (await isUsed(means.reader, view, name)) return false;
	if (ref === void 0) return true;
	if (ref.type === "BRANCH" && !await isSpare(means, view, ref, [])) return false;
	return await means.api.remove(ref) === "done";
}
async function forgetRefs(means, names) {
	const view = await means.reader.view(true);
	const tables = [...view.ledger.tables.values()].flatMap((entry) => {
		const { ended } = entry.now;
		const kept = Object.entries(ended).filter(([branch]) => !names.includes(branch));
		if (kept.length === Object.keys(ended).length) return [];
		const now = {
			...entry.now,
			ended: Object.fromEntries(kept)
		};
		return tableChange(entry.key, {
			...entry,
			now
		}, entry);
	});
	const refs = names.flatMap((name) => refChange(name, void 0, view.ledger.refs.get(name)));
	await writeLedger(means, view, [...tables, ...refs], "icebranch: removed what no table needs");
}
// src/adapters/catalog/nessie/landing.ts
/** Throws IB411 where somebody has made a branch of that name meanwhile. */
async function makeBranch(means, made) {
	if (await make(means, made) === "conflict") throw moved(`Somebody made the Nessie branch ${made.name} in between.`);
}
/** Answers where the branch is then. Throws IB411 where somebody was there first: nothing was changed. */
async function carryOut(means, move, message) {
	const { api } = means;
	const { how, sign } = move;
	const commit = {
		onto: how.ref,
		message,
		name: sign.commit
	};
	switch (how.kind) {
		case "made": return how.ref;
		case "whole":
			if (await api.assign(how.ref, how.to) === "done") return {
				...how.ref,
				hash: how.to
			};
			throw moved(`Somebody wrote to the Nessie branch ${how.ref.name} in between.`);
		case "commit": {
			const answer = await api.commit(commit, how.changes);
			if (answer !== "conflict") return answer;
			throw await conflict(means, move, how.ref);
		}
		case "merge": {
			const answer = await api.merge(commit, how.from, how.keys);
			if (typeof answer !== "string") return answer;
			if (answer === "conflict") throw await conflict(means, move, how.ref);
			throw unsupported(`Nessie merges a new table from a branch once, and has merged ${how.from.name} into ${how.ref.name} already.`, "Run the connectors on the data branch again: what they write can be merged.");
		}
	}
}
/** Which of the tables moved: Nessie names them in a sentence only. */
async function conflict({ api, reader }, { tables }, was) {
	const view = await reader.view(true);
	const is = was.name === view.main.name ? view.main : view.others.get(was.name);
	if (is === void 0) return moved(`The Nessie branch ${was.name} was removed in between.`);
	const [before, after] = await Promise.all([api.contents(was, tables), api.contents(is, tables)]);
	const location = (from, key) => tableContent(from.get(keyText(key)))?.metadataLocation;
	const names = tables.filter((key) => location(before, key) !== location(after, key)).map((key) => key.join(".")).join(", ");
	return moved(`${names === "" ? "A table" : names} is not as it was planned: somebody wrote to it on the Nessie branch ${was.name}.`);
}
// src/adapters/catalog/nessie/merge-of-new.ts
/**
* It comes there by a merge: only that keeps Nessie's id of it. With two ids for one folder of files,
* Nessie's garbage collection may take the files of one for waste.
*/
async function mergeOfNew(api, { ref, seen, before }, items) {
	const from = onlySource(items);
	if (from === void 0) throw unsupported(`New tables cannot be brought to the Nessie branch ${ref.name} together with those of another one.`, "Do it in two steps.");
	const keys = items.map(({ wanted }) => wanted.table.key);
	const namespaces = namespacesOf(keys);
	const known = await api.contents(seen, namespaces);
	return {
		kind: "merge",
		ref,
		from,
		keys: [...namespaces.filter((key) => !known.has(keyText(key))), ...keys].map((key) => ({
			key,
			expected: tableContent(before.get(keyText(key)))
		}))
	};
}
/** The one branch at the one commit that all is taken from. */
function onlySource(items) {
	const refs = items.map(({ landing: { source } }) => typeof source === "string" ? void 0 : source.ref);
	const [first] = refs;
	const isSame = (ref) => ref !== void 0 && ref.name === first?.name && ref.hash === first.hash;
	return refs.every(isSame) ? first : void 0;
}
function namespacesOf(keys) {
	const all = keys.flatMap((key) => key.slice(1).map((_, index) => key.slice(0, index + 1)));
	return [...new Map(all.map((key) => [keyText(key), key])).values()];
}
// src/adapters/catalog/nessie/move.ts
/** How one branch of Nessie is to be moved for all tables of a commit at once: decided before anything is written. */
/** undefined where Nessie has all of it already. */
async function planMove(means, view, all, commit) {
	const items = all.flatMap((wanted) => wanted.landing === void 0 ? [] : [{
		wanted,
		landing: wanted.landing
	}]);
	const on = branchOf(items);
	if (on === void 0) return void 0;
	const there = on === view.main.name ? view.main : view.others.get(on);
	const tables = items.map(({ wanted }) => wanted.table.key);
	if (there === void 0) return planMade(means, view, items, {
		commit,
		on,
		tables
	});
	if (isOfMain(items) && await isSpare(means, view, there, tables)) {
		const since = view.ledger.refs.get(on)?.bases.at(-1) ?? there.hash;
		const how = {
			kind: "whole",
			ref: there,
			to: view.main.hash
		};
		return {
			sign: {
				commit,
				on,
				to: how.to,
				since
			},
			made: void 0,
			how,
			tables
		};
	}
	const how = await howToMove(means, there, there, items);
	return how && {
		sign: {
			commit,
			on,
			to: null,
			since: there.hash
		},
		made: void 0,
		how,
		tables
	};
}
function branchOf(items) {
	const [first, ...others] = new Set(items.map(({ landing }) => landing.onto));
	if (others.length === 0) return first;
	throw unsupported(`The tables cannot be moved together: some go to the Nessie branch ${first}, others to ${others.join(", ")}.`, "Nessie moves one branch at a time; do it in two steps.");
}
function isOfMain(items) {
	return items.every(({ landing: { source } }) => typeof source !== "string" && source.kind === "main");
}
/** A branch begins where most of what it is to have is: only what differs is a commit. */
async function planMade(means, view, items, { commit, on, tables }) {
	const start = items.flatMap(({ landing: { source } }) => typeof source === "string" || source.kind === "main" ? [] : [source.ref])[0] ?? view.main;
	const made = {
		name: on,
		type: "BRANCH",
		hash: start.hash
	};
	const how = await howToMove(means, made, start, items);
	return {
		sign: {
			commit,
			on,
			to: how === void 0 ? made.hash : null,
			since: made.hash
		},
		made,
		how: how ?? {
			kind: "made",
			ref: made
		},
		tables
	};
}
/** `seen`: a branch that is there already, at the commit where `ref` is or will begin. */
async function howToMove({ api }, ref, seen, items) {
	const keys = items.map(({ wanted }) => wanted.table.key);
	const before = await api.contents(seen, keys);
	const after = await contentsOfSources(api, items);
	const changes = [];
	let isNew = false;
	for (const { wanted, landing } of items) {
		const { key } = wanted.table;
		const was = tableContent(before.get(keyText(key)));
		const is = after.get(keyText(key));
		if (landing.source === "gone") changes.push({
			type: "DELETE",
			key
		});
		else if (was === void 0) isNew = true;
		else if (is === void 0 || is.id !== was.id) throw anotherTable(wanted, ref);
		else if (is.metadataLocation !== was.metadataLocation) changes.push({
			type: "PUT",
			key,
			content: is
		});
	}
	if (isNew) return mergeOfNew(api, {
		ref,
		seen,
		before
	}, items);
	return changes.length === 0 ? void 0 : {
		kind: "commit",
		ref,
		changes
	};
}
function anotherTable({ table }, { name }) {
	return unsupported(`${tableName(table.loaded.identifier)} is another table on the Nessie branch ${name}: it was dropped and made again.`, "Drop one of the two tables by hand; icebranch does not decide which.");
}
/** By `keyText`; a request for each branch that something is taken from. */
async function contentsOfSources(api, items) {
	const all = /* @__PURE__ */ new Map();
	const bySource = Map.groupBy(items, ({ landing: { source } }) => typeof source === "string" ? source : `${source.ref.name} ${source.ref.hash}`);
	for (const group of bySource.values()) {
		const source = group[0]?.landing.source;
		const keys = group.map(({ wanted }) => wanted.table.key);
		const found = typeof source === "object" ? await api.contents(source.ref, keys) : void 0;
		for (const { wanted, landing } of group) {
			const name = keyText(wanted.table.key);
			const content = landing.source === "back" ? wanted.state.empty : tableContent(found?.get(name));
			if (content && isMeant(content, landing.source)) all.set(name, content);
		}
	}
	return all;
}
function isMeant({ metadataLocation }, source) {
	return typeof source === "string" || source.line.at(-1)?.location === metadataLocation;
}
// src/adapters/catalog/nessie/write.ts
/**
* A commit of several tables: first the ledger says what will hold once a branch has been moved,
* then the branch is moved, then the ledger says that it holds. The move decides. A run that is
* killed in between leaves nothing that the next one cannot read from Nessie's history.
*/
/** Answers the branch that was moved, as it was left. */
async function write(means, view, all) {
	if (all.length === 0) return void 0;
	const message = messageOf(all);
	const move = await planMove(means, view, all, randomUUID());
	await makeKeepers(means, view, all);
	const refs = await newRefs(means, view, all, move);
	await writeLedger(means, view, [...all.flatMap((wanted) => tableChanges(view, wanted, move)), ...refs], message);
	const landed = move && await moveBranch(means, move, all, message);
	if (move !== void 0) await confirm(means, move, all);
	await tidy(means, all);
	return landed;
}
function messageOf(all) {
	const names = all.map(({ table }) => tableName(table.loaded.identifier));
	return `icebranch: ${names.slice(0, 5).join(", ")}${names.length > 5 ? ` and ${names.length - 5} more` : ""}`;
}
/** Without a move it holds at once. */
function tableChanges(view, { table, state }, move) {
	const { key, open } = table;
	const before = view.ledger.tables.get(keyText(key));
	const at = Date.now();
	const others = open.filter((intent) => !isOld(intent, at)).slice(-3);
	if (move === void 0) return tableChange(key, {
		now: state,
		next: others
	}, before);
	const intent = {
		...move.sign,
		change: changeOf(table.state, state),
		at
	};
	return tableChange(key, {
		now: table.state,
		next: [...others, intent]
	}, before);
}
async function moveBranch(means, move, all, message) {
	const { reader } = means;
	const { made } = move;
	try {
		if (made !== void 0) await makeBranch(means, made);
	} catch (error) {
		if (isRefusal(error)) await forget(means, move, all, made?.name);
		throw error;
	}
	try {
		return await settle(() => carryOut(means, move, message), async () => movedBranch(reader, await reader.view(true), move.sign));
	} catch (error) {
		if (isRefusal(error)) await forget(means, move, all);
		throw error;
	}
}
/** It is done by then: what cannot be written now, the next run reads from Nessie's history. */
async function confirm(means, move, all) {
	await rewrite(means, all, (view, entry) => {
		const mine = entry.next.find(({ commit }) => commit === move.sign.commit);
		if (mine === void 0) return [];
		const before = entry.next.slice(0, entry.next.indexOf(mine) + 1);
		const next = entry.next.filter((one) => one !== mine && !isPassed(one, before));
		const now = applyChange(entry.now, mine.change);
		return [...tableChange(entry.key, {
			now,
			next
		}, entry), ...settledBases(view, move)];
	});
}
/** `notMade`: a branch that was to be ours, and is not. */
async function forget(means, move, all, notMade) {
	await rewrite(means, all, ({ ledger: { refs } }, entry) => {
		const next = entry.next.filter(({ commit }) => commit !== move.sign.commit);
		if (next.length === entry.next.length) return [];
		const ref = notMade === void 0 ? [] : refChange(notMade, void 0, refs.get(notMade));
		return [...tableChange(entry.key, {
			now: entry.now,
			next
		}, entry), ...ref];
	});
}
/** Tried again where other runs write at the same time, and else left to the next run. */
async function rewrite(means, all, changes) {
	for (let tries = 0; tries < 5; tries++) try {
		const view = await means.reader.view(true);
		await writeLedger(means, view, onceEach(all.flatMap(({ table }) => {
			const entry = view.ledger.tables.get(keyText(table.key));
			return entry === void 0 ? [] : [entry];
		}).flatMap((entry) => changes(view, entry))), "icebranch: done");
		return;
	} catch (error) {
		if (!(error instanceof IcebranchError)) throw error;
		if (error.code !== "IB411") return;
	}
}
/** Nessie refuses a commit that names a key twice. */
function onceEach(changes) {
	return [...new Map(changes.map((change) => [keyText(change.key), change])).values()];
}
// src/adapters/catalog/nessie/catalog.ts
/**
* Nessie has branches of its own, of the whole catalog, and passes Iceberg's over in silence: what
* is sent to one of those lands on the branch at hand. So no Iceberg ref is ever sent to it. A data
* branch is a Nessie branch here, shown to the rest of icebranch as a ref of each of its tables, and
* what that asks to be done to refs is done to Nessie's branches.
*/
/** How often a read is tried again because a branch vanished between two of its requests. */
const maxTries = 4;
function nessieCatalog({ connection }) {
	const api = nessieApi(connection);
	const reader = nessieReader(connection, api);
	const means = {
		api,
		reader,
		places: nessiePlaces(api, reader)
	};
	const read = (view, identifier) => readTable(reader, means.places, view, keyOf(identifier));
	async function keys(isWanted) {
		return unhurried(async () => {
			const view = await reader.view();
			const onMain = (await reader.tables(view.main)).filter(isWanted);
			const known = new Set(onMain.map(keyText));
			const marked = [...view.ledger.tables.values()].map(({ key }) => key);
			const others = [...await means.places.beside(view), ...marked].filter(isWanted);
			const beside = new Map(others.map((key) => [keyText(key), key]));
			for (const name of known) beside.delete(name);
			const shown = await concurrently([...beside.values()], async (key) => await isThere(reader, means.places, view, key) ? [key] : []);
			return [...onMain, ...shown.flat()].sort((a, b) => compareText(keyText(a), keyText(b)));
		});
	}
	return {
		atomic: true,
		branches: { async has(branch) {
			return (await reader.view()).others.get(branch)?.type === "BRANCH";
		} },
		views: { none: "icebranch writes none to Nessie" },
		async listNamespaces() {
			const all = (await keys(() => true)).map((key) => key.slice(0, -1));
			return [...new Map(all.map((namespace) => [keyText(namespace), namespace])).values()];
		},
		async listTables(namespace) {
			const name = keyText(namespace);
			return (await keys((key) => keyText(key.slice(0, -1)) === name)).map(identifierOf);
		},
		async loadTable(identifier) {
			return unhurried(async () => (await read(await reader.view(), identifier))?.loaded);
		},
		async commit(commits) {
			const view = await reader.view(true);
			const written = (await concurrently(commits, async (commit) => wantedOf(means, view, commit, await read(view, commit.identifier)))).filter(changesAnything);
			const landed = await write(means, view, written);
			return unhurried(() => readBack(means, commits, landed)).catch((error) => {
				throw written.length === 0 ? error : unknown(connection.name, "it cannot be read back");
			});
		},
		tableStorage: async () => ({ none: "on Nessie every branch has a table of its own, with a connector's state of its own, so that both branches may hold the same rows of a source" }),
		async dropTable(table) {
			const view = await reader.view(true);
			const found = await read(view, table.identifier);
			await write(means, view, [droppedOf(view, table, found)]);
		},
		async strayMetadata() {
			return [];
		},
		[Symbol.asyncDispose]: () => connection[Symbol.asyncDispose]()
	};
}
async function unhurried(read) {
	for (let tries = 1;; tries++) try {
		return await read();
	} catch (error) {
		if (!(error instanceof IcebranchError && error.code === "IB411")) throw error;
		if (tries === maxTries) throw new IcebranchError("IB410", error.message, {
			hint: "Run again when fewer writers make and remove branches.",
			cause: error
		});
	}
}
async function wantedOf(means, view, { identifier, requirements, updates }, table) {
	const broken = brokenRequirement(table?.loaded.metadata, requirements);
	if (broken !== void 0 || table === void 0) throw notAsPlanned(identifier, broken ?? "it is gone");
	const wanted = translate(view, table, updates);
	return {
		...wanted,
		state: await emptyContents(means, view, wanted)
	};
}
function changesAnything({ table, state, landing }) {
	return landing !== void 0 || !isNoChange(changeOf(table.state, state));
}
/** The branch that was moved is read as it was left: others may have gone on from there already. */
async function readBack({ reader, places }, commits, landed) {
	const now = await reader.view(true);
	const view = landed === void 0 ? now : withRef(now, landed);
	return (await concurrently(commits, ({ identifier }) => readTable(reader, places, view, keyOf(identifier)))).map((table, index) => {
		if (table !== void 0) return table.loaded;
		throw new IcebranchError("IB410", `${tableName(identifierAt(commits, index))} is gone.`, { hint: "Run icebranch drift to see what the catalog holds." });
	});
}
function identifierAt(commits, index) {
	return commits[index]?.identifier ?? {
		namespace: [],
		name: ""
	};
}
function withRef(view, ref) {
	if (ref.name === view.main.name) return {
		...view,
		main: ref
	};
	return view.others.has(ref.name) ? {
		...view,
		others: new Map([...view.others, [ref.name, ref]])
	} : view;
}
/** A table of one data branch alone goes there; one that others have goes from the default branch. */
function droppedOf(view, { identifier, metadataLocation }, table) {
	if (table?.loaded.metadataLocation !== metadataLocation) throw notAsPlanned(identifier, "somebody wrote to it");
	const branches = [...table.branches.values()].filter(({ isOurs, tracked }) => isOurs || tracked);
	const [only, ...others] = table.main === void 0 ? [...table.branches.values()] : branches;
	if (others.length > 0 || table.main !== void 0 && only !== void 0) throw unsupported(`${tableName(identifier)} is on several Nessie branches, so it cannot be dropped at once.`, "End its data branches first.");
	const onto = only?.ref.name ?? (table.main && view.main.name);
	return {
		table,
		state: noState,
		landing: onto === void 0 ? void 0 : {
			onto,
			source: "gone"
		}
	};
}
export { nessieCatalog };
