// A fetch that notes how each request named its document: "GET hash", "GET hash and text", "POST text" ...

export const requests = [];

export async function notingFetch(address, options = {}) {
  const method = options.method ?? "GET";
  const parameters = method === "GET" ? new URL(address).searchParams : new Map(Object.entries(JSON.parse(options.body)));
  const extensions = parameters.get("extensions") ?? {};
  const { persistedQuery } = typeof extensions === "string" ? JSON.parse(extensions) : extensions;
  const named = [persistedQuery && "hash", parameters.get("query") && "text"].filter(Boolean);
  requests.push(`${method} ${named.join(" and ")}`);
  return fetch(address, options);
}
