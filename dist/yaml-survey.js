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
export { surveyYaml as n, MAX_ALIASES as t };
