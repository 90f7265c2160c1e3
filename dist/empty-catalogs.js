import { ur as concurrently } from "./core.js";
// src/plan/empty-catalog.ts
/** More say no more of which is meant. */
const shown = 3;
/** `others`: names that tables of the same database are kept under. */
function emptyCatalog(name, others) {
	const empty = `The catalog ${name} has no table`;
	if (others.length === 0) return {
		code: "IB430",
		level: "notice",
		message: `${empty} yet.`,
		hint: `If there are tables in it, correct its uri or warehouse; nothing is to be done where ${name} is new.`
	};
	const more = others.length > shown ? " and others" : "";
	return {
		code: "IB430",
		level: "warning",
		message: `${empty}, and its database has those of ${others.slice(0, shown).join(", ")}${more}.`,
		hint: `If one of these is meant, name it as catalog-name of ${name} in icebranch.yaml; nothing is to be done where ${name} is new.`
	};
}
// src/commands/empty-catalogs.ts
/** `names`: catalogs that are written to, and in which the run has found no table where it looked. */
async function emptyCatalogs(catalogs, names) {
	return (await concurrently([...new Set(names)].sort(), async (name) => {
		const catalog = await catalogs.open(name);
		if ((await catalog.listNamespaces()).length > 0) return [];
		return [emptyCatalog(name, await catalog.otherNames?.() ?? [])];
	})).flat();
}
export { emptyCatalogs as t };
