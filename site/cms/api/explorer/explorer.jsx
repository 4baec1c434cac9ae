// The page at /graphql/ in a browser: GraphiQL, which asks the endpoint named on its own element.

import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { createRoot } from "react-dom/client";

import body from "./examples/body.graphql";
import newest from "./examples/newest.graphql";
import search from "./examples/search.graphql";
import "./explorer.css";

const element = document.getElementById("explorer");

globalThis.MonacoEnvironment = {
  getWorker(_id, language) {
    const { editorWorker, graphqlWorker, jsonWorker } = element.dataset;
    return new Worker({ graphql: graphqlWorker, json: jsonWorker }[language] ?? editorWorker);
  },
};

async function ask(parameters, { headers } = {}) {
  const response = await fetch(element.dataset.endpoint, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/graphql-response+json",
      ...headers,
    },
    body: JSON.stringify(parameters),
  });
  return response.json();
}

const examples = [newest, body, search].map((query) => ({ query }));

// A document may be given in the address: /graphql/?query=…&variables=…
const address = new URLSearchParams(location.search);
const given = {
  query: address.get("query") ?? undefined,
  variables: address.get("variables") ?? undefined,
};

// The tabs are those of somebody's first visit; later ones find the tabs that the last one left.
createRoot(element).render(
  <GraphiQL
    fetcher={ask}
    defaultTabs={given.query ? [given, ...examples] : examples}
    initialQuery={given.query}
    initialVariables={given.variables}
  />,
);
