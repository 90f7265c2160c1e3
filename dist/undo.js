import { $r as allOrNone, Fi as MAIN, Fn as takeBackState, Hn as isOurs, Mn as restoreState, Ni as marksOf, Nn as setBranch, On as pinTable, Pi as undoTag, Pn as setMark, Sn as makeRef, Sr as currentSchema, Tn as pinRef, _i as addedBetween, bi as findRef, fr as REF_MAIN, gi as viewMarkOf, gr as mainVersion, hi as renderViewMark, hr as hasOwnStorage, ji as keptTag, jn as removeRef, mi as VIEW_MARK, mn as shellWord, mr as findVersion, wi as isAncestor, xi as findSnapshot, yi as branchHead, yn as connectorState } from "./core.js";
import { O as everyTable, P as describeTable, T as planContext, d as pinOf, f as schemaUpdates, g as losesBound, h as isOurView, l as viewContext, m as isNamedByFile, o as everyViewNamespace, p as setProperties, r as readEverything, u as commitOn, w as ofEveryPull } from "./on-production.js";
import { n as readViews } from "./read-views.js";
// src/plan/undo.ts
/**
* Every publish of ours that moved some `main` and has not been undone. A stacked pull request's
* moved another data branch and no `main`: there is nothing of it to put back, and it is not here.
*/
function publishes(written, state, context) {
	const records = /* @__PURE__ */ new Map();
	for (const { dataBranch, mark, publish } of receipts(written, state, context)) {
		if (publish.from === publish.to) continue;
		const tables = (records.get(publish.id)?.tables ?? 0) + 1;
		const { branch, at } = mark;
		records.set(publish.id, {
			id: publish.id,
			branch,
			dataBranch,
			at,
			tables
		});
	}
	return [...records.values()].sort((a, b) => b.at - a.at);
}
function receipts(written, state, context) {
	return written.flatMap((one) => {
		const found = state.get(one.table);
		if (found === void 0) return [];
		return [...marksOf(found.table.metadata)].flatMap(([dataBranch, mark]) => isOurs(mark, context) && mark.state === "published" && mark.onto === void 0 ? chain(mark.publish).map((link) => ({
			written: one,
			found,
			dataBranch,
			mark,
			...link
		})) : []);
	});
}
/** A table's publishes, newest first. */
function chain(publish, after) {
	return publish === void 0 ? [] : [{
		publish,
		after
	}, ...chain(publish.before, publish)];
}
/** All tables of one publish, all or none: by compare-and-swap, and only while `main` is as it left it. */
function planUndo(written, state, context, publish) {
	const planned = receipts(written, state, context).filter((one) => one.publish.id === publish).map((one) => planTable(one, context));
	return allOrNone(planned);
}
function planTable(receipt, context) {
	const { written, found, dataBranch, mark, publish, after } = receipt;
	const { metadata, identifier } = found.table;
	const plan = describeTable(written, found, dataBranch, "published", mark);
	const finding = after === void 0 ? obstacle$1(receipt, metadata) : laterFirst(written, after);
	if (finding !== void 0) return {
		plan,
		findings: [finding],
		commit: void 0
	};
	const move = {
		table: written.table,
		result: publish.from === publish.to ? "nothing" : "undone",
		from: publish.to,
		to: publish.from,
		undo: null
	};
	const requirements = [
		pinTable(metadata),
		pinRef(metadata, MAIN),
		pinRef(metadata, dataBranch)
	];
	const updates = undoUpdates(receipt, metadata, context);
	return {
		plan,
		findings: move.result === "undone" ? stateStays(receipt, metadata) : [],
		commit: {
			move,
			commit: {
				identifier,
				requirements,
				updates
			}
		}
	};
}
function stateStays({ written, dataBranch, mark, publish }, metadata) {
	if (publish.head === void 0 || restoreState(metadata, mark).length === 0) return [];
	return [{
		code: "IB437",
		level: "warning",
		message: `${written.table}: the connector's state stays past the rows that go off main, since main's own syncs went on from there: no sync reads them again.`,
		hint: `They stay on the data branch: icebranch publish --branch ${shellWord(dataBranch)} brings them back; to read them anew, run a full refresh of the connector.`
	}];
}
function laterFirst({ table }, { id }) {
	return {
		code: "IB416",
		level: "error",
		message: `${table} was published again since, with rows that came late.`,
		hint: `Undo that publish first: icebranch undo --publish ${id}.`
	};
}
function obstacle$1(receipt, metadata) {
	const { written, publish } = receipt;
	if (publish.from === publish.to) return void 0;
	const main = branchHead(metadata, MAIN);
	if (main !== publish.to) return {
		code: "IB401",
		level: "error",
		message: `${written.table} cannot be put back: main has moved on from ${publish.to ?? "nothing"} to ${main ?? "nothing"} since the publish.`,
		hint: "Nothing was undone; remove what came after by hand if it is not wanted, or publish a change that mends the data."
	};
	if (publish.from !== null && findSnapshot(metadata, publish.from) === void 0) return {
		code: "IB403",
		level: "error",
		message: `${written.table} cannot be put back: snapshot ${publish.from} has been expired.`,
		hint: "Undo within the time that publish.keep-undo gives."
	};
	return lateRows(receipt, metadata);
}
/** With rows that came late the connectors' state cannot go back: main would read those rows twice or never. */
function lateRows({ written, dataBranch, mark, publish }, metadata) {
	const head = branchHead(metadata, dataBranch);
	if (!(publish.before === void 0 && statesBack(metadata, mark, publish).length > 0) || head === null || head === publish.to) return void 0;
	const added = addedBetween(metadata, publish.to, head);
	return {
		code: "IB415",
		level: "error",
		message: `${written.table}: a sync of the data branch ${dataBranch} moved the connector's state past ${added === null ? "rows" : `${added.rows} ${added.rows === 1 ? "row" : "rows"}`} that came after the publish.`,
		hint: `Publish them first (icebranch publish --branch ${shellWord(dataBranch)}), or put them aside (icebranch refresh --branch ${shellWord(dataBranch)} --discard).`
	};
}
/**
* With a replay `main` keeps rows that its own syncs read after the data branch's: no state stands
* before these and not before those.
*/
function statesBack(metadata, mark, { head }) {
	return head === void 0 ? restoreState(metadata, mark) : [];
}
/** The connectors' state goes back too; the data branch keeps the rows. */
function undoUpdates(receipt, metadata, context) {
	const { dataBranch, mark, publish } = receipt;
	const { now } = context;
	const { before } = publish;
	const moves = publish.from !== publish.to;
	const move = moves ? mainBack(receipt, metadata, context) : [];
	if (before !== void 0) return [...move, setMark(dataBranch, {
		...mark,
		publish: before
	})];
	const back = moves ? statesBack(metadata, mark, publish) : [];
	const takenBack = back.length === 0 ? {} : { stateTakenBack: connectorState(metadata) };
	return [
		...move,
		...takeBackState(back, now),
		setMark(dataBranch, {
			...mark,
			...takenBack,
			state: "undone",
			at: now
		})
	];
}
/** Where the data branch is gone, or elsewhere, `main` was the only ref to what it leaves: a tag keeps it. */
function mainBack({ dataBranch, publish: { id, from, to, head: replayed } }, metadata, { now, keepUndoMs }) {
	const head = branchHead(metadata, dataBranch);
	const rows = replayed ?? to;
	const isHeld = rows === null || head !== null && isAncestor(metadata, rows, head) === "yes";
	const life = {
		now,
		ms: keepUndoMs
	};
	const tag = undoTag(id);
	return [
		...isHeld || to === null ? [] : [makeRef(metadata, "tag", keptTag(dataBranch, to), to, life)],
		from === null ? removeRef(MAIN) : setBranch(metadata, MAIN, from),
		...findRef(metadata, tag) === void 0 ? [] : [removeRef(tag)]
	];
}
// src/plan/undo-views.ts
/**
* Only the last change of a view can be undone, as long as a publish of tables can: an earlier one
* no longer finds it.
*/
function published(state, context) {
	return [...state].flatMap(([id, found]) => {
		if (found.kind !== "seen" || found.seen.kind !== "view") return [];
		const { view } = found.seen;
		const mark = viewMarkOf(view.metadata);
		if (!isOurView(mark, context) || mark.state !== "published") return [];
		if (!isNamedByFile(id, mark)) return [];
		return mark.at + context.keepUndoMs < context.now ? [] : [{
			id,
			view,
			mark
		}];
	});
}
/** Publishes that changed views, with those that changed tables, newest first. */
function withViews(records, state, context) {
	const all = new Map(records.map((one) => [one.id, one]));
	for (const { mark } of published(state, context)) {
		const known = all.get(mark.publish);
		const { publish: id, at } = mark;
		all.set(id, {
			...known ?? {
				id,
				branch: "",
				dataBranch: "",
				at,
				tables: 0
			},
			views: (known?.views ?? 0) + 1
		});
	}
	return [...all.values()].sort((a, b) => b.at - a.at);
}
/** `after`: the tables of the publish. */
function planUndoViews(state, context, publish, after) {
	return published(state, context).filter(({ mark }) => mark.publish === publish).map((one) => planOne(one, context, after));
}
function planOne({ id, view, mark }, { now }, after) {
	const { storage } = view;
	const why = obstacle(view, mark);
	if (why !== void 0 || storage === void 0) return {
		view: id,
		state: "newer",
		findings: [notBack(id, why ?? "")],
		step: void 0
	};
	const undone = {
		...mark,
		state: "undone",
		at: now
	};
	const before = {
		from: mark.version,
		to: mark.before?.version ?? null,
		undo: null
	};
	return {
		view: id,
		state: "undone",
		findings: [],
		step: {
			kind: "view",
			catalog: id.split(".", 1)[0] ?? "",
			write: mark.before === null ? madeAway({
				...view,
				storage
			}, undone) : putBack({
				...view,
				storage
			}, undone, mark.before),
			move: {
				view: id,
				result: "undone",
				...before
			},
			after
		}
	};
}
function obstacle(view, mark) {
	const { metadata, storage } = view;
	if (mainVersion(metadata)?.["version-id"] !== mark.version) return "somebody has changed it since the publish";
	if (storage === void 0) return "the table that stores it is gone";
	if (!hasOwnStorage(view)) return "what stores it is not its own table";
	const fields = mark.before === null ? void 0 : fieldsBack(storage, mark.before.schema);
	if (fields !== void 0 && losesBound(storage.metadata, fields)) return "its table has partitions, or an order, of a column that would go";
	if (mark.before !== null && findVersion(metadata, mark.before.version) === void 0) return `its version ${mark.before.version} is not kept any more`;
}
function notBack(view, why) {
	return {
		code: "IB434",
		level: "warning",
		message: `The view ${view} is not put back: ${why}.`,
		hint: "Revert the change in git and merge that: the next run makes the view anew."
	};
}
/** The storage table stays: it has what a refresh wrote, and the mark that keeps the view undone. */
function madeAway({ identifier, storage, ...view }, mark) {
	const update = setProperties({ [VIEW_MARK]: renderViewMark(mark) });
	return {
		identifier,
		storage: storage.identifier,
		change: {
			kind: "drop",
			before: pinOf(view),
			storage: {
				kind: "kept",
				commit: commitOn(storage, [update])
			}
		}
	};
}
function putBack({ identifier, storage, ...view }, mark, { version, ref, schema }) {
	const rendered = { [VIEW_MARK]: renderViewMark(mark) };
	const fields = fieldsBack(storage, schema);
	const stored = fields === void 0 ? [] : schemaUpdates(storage, fields, storage.metadata["last-column-id"] ?? 0);
	return {
		identifier,
		storage: storage.identifier,
		change: {
			kind: "update",
			before: pinOf(view),
			updates: [
				{
					action: "set-current-view-version",
					"view-version-id": version
				},
				setProperties(ref === null ? rendered : {
					...rendered,
					[REF_MAIN]: ref
				}),
				...ref === null ? [{
					action: "remove-properties",
					removals: [REF_MAIN]
				}] : []
			],
			storage: stored.length === 0 ? void 0 : commitOn(storage, stored)
		}
	};
}
/** A refresh may have stored rows since that lack a column: it is not required of them. */
function fieldsBack({ metadata }, schema) {
	const before = metadata.schemas?.find((one) => one["schema-id"] === schema);
	const now = new Map(currentSchema(metadata)?.fields.map((field) => [field.id, field]));
	return before?.fields.map((field) => ({
		...field,
		required: field.required && now.get(field.id)?.required === true
	}));
}
// src/commands/undo.ts
async function undoParts(world) {
	const state = await readEverything(world);
	const context = ofEveryPull(await planContext(world, state, "", ""));
	const seen = await readViews(world, [], await everyViewNamespace(world));
	const ofViews = await viewContext(world, seen.state, context);
	const { branch, publish: asked } = world.inputs;
	const all = withViews(publishes(everyTable(world.graph, state), state, context), seen.state, ofViews).filter((one) => branch === void 0 || one.branch === branch || one.dataBranch === branch);
	const publish = asked ?? (all.length === 1 ? all[0]?.id : void 0);
	if (publish === void 0) return { findings: [...seen.findings, which(all.map(inWords))] };
	const { findings = [], ...parts } = undoOne(world, publish, {
		state,
		context,
		views: seen.state,
		ofViews
	});
	return {
		branch: branch ?? null,
		...parts,
		findings: [...seen.findings, ...findings]
	};
}
/** Views go back after the tables, and stay where those do. */
function undoOne(world, publish, around) {
	const { state, context } = around;
	const planned = planUndo(everyTable(world.graph, state), state, context, publish);
	const after = planned.map(({ plan }) => plan.table);
	const views = planUndoViews(around.views, around.ofViews, publish, after);
	if (planned.length + views.length > 0) return {
		groups: [planned],
		views
	};
	return { findings: [{
		code: "IB416",
		level: "error",
		message: `There is no publish ${publish} that could be undone.`,
		hint: "Run icebranch undo without --publish to see which there are."
	}] };
}
function inWords({ id, branch, tables, views = 0 }) {
	return `${id} (${[
		...branch === "" ? [] : [branch],
		...tables === 0 ? [] : [tables === 1 ? "1 table" : `${tables} tables`],
		...views === 0 ? [] : [views === 1 ? "1 view" : `${views} views`]
	].join(", ")})`;
}
function which(names) {
	return names.length === 0 ? {
		code: "IB416",
		level: "notice",
		message: "There is no publish that could be undone.",
		hint: "A publish can be undone until publish.keep-undo is over."
	} : {
		code: "IB416",
		level: "error",
		message: `There are ${names.length} publishes: ${names.join("; ")}.`,
		hint: "Say which one with --publish ID."
	};
}
export { undoParts };
