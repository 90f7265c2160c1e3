import { publishOn } from "./publish-on.ts";

publishOn(({ server }) => server === "SQLite");
