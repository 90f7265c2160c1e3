import { $ as existsSync, En as IcebranchError } from "./core.js";
import { t as DatabaseSync } from "./builtin_node_sqlite.js";
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
	return {
		async query(sql, parameters) {
			if (!existsSync(path)) return [];
			reader ??= open(true);
			const database = reader;
			const ask = () => hasTables(database) ? database.prepare(sql).all(...parameters) : [];
			return attempt(path, () => afterRollback(path, ask));
		},
		async transaction(statements) {
			const writer = open(false);
			try {
				return attempt(path, () => runAll(writer, statements));
			} finally {
				writer.close();
			}
		},
		async [Symbol.asyncDispose]() {
			reader?.close();
			reader = void 0;
		}
	};
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
		hasTables(writer);
		return ask();
	}
}
function hasTables(database) {
	return database.prepare("select 1 from sqlite_master where type = 'table' and name = 'iceberg_tables'").get() !== void 0;
}
/** Runs the statements in one transaction and commits only if each of them changed one row. */
function runAll(database, statements) {
	database.exec("begin immediate");
	try {
		for (const [index, { sql, parameters }] of statements.entries()) {
			const { changes } = database.prepare(sql).run(...parameters);
			if (Number(changes) !== 1) {
				database.exec("rollback");
				return index;
			}
		}
		database.exec("commit");
		return "committed";
	} finally {
		if (database.isTransaction) database.exec("rollback");
	}
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
		throw new IcebranchError("IB410", `The catalog ${path} cannot be used: ${cause.message}.`, {
			hint: "Check that it is a SQLite file that you may read and write.",
			cause
		});
	}
}
export { sqliteDriver };
