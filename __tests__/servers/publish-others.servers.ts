import { publishOn } from "./publish-on.ts";

publishOn(["rest", "nessie", "file"]);
