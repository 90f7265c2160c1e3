import { c as realpath } from "./builtin_node_fs_promises.js";
import { F as isAbsolute, I as join, L as relative, Vi as IcebranchError } from "./core.js";
// src/adapters/catalog/place.ts
/** Files that a catalog's address names: certificates, keys. */
/**
* Where the file is. Throws IB103, without the path, where it is not to be trusted: who chooses the
* roots chooses which server gets the password.
*/
async function certificatePath(path, { root, untrusted }) {
	const found = isAbsolute(path) ? path : join(root, path);
	if (untrusted === void 0) return found;
	const [file, folder] = await Promise.all([found, untrusted].map(realPath));
	const inside = relative(folder ?? "", file ?? "");
	if (inside.startsWith("..") || isAbsolute(inside)) return found;
	throw new IcebranchError("IB103", "A certificate or key that a catalog names is in the checkout, where a pull request can exchange it.", { hint: "Write it to a file outside of the checkout in a step before, such as one in $RUNNER_TEMP, and name that by its absolute path." });
}
/** As it is written, where there is none. */
async function realPath(path) {
	return realpath(path).catch(() => path);
}
export { certificatePath as t };
