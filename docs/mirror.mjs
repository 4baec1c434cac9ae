// Keeps a copy of a publication in a folder, a file for each thing: node mirror.mjs https://cms.example.org KEY folder
//
// Needs Node.js 20 and nothing else. Run it as often as you like: each run takes what is new.

import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

const [address, key, folder] = argv.slice(2);

/** Ask for what follows a cursor; wait where we are told to. */
async function ask(cursor) {
  const query = new URLSearchParams({ cursor, limit: "500" });
  const headers = { Authorization: `Bearer ${key}` }; // fetch asks for gzip by itself.
  const answer = await fetch(`${address}/api/sync/v1/changes?${query}`, { headers });
  if (answer.status === 429 || answer.status === 503) {
    await sleep(1000 * Number(answer.headers.get("Retry-After") ?? 60));
    return ask(cursor);
  }
  return { status: answer.status, page: await answer.json() };
}

/** Write a file whole or not at all. */
async function store(name, content) {
  const path = join(folder, name);
  await writeFile(`${path}.new`, JSON.stringify(content));
  await rename(`${path}.new`, path);
}

/** The name of a thing's file: `article:12` is in `article-12.json`. */
const fileOf = (id) => `${id.replaceAll(/\W/g, "-")}.json`;

/** Drop what was not given again since we began anew. */
async function dropOthers(round) {
  for (const name of await readdir(folder)) {
    if (!name.includes("-")) continue;
    const copy = JSON.parse(await readFile(join(folder, name), "utf8"));
    if (copy.round < round) await rm(join(folder, name));
  }
}

await mkdir(folder, { recursive: true });
let state = { cursor: "", round: 1, anew: false };
try {
  state = JSON.parse(await readFile(join(folder, "state.json"), "utf8"));
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}

// It can be interrupted anywhere: the cursor is stored after the items, and what was stored twice is the same.
for (let more = true; more; ) {
  const { status, page } = await ask(state.cursor);
  if (status === 410) {
    // RESYNC: begin anew, and drop at the end what is not given again.
    state = { cursor: "", round: state.round + 1, anew: true };
    await store("state.json", state);
    continue;
  }
  if (status !== 200) {
    console.error(`${page.code}: ${page.detail}`);
    exit(1);
  }
  for (const { id, item, url } of page.items) {
    if (item === null) await rm(join(folder, fileOf(id)), { force: true });
    else await store(fileOf(id), { round: state.round, url, item });
  }
  more = page.hasMore;
  if (!more && state.anew) await dropOthers(state.round);
  state = { cursor: page.nextCursor, round: state.round, anew: state.anew && more };
  await store("state.json", state);
}
