import { Bt as imageOf, Rt as membersOf, Vt as sourceSpecification, zt as destinationSpecification } from "./core.js";
// src/connectors/declared-secrets.ts
const declaredSecrets = (reference, { source, destination }) => {
	const image = imageOf(reference);
	return [[
		"/source",
		source,
		sourceSpecification(image)
	], [
		"/destination",
		destination,
		destinationSpecification(image, destination)
	]].flatMap(([root, value, specification]) => specification === void 0 ? [] : [...membersOf(specification.schema, value)].filter(({ schema }) => schema?.airbyte_secret).map(({ pointer }) => root + pointer));
};
export { declaredSecrets };
