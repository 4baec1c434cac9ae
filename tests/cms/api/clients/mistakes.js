// Documents that the API refuses, each for another reason.

export const mistakes = [
  "{ articles(first: 1) { nodes { colour } } }",
  "{ articles(first: 101) { nodes { title } } }",
  "{ rubrics { articles(first: 100) { nodes { relatedArticles(first: 100) { title } } } } }",
];
