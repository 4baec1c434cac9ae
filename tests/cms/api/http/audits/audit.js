// Runs every audit of graphql-http against the address given, and writes the results as JSON:
// [{ "id", "name", "status": "ok" | "notice" | "warn" | "error", "reason" }]

import { serverAudits } from "graphql-http";

const [url] = process.argv.slice(2);
const results = [];

for (const audit of serverAudits({ url })) {
  const { id, name, status, reason } = await audit.fn();
  results.push({ id, name, status, reason });
}

console.log(JSON.stringify(results));
