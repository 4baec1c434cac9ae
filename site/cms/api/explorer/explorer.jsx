// The page at /graphql/ in a browser: GraphiQL, which asks the endpoint named on its own element.

import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { createRoot } from "react-dom/client";

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

const example = `# Write a document and run it with Ctrl+Enter. The book icon opens the schema.
{
  articles(first: 3) {
    totalCount
    nodes {
      title
      url
    }
  }
}
`;

// A document may be given in the address: /graphql/?query=…&variables=…
const given = new URLSearchParams(location.search);

createRoot(element).render(
  <GraphiQL
    fetcher={ask}
    defaultQuery={example}
    initialQuery={given.get("query") ?? undefined}
    initialVariables={given.get("variables") ?? undefined}
  />,
);
