import { Br as redact, Di as refsOf, Er as diffSchemas, Gi as compareText, Gt as loadTables, Hi as asFinding, Hn as isOurs, Ni as marksOf, Oi as snapshotId, Qr as identifierText, Si as history, Sr as currentSchema, Vi as IcebranchError, cn as branchTip, di as startOf, fi as warningAt, ii as isObject, jr as storedType, kr as roundedColumns, li as errorAt, ur as concurrently, yi as branchHead } from "./core.js";
import { t as isCommitId } from "./commit-id.js";
import { t as orFinding } from "./read-views.js";
// src/plan/reconcile.ts
/** Which data branches are in work, pull request by pull request. */
/** Oldest first: whoever branched first is most likely the parent of the others. */
function openBranches(state, context, inState = "open") {
	const all = [...state].flatMap(([table, { table: loaded }]) => [...marksOf(loaded.metadata)].flatMap(([dataBranch, mark]) => isOurs(mark, context) && mark.state === inState ? [{
		table,
		dataBranch,
		mark
	}] : []));
	return [...Map.groupBy(all, ({ dataBranch, mark: { pull, branch } }) => JSON.stringify([
		dataBranch,
		pull,
		pull === null ? branch : ""
	])).values()].map((members) => ({
		branch: members.at(-1)?.mark.branch ?? "",
		dataBranch: members[0]?.dataBranch ?? "",
		pull: members[0]?.mark.pull ?? null,
		commits: differentCommits(members.map(({ mark }) => mark)),
		since: members.reduce((at, { mark }) => Math.min(at, mark.at), Number.POSITIVE_INFINITY),
		until: members.reduce((at, { mark }) => Math.max(at, mark.at), 0),
		tables: members.map(({ table }) => table)
	})).sort((a, b) => a.since - b.since || compareText(a.dataBranch, b.dataBranch));
}
/** One build marks all its tables alike, and each pair costs questions to git. */
function differentCommits(marks) {
	return [...new Map(marks.map(({ base, head }) => [`${base} ${head}`, {
		base,
		head
	}])).values()];
}
/** Branches without a mark on tables without a `main`: what first syncs make of pending tables. */
function firstSyncBranches(state) {
	const branches = /* @__PURE__ */ new Map();
	for (const [table, { table: loaded }] of state) {
		const { metadata } = loaded;
		if (branchHead(metadata, "main") !== null) continue;
		const marks = marksOf(metadata);
		for (const [name, ref] of Object.entries(refsOf(metadata))) {
			if (ref.type !== "branch" || marks.has(name)) continue;
			const first = history(metadata, snapshotId(ref["snapshot-id"])).snapshots.at(-1);
			const at = Number(first?.["timestamp-ms"] ?? 0);
			const known = branches.get(name) ?? {
				tables: [],
				since: at,
				until: at
			};
			known.tables.push(table);
			known.since = Math.min(known.since, at);
			known.until = Math.max(known.until, at);
			branches.set(name, known);
		}
	}
	return [...branches].map(([name, made]) => ({
		branch: name,
		dataBranch: name,
		pull: null,
		commits: [],
		...made
	}));
}
/**
* The tables of one data branch, and those that its first syncs made without a mark. Where another
* pull request has a data branch of the same name, nobody can tell whose those are.
*/
function tablesOfBranch(one, written, state, all) {
	const { dataBranch } = one;
	const isShared = all.some((other) => other.dataBranch === dataBranch && other.tables.some((table) => !one.tables.includes(table)));
	return written.filter(({ table }) => {
		if (one.tables.includes(table)) return true;
		const found = state.get(table);
		return !isShared && found !== void 0 && !marksOf(found.table.metadata).has(dataBranch);
	});
}
/** By the time of the merge, as far as that is known. */
function inMergeOrder(due) {
	const time = ({ mergedAt, since }) => mergedAt ?? since;
	return [...due].sort((a, b) => time(a) - time(b) || compareText(a.dataBranch, b.dataBranch));
}
// src/commands/ancestry.ts
/** How commits descend from each other, by git or, where a clone was cut off, by GitHub. */
/** Each pair is asked once a run. */
function ancestryOf({ ports }) {
	const answers = /* @__PURE__ */ new Map();
	return (ancestor, descendant) => {
		const key = `${ancestor} ${descendant}`;
		const answer = answers.get(key) ?? ask(ports, ancestor, descendant);
		answers.set(key, answer);
		return answer;
	};
}
async function ask({ git, gitHub }, ancestor, descendant) {
	const here = [await git.resolve(ancestor), await git.resolve(descendant)];
	if (here.every((commit) => commit !== void 0)) {
		if (await git.isAncestor(ancestor, descendant)) return "yes";
		if (!git.shallow || gitHub === void 0) return "no";
	}
	const otherwise = here[1] !== void 0 && !git.shallow ? "no" : "unknown";
	if (gitHub === void 0 || ![ancestor, descendant].every(isCommitId)) return otherwise;
	const compared = await gitHub.compare(descendant, ancestor);
	if (compared === void 0) return otherwise;
	return compared.status === "behind" || compared.status === "identical" ? "yes" : "no";
}
// src/commands/judge.ts
/** What GitHub and git say of merges: each question is asked once a run. */
const open = { kind: "open" };
/** `more`: numbers that names ask for, beside those that marks have. */
async function makeJudge(world, state, context, more) {
	const { gitHub } = world.ports;
	const all = [...openBranches(state, context), ...openBranches(state, context, "closed")];
	const numbers = [.../* @__PURE__ */ new Set([...all.flatMap(({ pull }) => pull ?? []), ...more])];
	const asked = /* @__PURE__ */ new Map();
	const problems = [];
	return {
		world,
		problems,
		pulls: gitHub === void 0 || numbers.length === 0 ? /* @__PURE__ */ new Map() : await ifAllowed(problems, /* @__PURE__ */ new Map(), () => gitHub.pulls(numbers)),
		pullsFrom(branch) {
			const ask = () => gitHub?.pullsFrom(branch) ?? Promise.resolve([]);
			const known = asked.get(branch) ?? ifAllowed(problems, [], ask);
			asked.set(branch, known);
			return known;
		},
		ancestry: ancestryOf(world),
		production: await productionCommit(world)
	};
}
/** Without the permission git's history decides, as in a terminal. */
async function ifAllowed(problems, otherwise, question) {
	try {
		return await question();
	} catch (error) {
		if (!(error instanceof IcebranchError && error.code === "IB611")) throw error;
		const { message } = error;
		if (problems.every((one) => one.message !== message)) problems.push({
			...asFinding(error),
			level: "warning"
		});
		return otherwise;
	}
}
/** From another branch `drift` and the sweep look at production all the same. */
async function productionCommit({ ports: { git }, trigger }) {
	const head = trigger.head ?? "HEAD";
	const { pull } = trigger;
	const isElsewhere = pull !== void 0 && pull.baseBranch !== trigger.production;
	if (trigger.event === "merge_group") return head;
	if (trigger.branch === trigger.production && !isElsewhere) return head;
	return await branchTip(git, trigger.production) ?? (isElsewhere ? void 0 : head);
}
/**
* A pull request by its number. The event knows of its own one's merge before GitHub's API does; of
* no other one does it know anything, whatever its branch is called.
*/
function pullNow({ world: { trigger, ports } }, number, known) {
	const { pull } = trigger;
	if (!(pull !== void 0 && pull.number === number && pull.merged && !pull.fork) || known?.state === "merged") return known;
	return {
		number,
		draft: pull.draft,
		fork: pull.fork,
		mergeable: "unknown",
		headBranch: pull.headBranch,
		headCommit: pull.headCommit,
		baseBranch: pull.baseBranch,
		state: "merged",
		mergeCommit: pull.mergeCommit,
		body: "",
		mergedAt: known === void 0 ? void 0 : ports.clock()
	};
}
/**
* The newest pull request from a git branch, one to the production branch before others. Never a
* fork's: its branches may be called as ours are.
*/
async function pullOfBranch(judge, branch) {
	const { trigger } = judge.world;
	const now = (await judge.pullsFrom(branch)).filter(({ fork }) => !fork).map((one) => pullNow(judge, one.number, one) ?? one);
	const event = trigger.pull?.headBranch === branch ? pullNow(judge, trigger.pull.number, void 0) : void 0;
	return now.find(({ baseBranch }) => baseBranch === trigger.production) ?? now[0] ?? event;
}
function mergedBy({ world, production }, pull) {
	const { number, baseBranch: base, mergedAt } = pull;
	return {
		kind: "merged",
		pull: number,
		base,
		mergeCommit: pull.mergeCommit ?? (base === world.trigger.production ? production : void 0) ?? pull.headCommit,
		mergedAt
	};
}
/** What a merge queue asks about is judged as if it were merged: after a squash history says nothing. */
function queued({ world: { trigger }, production }, pull) {
	if (pull.number !== trigger.queued || pull.fork || production === void 0) return open;
	return {
		...mergedIntoProduction({ trigger }, production),
		pull: pull.number
	};
}
/**
* Merged, seen from git: the commit of each mark is in the production branch's history and was not
* there when the branch was built. A squash leaves no such trace.
*/
async function fateByHistory(judge, { commits }) {
	const { ancestry, production } = judge;
	if (commits.length === 0 || production === void 0) return open;
	for (const { base, head } of commits) {
		if (await ancestry(head, production) !== "yes") return open;
		if (await ancestry(head, base) !== "no") return open;
	}
	return mergedIntoProduction(judge.world, production);
}
function mergedIntoProduction({ trigger }, mergeCommit) {
	return {
		kind: "merged",
		pull: null,
		base: trigger.production,
		mergeCommit,
		mergedAt: void 0
	};
}
// src/lineage/declared-columns.ts
/**
* What the change declares anew is done to the table as the catalog has it: what neither declaration
* says, as the columns that a connector adds, is no change. A first declaration only describes a
* table that is there.
*/
function asDeclared(inCatalog, old, now) {
	if (inCatalog === void 0) return now;
	if (old === void 0 || now === void 0) return inCatalog;
	const [before, after] = [byName(old), byName(now)];
	const isChanged = (name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name));
	const there = new Set(inCatalog.map(({ name }) => name));
	return [...inCatalog.flatMap((column) => {
		const { name } = column;
		return isChanged(name) ? after.get(name) ?? [] : [column];
	}), ...now.filter(({ name }) => !there.has(name) && isChanged(name))];
}
function byName(columns) {
	return new Map(columns.map((column) => [column.name, column]));
}
// src/lineage/column-diff.ts
/**
* Columns are matched by name, as SQL does. One that went and one that came are a column renamed,
* where both have the same type and origin and no other has.
*/
function diffColumns(before, after) {
	const origins = renamed(before, after);
	const ids = /* @__PURE__ */ new Map();
	const idOf = (path) => {
		const known = ids.get(path) ?? ids.size + 1;
		ids.set(path, known);
		return known;
	};
	const schema = (columns, nameOf) => ({
		type: "struct",
		fields: columns.map((column) => numbered(column, nameOf(column.name), idOf))
	});
	return diffSchemas(schema(before, (name) => name), schema(after, (name) => origins.get(name) ?? name));
}
/** New name → old name. */
function renamed(before, after) {
	const old = new Set(before.map(({ name }) => name));
	const now = new Set(after.map(({ name }) => name));
	const gone = Map.groupBy(before.filter(({ name }) => !now.has(name)), content);
	const come = Map.groupBy(after.filter(({ name }) => !old.has(name)), content);
	const names = /* @__PURE__ */ new Map();
	for (const [key, [to, ...others]] of come) {
		const [from, ...more] = gone.get(key) ?? [];
		if (to && from && to.from?.length && others.length + more.length === 0) names.set(to.name, from.name);
	}
	return names;
}
function content({ type, from = [] }) {
	return JSON.stringify([type, from]);
}
/** The same path has the same id on both sides. `path` is that of the older side. */
function numbered({ name, type, required }, path, idOf) {
	return {
		id: idOf(path),
		name,
		required,
		type: numberedType(type, path, idOf)
	};
}
function numberedType(type, path, idOf) {
	if (!isObject(type)) return type;
	const inner = (key) => {
		const below = `${path}\0${key}`;
		return {
			[`${key}-id`]: idOf(below),
			[key]: numberedType(type[key], below, idOf)
		};
	};
	switch (type.type) {
		case "list": return {
			...type,
			...inner("element")
		};
		case "map": return {
			...type,
			...inner("key"),
			...inner("value")
		};
		default: return {
			...type,
			fields: fieldsOf(type).map((one) => numbered(one, `${path}\0${one.name}`, idOf))
		};
	}
}
function fieldsOf({ fields }) {
	return Array.isArray(fields) ? fields : [];
}
// src/lineage/impact.ts
/** The changes with what becomes of columns. What leads nowhere in `head` is broken already. */
function withImpact(changes, head, { before, after }) {
	const nodes = new Map(head.nodes.map(({ id, node }) => [id, node]));
	return changes.map((change) => {
		const node = nodes.get(change.node);
		if (node === void 0 || change.change === "added") return onlyBroken(change, after);
		if (node.kind === "ingest") return withColumns(change, ingestDiff(node, before, after));
		return viewImpact(change, change.change === "moved" ? change.because[0] ?? "" : node.id, {
			before,
			after
		});
	});
}
function onlyBroken(change, { typings }) {
	const typing = typings.get(change.node);
	return typing && isBroken(typing) ? {
		...change,
		impact: "broken"
	} : change;
}
function viewImpact(change, was, { before, after }) {
	const [old, now] = [before.typings.get(was), after.typings.get(change.node)];
	if (now === void 0) return change;
	if (isBroken(now)) return change.change === "downstream" && old !== void 0 && isBroken(old) ? change : {
		...change,
		impact: "broken"
	};
	const columns = columnsOn(before, was);
	if (columns === void 0 || now.kind !== "typed") return change;
	return withColumns(change, diffColumns(columns, now.columns));
}
/** Of a view or a table: one may take the other's name. */
function columnsOn({ typings, columnsOf }, id) {
	const typing = typings.get(id);
	if (typing === void 0) return columnsOf(id);
	return typing.kind === "typed" ? typing.columns : void 0;
}
function isBroken({ kind }) {
	return kind === "refused" || kind === "unkept" || kind === "below";
}
function withColumns(change, columns) {
	const impact = impactOf(columns);
	if (impact === "none") return change;
	return {
		...change,
		columns,
		impact: change.impact === "broken" ? "broken" : impact
	};
}
function impactOf({ added, widened, breaking }) {
	if (breaking.length > 0) return "breaking";
	return added.length + widened.length > 0 ? "widening" : "none";
}
/** Of the tables whose columns its files declare. */
function ingestDiff(node, before, after) {
	const diffs = [...node.columns?.keys() ?? []].map((table) => {
		const [old, now] = [columnsOn(before, table), after.columnsOf(table)];
		if (old === void 0 || now === void 0) return {
			added: [],
			widened: [],
			breaking: []
		};
		const { added, widened, breaking } = diffColumns(old, now);
		return {
			added: added.map((path) => `${table}.${path}`),
			widened: widened.map((text) => `${table}: ${text}`),
			breaking: breaking.map((text) => `${table}: ${text}`)
		};
	});
	return {
		added: diffs.flatMap(({ added }) => added),
		widened: diffs.flatMap(({ widened }) => widened),
		breaking: diffs.flatMap(({ breaking }) => breaking)
	};
}
// src/lineage/type-views.ts
/** The columns of views, as DataFusion plans them: each over what the views before it give. */
/** Of the `wanted` views and of those that they read. */
async function typeViews(graph, wanted, columnsOf, planner) {
	const typings = /* @__PURE__ */ new Map();
	const needed = withUpstream(graph, wanted);
	for (const node of graph.nodes) if (needed.has(node.id)) typings.set(node.id, await typeView(node, typings, columnsOf, planner));
	return typings;
}
/** The views among these ids and all views that they read, near or far. */
function withUpstream(graph, wanted) {
	const needed = /* @__PURE__ */ new Set();
	for (const { id, node, dependencies } of graph.nodes.toReversed()) {
		if (node.kind !== "view" || !(needed.has(id) || wanted.has(id))) continue;
		needed.add(id);
		for (const dependency of dependencies) needed.add(dependency);
	}
	const views = new Set(graph.nodes.flatMap(({ id, node }) => node.kind === "view" ? [id] : []));
	return needed.intersection(views);
}
async function typeView({ node, reads }, typings, columnsOf, planner) {
	if (node.kind !== "view" || reads.length < node.relations.length) return {
		kind: "unchecked",
		tables: []
	};
	const sources = reads.map((read) => sourceOf(read, typings, columnsOf));
	const broken = sources.flatMap((one) => one.kind === "broken" ? [one.table] : []);
	if (broken.length > 0) return {
		kind: "below",
		views: [...new Set(broken)]
	};
	const unknown = sources.flatMap((one) => one.kind === "unknown" ? one.tables : []);
	if (unknown.length > 0) return {
		kind: "unchecked",
		tables: [...new Set(unknown)].sort()
	};
	const tables = sources.flatMap((one) => one.kind === "known" ? [one.query] : []);
	const { catalog, namespace } = node.identifier;
	return kept(await planner.plan({
		sql: node.sql,
		defaults: {
			catalog,
			namespace
		},
		tables
	}));
}
function sourceOf({ table, from }, typings, columnsOf) {
	const name = identifierText(table);
	const view = from.length === 1 && from[0] === name ? typings.get(name) : void 0;
	const columns = view === void 0 ? columnsOf(name) : columnsOfView(view);
	if (columns !== void 0) {
		const fields = columns.map((column, index) => ({
			id: index + 1,
			...column
		}));
		return {
			kind: "known",
			query: {
				...table,
				schema: { fields }
			}
		};
	}
	switch (view?.kind) {
		case "unchecked": return {
			kind: "unknown",
			tables: view.tables.length === 0 ? [name] : view.tables
		};
		case "refused":
		case "unkept":
		case "below": return {
			kind: "broken",
			table: name
		};
		case "given-up":
		case "typed":
		case void 0: return {
			kind: "unknown",
			tables: [name]
		};
	}
}
function columnsOfView(view) {
	return view.kind === "typed" ? view.columns.map(({ name, type, required }) => ({
		name,
		type,
		required
	})) : void 0;
}
function kept(query) {
	if (query.kind !== "planned") return query;
	const strange = query.columns.filter(({ type }) => type === null);
	if (strange.length > 0) return {
		kind: "unkept",
		columns: strange.map(({ name, arrow }) => ({
			name,
			arrow
		}))
	};
	return {
		kind: "typed",
		columns: query.columns.map(({ name, type, required, from }) => ({
			name,
			required,
			from,
			type: storedType(type)
		})),
		query
	};
}
/** Asks once for each query over the same columns: base and head of a change share most of theirs. */
function rememberingPlanner(planner) {
	const answers = /* @__PURE__ */ new Map();
	return {
		version: planner.version,
		plan(query) {
			const key = JSON.stringify(query);
			const answer = answers.get(key) ?? planner.plan(query);
			answers.set(key, answer);
			return answer;
		}
	};
}
// src/lineage/allowance.ts
/** A pull request with this label may change columns that others read. */
const ALLOW_BREAKING_LABEL = "icebranch:allow-breaking";
// src/lineage/view-findings.ts
/** What there is to say of the views that a change touches. */
function viewFindings({ head, changes, before, after }) {
	const views = new Map(head.nodes.map(({ id, node }) => [id, node]));
	const changed = new Map(changes.map((change) => [change.node, change]));
	return [...changes.flatMap((change) => {
		const node = views.get(change.node);
		const typing = after.get(change.node);
		if (node?.kind !== "view" || typing === void 0) return [];
		const old = before.get(change.node);
		const isOld = change.change === "downstream" && old !== void 0 && isBroken(old);
		const told = tellView(typing, {
			change,
			file: node.file,
			told: changed,
			after
		});
		return isOld ? told.map((finding) => ({
			...finding,
			level: "warning"
		})) : told;
	}), ...uncheckedViews({
		head,
		changes,
		after
	})];
}
/** Of so many each is told where it is; of more they are counted. */
const MAX_UNCHECKED = 3;
function uncheckedViews({ head, changes, after }) {
	const files = new Map(head.nodes.map(({ id, node }) => [id, node.file]));
	const views = changes.flatMap(({ node, change }) => {
		const typing = after.get(node);
		return typing?.kind === "unchecked" && typing.tables.length > 0 && change !== "downstream" ? [{
			node,
			tables: typing.tables
		}] : [];
	});
	const tables = [...new Set(views.flatMap((view) => view.tables))].sort(compareText);
	if (views.length > MAX_UNCHECKED) return [unchecked(`${views.length} views are`, tables)];
	return views.map((view) => ({
		...startOf(files.get(view.node) ?? ""),
		...unchecked(`${view.node} is`, view.tables)
	}));
}
/** Of views that nobody compares with anything: every one that does not plan. */
function brokenViews(head, typings) {
	return head.nodes.flatMap(({ id, node }) => {
		const typing = typings.get(id);
		if (node.kind !== "view" || typing === void 0) return [];
		return typing.kind === "refused" || typing.kind === "unkept" ? tellView(typing, {
			change: {
				node: id,
				change: "modified",
				because: []
			},
			file: node.file,
			told: /* @__PURE__ */ new Map(),
			after: typings
		}) : [];
	});
}
function tellView(typing, context) {
	const { change, file, told, after } = context;
	const at = startOf(file);
	const isDirect = change.change !== "downstream";
	switch (typing.kind) {
		case "refused": return [refused(typing, change, locationIn(file, typing))];
		case "unkept": return typing.columns.map(({ name, arrow }) => unkept(change.node, name, arrow, at));
		case "below": {
			const silent = typing.views.filter((id) => !told.has(id) && after.get(id)?.kind !== "below");
			return silent.length === 0 ? [] : [below(change.node, silent, at)];
		}
		case "unchecked": return [];
		case "given-up": return [givenUp(change.node, at)];
		case "typed": {
			const rounded = isDirect ? roundedColumns(typing.query.columns) : [];
			return rounded.length === 0 ? [] : [nanoseconds(change.node, rounded, at)];
		}
	}
}
function locationIn(file, { line, column }) {
	return line === void 0 || column === void 0 ? startOf(file) : {
		file,
		line,
		column
	};
}
function refused({ message }, { node, change, because }, at) {
	const said = redact(message).replace(/\.?$/, ".");
	if (change !== "downstream") return errorAt(at, "IB210", `${node} does not plan: ${said}`, "Correct the SQL here.");
	const causes = because.join(", ");
	const hint = `Change ${node} as well, or keep in ${causes} what it reads.`;
	return errorAt(at, "IB210", `${node} does not plan any more, now that ${causes} changes: ${said}`, hint);
}
function unkept(node, column, arrow, at) {
	const message = `Column ${column} of ${node} is ${arrow}, for which Iceberg has no type.`;
	return errorAt(at, "IB211", message, `CAST it to ${arrow === "UInt64" ? "BIGINT" : "a type that Iceberg has"}.`);
}
function nanoseconds(node, columns, at) {
	const [what, are] = columns.length === 1 ? ["Column", "is"] : ["Columns", "are"];
	const message = `${what} ${columns.join(", ")} of ${node} ${are} in nanoseconds and kept in microseconds: nanoseconds need version 3 of Iceberg's tables.`;
	return warningAt(at, "IB211", message, "To say so in the SQL: arrow_cast(…, 'Timestamp(Microsecond, None)').");
}
function below(node, views, at) {
	const [does, they] = views.length === 1 ? ["does", "it"] : ["do", "them"];
	const message = `${node} reads ${views.join(", ")}, which ${does} not plan.`;
	return errorAt(at, "IB210", message, `Mend ${they} first.`);
}
function unchecked(what, tables) {
	const [shown, left] = [tables.slice(0, 4), tables.length - 4];
	return {
		code: "IB213",
		level: "notice",
		message: `${what} not checked: the columns of ${left > 0 ? `${shown.join(", ")} and ${left} more` : shown.join(", ")} are not known until the first sync.`,
		hint: "To have that checked before, put NAME.schema.json beside the spec that writes them."
	};
}
function givenUp(node, at) {
	const message = `${node} is not checked: its SQL is too long or too deeply nested for the planner.`;
	return warningAt(at, "IB213", message, "Split it into several views to have it checked.");
}
/** One for each view or spec whose readers must change with it. */
function breakingFindings(changes, allowance) {
	return changes.filter(({ impact }) => impact === "breaking").sort((a, b) => compareText(a.node, b.node)).map(({ node, file, columns, change, because }) => {
		const message = `${node} changes for those who read it${change === "downstream" ? `, because of ${because.join(", ")}` : ""}: ${columns?.breaking.join("; ") ?? ""}.`;
		const at = startOf(file);
		return allowance.kind === "allowed" ? warningAt(at, "IB212", message, `${allowance.by} allows it: tell those who read it.`) : errorAt(at, "IB212", message, hintFor(allowance));
	});
}
function hintFor(allowance) {
	const ways = `the label ${ALLOW_BREAKING_LABEL}, set by somebody with write access, or the input allow-breaking`;
	if (allowance.kind === "nobody") return `Keep the columns, or say that it is meant: ${ways}.`;
	return `${allowance.who} set the label ${ALLOW_BREAKING_LABEL} and has no write access here: it takes ${ways}.`;
}
// src/commands/allow-breaking.ts
const nobody = { kind: "nobody" };
/**
* To be asked only where something breaks: it costs two requests. A merge queue asks about its pull
* request's label. `problems` gets what the token may not ask, and then nobody allows anything.
*/
async function breakingAllowance({ inputs, trigger, ports: { gitHub } }, problems) {
	if (inputs.allowBreaking) return {
		kind: "allowed",
		by: "allow-breaking"
	};
	const { pull, queued, access } = trigger;
	const number = pull?.number ?? queued;
	if (number === void 0 || gitHub === void 0 || access === "none") return nobody;
	const label = await ifAllowed(problems, void 0, () => gitHub.labelledBy(number, ALLOW_BREAKING_LABEL));
	if (label === void 0) return nobody;
	const by = `The label ${ALLOW_BREAKING_LABEL}, set by ${label.who},`;
	return label.mayWrite ? {
		kind: "allowed",
		by
	} : {
		kind: "not-entitled",
		who: label.who
	};
}
// src/commands/typed-views.ts
/** Views with their columns: of a change, of all that production declares, or as far as the files tell. */
/**
* The views that a change touches, before it and after. `state` has the tables that were read
* already; undefined where no catalog is to be asked.
*/
async function viewsOfChange(world, state) {
	const { changes, baseGraph, graph } = world;
	const touched = new Set(changes.flatMap(({ node, because }) => [node, ...because]));
	if (![graph, baseGraph].some((one) => one && hasView(one, touched))) return withSpecs(world);
	const planner = rememberingPlanner(await world.ports.sqlPlanner());
	const [before, after] = declaredSides(world, await tablesOf(world, [baseGraph, graph].filter((one) => one !== void 0), touched, state));
	const old = baseGraph ? await typeViews(baseGraph, touched, before, planner) : /* @__PURE__ */ new Map();
	const now = await typeViews(graph, touched, after, planner);
	const impacts = withImpact(changes, graph, {
		before: {
			typings: old,
			columnsOf: before
		},
		after: {
			typings: now,
			columnsOf: after
		}
	});
	return {
		changes: impacts,
		typing: {
			planner: planner.version,
			typings: now
		},
		findings: [...viewFindings({
			head: graph,
			changes: impacts,
			before: old,
			after: now
		}), ...await breaking(world, impacts)]
	};
}
function hasView(graph, ids) {
	return withUpstream(graph, ids).size > 0;
}
/** A change of specs alone loads no planner. */
async function withSpecs(world) {
	const { changes, graph } = world;
	const [before, after] = declaredSides(world, () => void 0);
	const none = /* @__PURE__ */ new Map();
	const impacts = withImpact(changes, graph, {
		before: {
			typings: none,
			columnsOf: before
		},
		after: {
			typings: none,
			columnsOf: after
		}
	});
	return {
		changes: impacts,
		findings: await breaking(world, impacts)
	};
}
async function breaking(world, changes) {
	if (!changes.some(({ impact }) => impact === "breaking")) return [];
	const problems = [];
	const allowance = await breakingAllowance(world, problems);
	return [...problems, ...breakingFindings(changes, allowance)];
}
/** Every view of the files alone: what nobody has to be asked for is told at once. */
async function viewsOfFiles(world) {
	const { graph } = world;
	const all = new Set(graph.nodes.map(({ id }) => id));
	if (!hasView(graph, all)) return {};
	const planner = await world.ports.sqlPlanner();
	const [, after] = declaredSides(world, () => void 0);
	const typings = await typeViews(graph, all, after, planner);
	return {
		typing: {
			planner: planner.version,
			typings
		},
		findings: brokenViews(graph, typings)
	};
}
/**
* Every view of production's files over the tables as they are. What is merged is merged: a view
* that does not plan keeps nothing else from being published.
*/
async function viewsOfProduction(world, graph, state) {
	const all = new Set(graph.nodes.map(({ id }) => id));
	if (!hasView(graph, all)) return { findings: [] };
	const planner = await world.ports.sqlPlanner();
	const listings = missingTables([graph], all, state);
	const answers = await concurrently(listings, (one) => orFinding(() => loadTables(world.catalogs, [one])));
	const more = new Map(answers.flatMap((one) => "code" in one ? [] : [...one]));
	const unread = answers.flatMap((one) => "code" in one ? [one] : []);
	const [, after] = declaredSides(world, (id) => columnsIn(more, id) ?? columnsIn(state, id));
	const typings = await typeViews(graph, all, after, planner);
	const findings = [...unread, ...brokenViews(graph, typings)];
	return {
		typing: {
			planner: planner.version,
			typings
		},
		findings: findings.map((finding) => ({
			...finding,
			level: "warning"
		}))
	};
}
/** Those that were planned, with their columns where these are known. */
function typedViewsOf(graph, typing) {
	return graph.nodes.flatMap(({ id, node }) => {
		const found = typing?.typings.get(id);
		if (node.kind !== "view" || found === void 0) return [];
		return [{
			...node,
			columns: found.kind === "typed" ? found.columns : void 0
		}];
	});
}
/** The columns of every table that these views, and those that they read, go back to. */
async function tablesOf({ catalogs }, graphs, wanted, state) {
	if (state === void 0) return () => void 0;
	const more = await loadTables(catalogs, missingTables(graphs, wanted, state));
	return (id) => columnsIn(more, id) ?? columnsIn(state, id);
}
function missingTables(graphs, wanted, state) {
	const missing = graphs.flatMap((graph) => tablesRead(graph, wanted)).filter(({ id }) => !state.has(id));
	return [...new Map(missing.map((one) => [one.id, one])).values()].map(({ catalog, namespace, name }) => ({
		catalog,
		namespace,
		tables: [{
			namespace: namespace.split("."),
			name
		}]
	}));
}
function tablesRead(graph, wanted) {
	const needed = withUpstream(graph, wanted);
	const views = new Set(graph.nodes.flatMap(({ id, node }) => node.kind === "view" ? [id] : []));
	return graph.nodes.filter(({ id }) => needed.has(id)).flatMap(({ reads }) => reads.map(({ table }) => ({
		...table,
		id: identifierText(table)
	}))).filter(({ id }) => !views.has(id));
}
function columnsIn(state, id) {
	const metadata = state.get(id)?.table.metadata;
	return metadata && currentSchema(metadata)?.fields;
}
/** What the catalog says counts, with what the change itself declares otherwise than its base did. */
function declaredSides({ baseGraph, graph }, inCatalog) {
	const [old, now] = [declaredColumns(baseGraph), declaredColumns(graph)];
	const isChanged = (id) => baseGraph !== void 0 && JSON.stringify(old.get(id)) !== JSON.stringify(now.get(id));
	return [(id) => inCatalog(id) ?? old.get(id), (id) => isChanged(id) ? asDeclared(inCatalog(id), old.get(id), now.get(id)) : inCatalog(id) ?? now.get(id)];
}
function declaredColumns(graph) {
	return new Map((graph?.nodes ?? []).flatMap(({ node }) => node.kind === "ingest" ? [...node.columns ?? []] : []));
}
export { tablesOfBranch as _, fateByHistory as a, mergedIntoProduction as c, pullOfBranch as d, queued as f, openBranches as g, inMergeOrder as h, viewsOfProduction as i, open as l, firstSyncBranches as m, viewsOfChange as n, makeJudge as o, ancestryOf as p, viewsOfFiles as r, mergedBy as s, typedViewsOf as t, pullNow as u };
