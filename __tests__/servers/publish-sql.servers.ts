import { publishOn } from "./publish-on.ts";

publishOn(["sql"]);
