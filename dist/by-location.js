// src/adapters/catalog/by-location.ts
/** A store for each file, by where it is: a table may have some here and some there. */
function byLocation(at) {
	return {
		read: async (location) => (await at(location)).read(location),
		create: async (location, bytes) => (await at(location)).create(location, bytes),
		remove: async (location) => (await at(location)).remove(location),
		has: async (location) => (await at(location)).has(location),
		list: async (folder) => (await at(folder)).list(folder)
	};
}
export { byLocation as t };
