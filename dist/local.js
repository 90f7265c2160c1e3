import { P as dirname, Vi as IcebranchError, gt as constants } from "./core.js";
import { a as open, d as stat, o as readFile, r as mkdir, s as readdir, u as rm } from "./builtin_node_fs_promises.js";
import { n as tooLarge } from "./metadata-size.js";
// src/adapters/storage/local.ts
/**
* Files of this machine. Locations are absolute paths, or `file:` URLs as Java (`file:/a`) and
* pyiceberg (`file:///a`) write them; neither escapes characters in the path.
*/
function localStorage() {
	return {
		async read(location) {
			return readWhole(pathOf(location), location).catch((cause) => {
				throw cause instanceof IcebranchError ? cause : unreadable(location, cause);
			});
		},
		async create(location, bytes) {
			const path = pathOf(location);
			await mkdir(dirname(path), { recursive: true }).catch((cause) => {
				throw unwritable(location, cause);
			});
			const file = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY).catch((cause) => {
				throw unwritable(location, cause);
			});
			try {
				await file.writeFile(bytes);
				await file.sync();
			} catch (cause) {
				throw unwritable(location, cause);
			} finally {
				await file.close();
			}
		},
		async remove(location) {
			await rm(pathOf(location), { force: true }).catch((cause) => {
				throw unwritable(location, cause);
			});
		},
		async has(location) {
			return (await stat(pathOf(location)).catch((cause) => {
				if (errorCode(cause) === "ENOENT" || errorCode(cause) === "ENOTDIR") return void 0;
				throw unreadable(location, cause);
			}))?.isFile() === true;
		},
		async list(folder) {
			const base = folder.endsWith("/") ? folder : `${folder}/`;
			return (await readdir(pathOf(base), { withFileTypes: true }).catch((cause) => {
				if (errorCode(cause) === "ENOENT" || errorCode(cause) === "ENOTDIR") return [];
				throw unreadable(base, cause);
			})).map((one) => `${base}${one.name}${one.isDirectory() ? "/" : ""}`);
		}
	};
}
/** Of a pipe or a device, which a catalog may name too, there may be no end. */
async function readWhole(path, location) {
	const found = await stat(path);
	if (found.isFile() && found.size > 268435456) throw tooLarge(location);
	if (found.isFile() || found.isDirectory()) return readFile(path);
	throw Object.assign(/* @__PURE__ */ new Error("no file"), { code: "ENXIO" });
}
function pathOf(location) {
	if (location.startsWith("/")) return location;
	if (location.startsWith("file:")) return location.slice(5).replace(/^\/\/+/, "/");
	throw new IcebranchError("IB420", `${schemeOf(location)} locations are not supported.`, { hint: "Use a local folder (file:///…) or S3 (s3://…) as the warehouse." });
}
function schemeOf(location) {
	return /^[a-z0-9+.-]+:/i.exec(location)?.[0] ?? "Relative";
}
function errorCode(cause) {
	return cause.code ?? "unknown";
}
function unreadable(location, cause) {
	return errorCode(cause) === "ENOENT" ? new IcebranchError("IB413", `There is no file ${location}.`, {
		hint: "The catalog points at a file that is gone: restore it, or repair the catalog's row.",
		cause
	}) : new IcebranchError("IB410", `${location} cannot be read (${errorCode(cause)}).`, {
		hint: "Check that the file can be read by the user that runs icebranch.",
		cause
	});
}
function unwritable(location, cause) {
	return new IcebranchError(errorCode(cause) === "EEXIST" ? "IB411" : "IB608", `${location} cannot be written (${errorCode(cause)}).`, {
		hint: "Check that the warehouse folder can be written by the user that runs icebranch.",
		cause
	});
}
export { localStorage };
