// Apollo Client asks the address given: a list in two pages, documents named by hash, errors with a code.
// Writes JSON: { "pages": [[title]], "again": [title], "requests": ["GET hash" ...], "errors": [[code]] }

import { createHash } from "node:crypto";
import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { relayStylePagination } from "@apollo/client/utilities";
import { filter, firstValueFrom } from "rxjs";
import { mistakes } from "./mistakes.js";
import { notingFetch, requests } from "./requests.js";

const [uri] = process.argv.slice(2);

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

function newClient() {
  return new ApolloClient({
    link: new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(
      new HttpLink({ uri, fetch: notingFetch }),
    ),
    cache: new InMemoryCache({
      typePolicies: { Query: { fields: { articles: relayStylePagination(["filter", "orderBy"]) } } },
    }),
  });
}

const ARTICLES = gql`
  query Articles($after: String) {
    articles(first: 2, after: $after, orderBy: TITLE_ASC) {
      edges { cursor node { id title } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

const titles = ({ articles }) => articles.edges.map((edge) => edge.node.title);

async function read() {
  const list = newClient().watchQuery({ query: ARTICLES });
  const { data } = await firstValueFrom(list.pipe(filter((result) => !result.loading)));
  const after = data.articles.pageInfo.endCursor;
  const pages = [titles(data)];
  // The same page twice, as a reader does who clicks twice.
  for (let click = 0; click < 2; click += 1) {
    await list.fetchMore({ variables: { after } });
    pages.push(titles(list.getCurrentResult().data));
  }
  return pages;
}

async function codes(query) {
  try {
    await newClient().query({ query: gql(query) });
    return [];
  } catch (error) {
    if (!CombinedGraphQLErrors.is(error)) throw error;
    return error.errors.map(({ extensions }) => extensions.code);
  }
}

const pages = await read();
const again = titles((await newClient().query({ query: ARTICLES })).data);
const asked = [...requests];
const errors = [];
for (const mistake of mistakes) errors.push(await codes(mistake));
console.log(JSON.stringify({ pages, again, requests: asked, errors }));
