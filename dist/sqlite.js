import { Vi as IcebranchError, vt as existsSync } from "./core.js";
import { t as DatabaseSync } from "./builtin_node_sqlite.js";
import { t as rowChanges } from "./sql-row-changes.js";
import { a as removal, i as onlyTables } from "./sql-statements.js";
// src/adapters/catalog/sqlite.ts
/** How long to wait for another writer before giving up, in milliseconds. */
const busyMs = 5e3;
/**
* A SQLite file. It is never made: a catalog that is not there has no tables. Reading opens it
* read-only, so that no verb that only looks can change it.
*/
function sqliteDriver(path) {
	let reader;
	const open = (readOnly) => attempt(path, () => new DatabaseSync(path, {
		readOnly,
		timeout: busyMs
	}));
	const write = (work) => {
		const writer = open(false);
		try {
			return attempt(path, () => inTransaction(writer, work));
		} finally {
			writer.close();
		}
	};
	return {
		async query(statement) {
			if (!existsSync(path)) return [];
			reader ??= open(true);
			const database = reader;
			return attempt(path, () => afterRollback(path, () => ask(database, statement)));
		},
		spelling: (column) => column,
		async columns() {
			if (!existsSync(path)) return /* @__PURE__ */ new Map();
			reader ??= open(true);
			const database = reader;
			return attempt(path, () => afterRollback(path, () => columnsOf(database)));
		},
		swap: async (catalog, swaps) => write((database) => swapAll(database, catalog, swaps)),
		async change(catalog, changes) {
			if (!existsSync(path)) throw noTable(path);
			return write((database) => changeAll(database, catalog, changes, path));
		},
		remove: async (catalog, row) => write((database) => {
			const { sql, parameters } = removal(catalog, row, columnsOf(database));
			const { changes } = database.prepare(sql).run(...parameters);
			return {
				commit: changes === 1,
				answer: changes === 1
			};
		}),
		async [Symbol.asyncDispose]() {
			reader?.close();
			reader = void 0;
		}
	};
}
function ask(database, { sql, parameters }) {
	return columnsOf(database).size > 0 ? database.prepare(sql).all(...parameters) : [];
}
/** A SQLite column takes text of any length, whatever it was declared as. */
function columnsOf(database) {
	const rows = database.prepare("select name from pragma_table_info('iceberg_tables')").all();
	return new Map(rows.map(({ name }) => [String(name), void 0]));
}
/** SQLITE_READONLY_ROLLBACK */
const needsRollback = 776;
/**
* A writer that was killed in the middle of its commit leaves a journal that must be rolled back
* before anybody reads, and a connection that only reads must not: another one does it.
*/
function afterRollback(path, ask) {
	try {
		return ask();
	} catch (cause) {
		if (cause.errcode !== needsRollback) throw cause;
		using writer = new DatabaseSync(path, { timeout: busyMs });
		columnsOf(writer);
		return ask();
	}
}
function inTransaction(database, work) {
	database.exec("begin immediate");
	try {
		const { commit, answer } = work(database);
		if (commit) database.exec("commit");
		return answer;
	} finally {
		if (database.isTransaction) database.exec("rollback");
	}
}
/** Each row on its own: there is no network between. What is then there is looked at before it is committed. */
function swapAll(database, catalog, swaps) {
	const ofTable = "catalog_name = ? and table_namespace = ? and table_name = ?";
	const update = database.prepare(`update iceberg_tables set metadata_location = ?, previous_metadata_location = ?
     where ${ofTable} and metadata_location = ?${onlyTables(columnsOf(database))}`);
	const select = database.prepare(`select metadata_location from iceberg_tables where ${ofTable}`);
	for (const [index, { namespace, name, from, to }] of swaps.entries()) {
		const { changes } = update.run(to, from, catalog, namespace, name, from);
		if (changes !== 1 || select.get(catalog, namespace, name)?.metadata_location !== to) return {
			commit: false,
			answer: index
		};
	}
	return {
		commit: true,
		answer: "committed"
	};
}
/** Nobody else writes from `begin immediate` on. */
function changeAll(database, catalog, changes, path) {
	const columns = columnsOf(database);
	if (columns.size === 0) throw noTable(path);
	const steps = rowChanges(changes, {
		catalog,
		columns,
		lock: ""
	});
	for (let step = steps.next();;) {
		if (step.done) return {
			commit: step.value === "committed",
			answer: step.value
		};
		const statement = database.prepare(step.value.sql);
		const parameters = step.value.parameters;
		const isRead = statement.columns().length > 0;
		const rows = isRead ? statement.all(...parameters) : [];
		const made = isRead ? 0 : Number(statement.run(...parameters).changes);
		step = steps.next({
			rows,
			changes: made
		});
	}
}
function noTable(path) {
	return new IcebranchError("IB410", `The catalog ${path} has no table iceberg_tables.`, { hint: "The first sync makes it; run again after that." });
}
/** SQLite's primary result codes. https://www.sqlite.org/rescode.html */
const busyCodes = /* @__PURE__ */ new Set([5, 6]);
function attempt(path, work) {
	try {
		return work();
	} catch (cause) {
		const primary = (cause.errcode ?? 0) & 255;
		if (busyCodes.has(primary)) throw new IcebranchError("IB410", `The catalog ${path} is locked by another program.`, {
			hint: "Wait until that program is done, then run again: nothing was changed.",
			cause
		});
		if (cause instanceof IcebranchError) throw cause;
		throw new IcebranchError("IB410", `The catalog ${path} cannot be used: ${cause.message}.`, {
			hint: "Check that it is a SQLite file that you may read and write.",
			cause
		});
	}
}
export { sqliteDriver };
