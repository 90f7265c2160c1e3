export { r as renderAnnotations } from "./annotations2.js";
