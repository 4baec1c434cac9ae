// The plain explorer: sends the document of the form and shows what comes back.
"use strict";

const form = document.getElementById("request");
const query = document.getElementById("query");
const variables = document.getElementById("variables");
const statusLine = document.getElementById("status");
const answer = document.getElementById("answer");

function readVariables() {
  return variables.value.trim() ? JSON.parse(variables.value) : {};
}

async function ask() {
  const started = performance.now();
  const response = await fetch(form.dataset.endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json" },
    body: JSON.stringify({ query: query.value, variables: readVariables() }),
  });
  const body = await response.json();
  const milliseconds = Math.round(performance.now() - started);
  statusLine.textContent = `Status ${response.status}, ${milliseconds} ms`;
  answer.textContent = JSON.stringify(body, null, 2);
}

async function run() {
  try {
    await ask();
  } catch (error) {
    statusLine.textContent = error.message;
    answer.textContent = "";
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});

form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});

// A document may be given in the address: /graphql/?query=…&variables=…
const given = new URLSearchParams(location.search);
query.value = given.get("query") ?? query.value;
variables.value = given.get("variables") ?? variables.value;
