// urql asks the address given: a list in two pages, documents named by hash, errors with a code.
// Writes JSON: { "pages": [[title]], "requests": ["GET hash" ...], "errors": [[code]] }

import { cacheExchange, Client, fetchExchange, gql } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";
import { mistakes } from "./mistakes.js";
import { notingFetch, requests } from "./requests.js";

const [url] = process.argv.slice(2);

const client = new Client({
  url,
  fetch: notingFetch,
  preferGetMethod: "within-url-limit",
  exchanges: [cacheExchange, persistedExchange({ preferGetForPersistedQueries: true }), fetchExchange],
});

const ARTICLES = gql`
  query Articles($after: String) {
    articles(first: 2, after: $after, orderBy: TITLE_ASC) {
      nodes { id title }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

async function read() {
  const pages = [];
  let after = null;
  do {
    const { data, error } = await client.query(ARTICLES, { after });
    if (error) throw error;
    pages.push(data.articles.nodes.map((article) => article.title));
    after = data.articles.pageInfo.hasNextPage ? data.articles.pageInfo.endCursor : null;
  } while (after);
  return pages;
}

async function codes(query) {
  const { error } = await client.query(query, {});
  if (error?.networkError) throw error;
  return (error?.graphQLErrors ?? []).map(({ extensions }) => extensions.code);
}

const pages = await read();
const asked = [...requests];
const errors = [];
for (const mistake of mistakes) errors.push(await codes(mistake));
console.log(JSON.stringify({ pages, requests: asked, errors }));
