import { publishOn } from "./publish-on.ts";

publishOn(({ adapter }) => adapter !== "sql");
