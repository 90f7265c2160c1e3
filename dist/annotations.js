export { t as renderAnnotations } from "./annotations2.js";
