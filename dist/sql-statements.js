// src/adapters/catalog/sql-statements.ts
/** How many rows one statement is about, so that its parameters stay few enough for any database. */
const chunkSize = 500;
function chunks(items) {
	const all = [];
	for (let at = 0; at < items.length; at += chunkSize) all.push(items.slice(at, at + chunkSize));
	return all;
}
function namespacesOf(catalog, spelling) {
	const columns = ["catalog_name", "table_namespace"];
	return {
		sql: `select ${columns} from iceberg_tables where catalog_name = ? group by ${[...columns, ...columns.map(spelling)]}`,
		parameters: [catalog]
	};
}
const catalogNames = {
	sql: "select distinct catalog_name from iceberg_tables",
	parameters: []
};
function rowsIn(catalog, namespaces) {
	return {
		sql: `select * from iceberg_tables where catalog_name = ? and table_namespace in (${marks(namespaces)})`,
		parameters: [catalog, ...namespaces]
	};
}
function rowsOf(catalog, keys) {
	const { sql, parameters } = where(catalog, keys);
	return {
		sql: `select * from iceberg_tables where ${sql}`,
		parameters
	};
}
/** Rows by their keys, a namespace at a time: what an index of all three columns serves well. */
function where(catalog, keys) {
	const namespaces = [...Map.groupBy(keys, ({ namespace }) => namespace)];
	return {
		sql: `catalog_name = ? and (${namespaces.map(([, rows]) => `(table_namespace = ? and table_name in (${marks(rows)}))`).join(" or ")})`,
		parameters: [catalog, ...namespaces.flatMap(([namespace, rows]) => [namespace, ...rows.map(({ name }) => name)])]
	};
}
/** Java reads a missing type as TABLE, and so do we. `columns`: those that there are. */
function onlyTables(columns) {
	return columns.has("iceberg_type") ? " and (iceberg_type = 'TABLE' or iceberg_type is null)" : "";
}
/** In version 0, and where a catalog was brought to version 1, only the metadata tells. */
function typeIs({ iceberg_type }, type) {
	return (iceberg_type ?? type) === type;
}
/** One row; others take it away, or point it elsewhere, with the same condition. */
function removal(catalog, { namespace, name, from }, columns) {
	return {
		sql: `delete from iceberg_tables where catalog_name = ? and table_namespace = ? and table_name = ? and metadata_location = ?${onlyTables(columns)}`,
		parameters: [
			catalog,
			namespace,
			name,
			from
		]
	};
}
function marks(items) {
	return items.map(() => "?").join(", ");
}
export { removal as a, typeIs as c, onlyTables as i, where as l, chunks as n, rowsIn as o, namespacesOf as r, rowsOf as s, catalogNames as t };
