import { c as typeIs, s as rowsOf } from "./sql-statements.js";
// src/adapters/catalog/sql-row-changes.ts
function* rowChanges(changes, means) {
	for (const [index, change] of changes.entries()) {
		if (!isAt(yield* found(change, means), change, change.from)) return index;
		if ((yield statementOf(change, means)).changes !== 1) return index;
		if (!isAt(yield* found(change, means), change, change.to)) return index;
	}
	return "committed";
}
function* found(key, { catalog, lock }) {
	const { sql, parameters } = rowsOf(catalog, [key]);
	return (yield {
		sql: sql + lock,
		parameters
	}).rows;
}
/** One row, of exactly this spelling and type, that points there; or none of any spelling. */
function isAt(rows, change, location) {
	if (location === void 0) return rows.length === 0;
	const [row] = rows;
	return rows.length === 1 && row?.table_namespace === change.namespace && row.table_name === change.name && row.metadata_location === location && typeIs(row, change.type);
}
function statementOf(change, { catalog, columns }) {
	const { namespace, name, type, from, to } = change;
	const key = [
		catalog,
		namespace,
		name
	];
	const where = "catalog_name = ? and table_namespace = ? and table_name = ?";
	if (from === void 0) {
		const typed = columns.has("iceberg_type") ? {
			column: ", iceberg_type",
			values: [type]
		} : none;
		return {
			sql: `insert into iceberg_tables (catalog_name, table_namespace, table_name, metadata_location${typed.column}) values (?, ?, ?, ?${typed.column && ", ?"})`,
			parameters: [
				...key,
				to,
				...typed.values
			]
		};
	}
	const at = `${where} and metadata_location = ?`;
	if (to === void 0) return {
		sql: `delete from iceberg_tables where ${at}`,
		parameters: [...key, from]
	};
	return {
		sql: `update iceberg_tables set metadata_location = ?, previous_metadata_location = ? where ${at}`,
		parameters: [
			to,
			from,
			...key,
			from
		]
	};
}
const none = {
	column: "",
	values: []
};
export { rowChanges as t };
