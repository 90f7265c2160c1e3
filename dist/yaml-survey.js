import { t as require_dist } from "./yaml.js";
// src/project/yaml-survey.ts
var import_dist = require_dist();
/** A person repeats a few; each is looked up among all anchors. */
const MAX_ALIASES = 1e3;
/** Of a tree that was parsed with `uniqueKeys: false`. Throws `RangeError` where it is nested too deep. */
function surveyYaml(tree) {
	const repeatedKeys = [];
	let aliases = 0;
	(0, import_dist.visit)(tree, {
		Alias() {
			aliases += 1;
		},
		Map(_key, { items }) {
			const seen = /* @__PURE__ */ new Set();
			for (const { key } of items) {
				if (!(0, import_dist.isScalar)(key)) continue;
				if (seen.has(key.value)) repeatedKeys.push(key.range?.[0] ?? 0);
				seen.add(key.value);
			}
		}
	});
	return {
		aliases,
		repeatedKeys
	};
}
/** Words, marks, spaces and line ends: some 35,000 lines. Each costs a hundred times what a letter does. */
const MAX_PARTS = 25e4;
function hasTooManyParts(text) {
	if (text.length * 2 <= 25e4) return false;
	let parts = 0;
	for (const _ of new import_dist.Lexer().lex(text)) if (++parts > 25e4) return true;
	return false;
}
export { surveyYaml as i, MAX_PARTS as n, hasTooManyParts as r, MAX_ALIASES as t };
